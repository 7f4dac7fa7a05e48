// Which findings are shown: by severity, category, rule, evidence, decision and words; counts follow.

const SEVERITIES = ["critical", "major", "minor", "neutral"];
const CHOICES = ["category", "rule", "evidence", "status"];
const filter = { severities: new Set(SEVERITIES), category: "", rule: "", evidence: "", status: "", words: "" };
let shown = [];
let folding = true;

const statusOf = (finding) => finding.decision?.decision ?? "undecided";
const valueOf = (finding, choice) => (choice === "status" ? statusOf(finding) : finding[choice]);

// What a search looks through: all that the card says.
function wordsOf(finding) {
  finding.words ??= folded(finding.card.textContent);
  return finding.words;
}

// Gives the name of the one filter that hides a finding; "" where none does, "several" where more than one does.
function hiddenBy(finding) {
  let against = filter.severities.has(finding.severity) ? "" : "severity";
  if (filter.words && !wordsOf(finding).includes(filter.words)) against = against ? "several" : "words";
  for (const choice of CHOICES) {
    if (filter[choice] && valueOf(finding, choice) !== filter[choice]) against = against ? "several" : choice;
  }
  return against;
}

// Shows what passes the filters. Counts beside a choice tell what it would show, the other filters being what they are.
function applyFilters() {
  const counts = Object.fromEntries(["severity", ...CHOICES].map((choice) => [choice, new Map()]));
  const add = (choice, finding) => {
    const value = valueOf(finding, choice);
    counts[choice].set(value, (counts[choice].get(value) ?? 0) + 1);
  };
  const passing = [];
  for (const finding of listed) {
    const against = hiddenBy(finding);
    finding.off = against !== "";
    if (!against) {
      passing.push(finding);
      for (const choice in counts) add(choice, finding);
    } else if (against in counts) add(against, finding);
  }
  showCards(passing);
  for (const finding of findings) {
    if (finding.off === (finding.marksOff ?? false)) continue;
    finding.marksOff = finding.off;
    showMarks(finding);
  }
  showCounts(counts, passing.length);
}

function showCards(passing) {
  const leaders = new Map();
  const visible = new Set();
  for (const finding of passing) {
    const leader = folding ? leaders.get(finding.fault) : undefined;
    if (leader) leader.places.push(finding);
    else {
      leaders.set(finding.fault, finding);
      finding.places = [finding];
      visible.add(finding);
    }
    finding.leader = leader ?? finding;
  }
  shown = [...visible];
  for (const finding of listed) {
    const hidden = !visible.has(finding);
    if (finding.card.hidden !== hidden) finding.card.hidden = hidden;
    if (!hidden) showPlaces(finding);
  }
}

// Says on a folded card how often the article repeats the fault, and where.
function showPlaces(finding) {
  const places = finding.places.length;
  if ((finding.placesShown ?? 1) === places) return;
  finding.placesShown = places;
  finding.card.querySelector(".places")?.remove();
  if (places === 1) return;
  const line = copyOf("places");
  line.querySelector("b").textContent = `×\u00a0${figure(places)}`;
  for (const other of finding.places.slice(1, 9)) {
    const link = document.createElement("a");
    link.href = `#s${other.number}`;
    link.textContent = other.card.querySelector(".place")?.textContent ?? signOf(other);
    line.append(" ", link);
  }
  if (places > 9) line.append(" …");
  finding.card.querySelector(".fine").before(line);
}

// A mark shows the worst of its findings that is shown; without one it is plain text.
function showMarks(finding) {
  for (const mark of finding.marks) {
    const alive = mark.dataset.f.split(" ").map((number) => findings[number - 1]).filter((each) => !each.off);
    const severity = alive[0]?.severity ?? "off";
    mark.classList.remove(...SEVERITIES, "off");
    mark.classList.add(severity);
    mark.tabIndex = alive.length ? 0 : -1;
  }
}

function showCounts(counts, passing) {
  for (const severity of SEVERITIES) {
    const place = document.querySelector(`[data-count="${severity}"]`);
    if (place) place.textContent = figure(counts.severity.get(severity) ?? 0);
  }
  for (const choice of CHOICES) {
    for (const option of byId(`filter-${choice}`).options) {
      if (option.value) option.textContent = `${option.dataset.name} (${figure(counts[choice].get(option.value) ?? 0)})`;
    }
  }
  const active = CHOICES.filter((choice) => filter[choice]).length;
  byId("active-filters").textContent = active ? `(${active})` : "";
  byId("shown-count").textContent =
    passing === findings.length ? figure(passing) : say("shown_of", { shown: figure(passing), all: figure(findings.length) });
  byId("nothing-shown").hidden = passing > 0 || !findings.length;
}

function resetFilters() {
  filter.severities = new Set(SEVERITIES);
  for (const choice of CHOICES) byId(`filter-${choice}`).value = filter[choice] = "";
  filter.words = byId("query").value = "";
  for (const box of document.querySelectorAll("[data-severity]")) box.checked = true;
  applyFilters();
}

function setUpFilters() {
  for (const box of document.querySelectorAll("[data-severity]")) {
    box.addEventListener("change", () => {
      filter.severities[box.checked ? "add" : "delete"](box.dataset.severity);
      applyFilters();
    });
  }
  for (const choice of CHOICES) {
    byId(`filter-${choice}`).addEventListener("change", (event) => {
      filter[choice] = event.target.value;
      applyFilters();
    });
  }
  byId("query").addEventListener("input", (event) => {
    filter.words = folded(event.target.value.trim());
    applyFilters();
  });
  byId("fold").addEventListener("change", (event) => {
    folding = event.target.checked;
    applyFilters();
  });
  for (const button of document.querySelectorAll("[data-reset]")) button.addEventListener("click", resetFilters);
}
