// Accept, dismiss, edit: the buttons of a card, what they ask, and what follows on the page.

const STATES = { accepted: "✓", dismissed: "✗", edited: "✎" };

// A folded card stands for all repeats that it shows.
const standsFor = (finding) => (finding.leader ?? finding).places ?? [finding];

function addButtons(finding) {
  if (finding.card.querySelector(".decide")) return;
  const bar = copyOf("decide");
  for (const button of bar.querySelectorAll("button")) {
    button.setAttribute("aria-label", `${button.textContent.trim()} (${signOf(finding)})`);
  }
  finding.card.append(bar);
  showDecision(finding);
}

// Shows the decision on card and marks.
function showDecision(finding) {
  const { card, decision } = finding;
  const state = decision?.decision ?? "";
  for (const element of [card, ...finding.marks]) {
    if (state) element.dataset.state = state;
    else delete element.dataset.state;
  }
  const bar = card.querySelector(".decide");
  if (!bar) return;
  bar.querySelector(".state").textContent = state && `${STATES[state]} ${say(state)}`;
  bar.querySelector(".said").textContent = decision?.reason || decision?.replacement || "";
  for (const button of bar.querySelectorAll("[data-act]")) button.hidden = (button.dataset.act === "undo") !== Boolean(state);
}

// Carries a decision out and says what it led to.
function settle(finding, decision, more) {
  closeQuestion();
  const about = standsFor(finding);
  const next = shown[shown.indexOf(finding) + 1];
  decide(about, decision, more);
  for (const each of about) showDecision(each);
  applyFilters();
  showProgress();
  const sign = signOf(finding);
  announce(`${decision ? say("decided", { sign, decision: say(decision) }) : say("undone", { sign })} ${progressText()}`);
  if (!decision) select(finding);
  else if (!step(1, (each) => !each.decision)) select(shown.includes(finding) ? finding : (next ?? shown[0] ?? null));
}

const act = {
  accept: (finding) => settle(finding, "accepted"),
  dismiss: (finding) => ask(finding, "ask-reason", recall("audit-reason") ?? say("false_alarm")),
  edit: (finding) => ask(finding, "ask-words", finding.card.querySelector("[data-words]")?.dataset.words ?? finding.text),
  undo: (finding) => standsFor(finding).some((each) => each.decision) && settle(finding, ""),
};

const answers = {
  "ask-reason": (finding, reason) => {
    if (reason) remember("audit-reason", reason);
    settle(finding, "dismissed", { reason });
  },
  "ask-words": (finding, replacement) => settle(finding, "edited", { replacement }),
};

function closeQuestion() {
  document.querySelector(".ask")?.remove();
}

// Opens a question in the card; Enter answers it, Escape leaves it.
function ask(finding, template, proposed) {
  closeQuestion();
  addButtons(finding);
  const box = copyOf(template);
  const field = box.querySelector("input");
  const answer = (value) => answers[template](finding, value.trim());
  field.value = proposed;
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target === field && !event.isComposing) answer(field.value);
    if (event.key === "Escape") leave();
  });
  const leave = () => {
    closeQuestion();
    select(finding);
  };
  box.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.reason) answer(button.dataset.reason);
    else if (button?.dataset.answer === "yes") answer(field.value);
    else if (button) leave();
  });
  finding.card.append(box);
  field.focus();
  field.select();
  box.scrollIntoView({ block: "nearest" });
}

function setUpReview() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-act]");
    if (button) act[button.dataset.act](findingOf(button));
  });
  // Buttons come with the cards that come into view: a page of 10,000 findings needs no 40,000 buttons.
  const near = new IntersectionObserver(
    (entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => addButtons(findingOf(entry.target))),
    { rootMargin: "800px" },
  );
  for (const { card } of findings) near.observe(card);
}
