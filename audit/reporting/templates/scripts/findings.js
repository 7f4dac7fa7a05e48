// The findings of the article: what the page's data says of each, and where it stands in the page.

const report = JSON.parse(byId("report").textContent);

const findings = report.findings.map(([fingerprint, rule, severity, category, evidence, points, fault, text], index) => ({
  number: index + 1,
  fingerprint,
  rule: report.rules[rule],
  severity,
  category: report.categories[category],
  evidence,
  points,
  fault,
  text,
  marks: [],
  card: null,
  decision: null,
}));

// Those that the page has no room for: they count all the same.
const unshown = report.rest.map(([severity, points, fault]) => ({ severity, points, fault }));

for (const card of document.querySelectorAll(".card[data-n]")) findings[card.dataset.n - 1].card = card;
for (const mark of document.querySelectorAll(".mark[data-f]")) {
  for (const number of mark.dataset.f.split(" ")) findings[number - 1].marks.push(mark);
}

// In the order of the list: the findings with a place first, then the measures of the style box.
const listed = [...findings].sort((one, other) => (one.evidence === "density") - (other.evidence === "density"));

const signOf = (finding) => finding.card.querySelector(".sign")?.textContent ?? finding.rule;

function findingOf(element) {
  const card = element.closest(".card[data-n]");
  return card && findings[card.dataset.n - 1];
}
