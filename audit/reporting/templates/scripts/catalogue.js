// The catalogue: rules that hold all words searched for and pass the filters stay in view.

const packs = [...document.querySelectorAll(".pack")].map((element) => ({
  element,
  name: element.getAttribute("aria-label"),
  rules: [...element.querySelectorAll(".rule")].map((rule) => ({ element: rule, words: null })),
}));
const filters = [...document.querySelectorAll("[data-filter]")];

const wordsOf = (rule) => (rule.words ??= folded(rule.element.textContent));

function apply() {
  const words = folded(byId("query").value).split(" ").filter(Boolean);
  const { pack, severity, category } = Object.fromEntries(filters.map((each) => [each.dataset.filter, each.value]));
  let number = 0;
  for (const { element, name, rules } of packs) {
    let inPack = 0;
    for (const rule of rules) {
      const { dataset } = rule.element;
      const fits =
        (!pack || name === pack) &&
        (!severity || dataset.severity === severity) &&
        (!category || dataset.category === category) &&
        words.every((word) => wordsOf(rule).includes(word));
      rule.element.hidden = !fits;
      inPack += fits;
    }
    element.hidden = !inPack;
    element.querySelector("h2 .number").textContent = figure(inPack);
    number += inPack;
  }
  byId("shown-count").textContent = count("rules", number);
  byId("nothing-shown").hidden = number > 0;
  announce(count("rules", number));
}

function reset() {
  byId("query").value = "";
  for (const select of filters) select.value = "";
  apply();
}

// A link to a rule that is filtered out brings it back.
function goToAnchor() {
  const rule = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!rule?.closest("[hidden]")) return;
  reset();
  rule.scrollIntoView();
}

let waiting = 0;
byId("query").addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(apply, 80);
});
for (const select of filters) select.addEventListener("change", apply);
for (const button of document.querySelectorAll("[data-reset]")) button.addEventListener("click", reset);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target === byId("query")) reset();
  if (event.key !== "/" || isTyping(event)) return;
  event.preventDefault();
  byId("query").focus();
});
addEventListener("hashchange", goToAnchor);
