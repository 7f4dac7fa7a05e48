// The list of articles: sorted, searched, filtered.

const report = JSON.parse(byId("report").textContent);
const FILTERS = ["verdict", "publication", "severity", "category"];
const ORDERS = {
  worst: (one, other) => one.score - other.score || one.at - other.at,
  best: (one, other) => other.score - one.score || one.at - other.at,
  title: (one, other) => one.title.localeCompare(other.title, language) || one.at - other.at,
  words: (one, other) => other.words - one.words || one.at - other.at,
  rate: (one, other) => rateOf(other) - rateOf(one) || one.at - other.at,
  date: (one, other) => other.date.localeCompare(one.date) || one.at - other.at,
};
// What a click on the head of a column sorts by, and by what the next click.
const COLUMNS = { score: ["worst", "best"], title: ["title"], words: ["words"], rate: ["rate"], date: ["date"] };
const DIRECTIONS = { worst: "ascending", title: "ascending" };

const rateOf = (article) => article.findings / article.words;

const articles = report.articles.map((article, at) => {
  const row = document.querySelector(`#rows > [data-n="${at}"]`);
  return { ...article, at, row, title: row.querySelector("th").firstElementChild.textContent, shown: true };
});

function wordsOf(article) {
  article.folded ??= folded(article.row.querySelector("th").textContent);
  return article.folded;
}

// Shows the articles that pass search and filters, and beside each choice how many it would show.
function applyFilters() {
  const words = folded(byId("query").value.trim());
  const wanted = Object.fromEntries(
    [...document.querySelectorAll("[data-filter]")].map((select) => [select.dataset.filter, select.value]),
  );
  const has = (article, name, value) => [article[name]].flat().includes(value);
  const against = (article) => FILTERS.filter((name) => wanted[name] && !has(article, name, wanted[name]));
  for (const article of articles) {
    const fits = !words || wordsOf(article).includes(words);
    article.misses = fits ? against(article) : null;
    article.shown = article.misses?.length === 0;
    article.row.hidden = !article.shown;
  }
  for (const select of document.querySelectorAll("[data-filter]")) showCounts(select, has);
  const number = articles.filter((article) => article.shown).length;
  byId("shown-count").textContent =
    number === articles.length ? figure(number) : say("shown_of", { shown: figure(number), all: figure(articles.length) });
  byId("nothing-shown").hidden = number > 0;
}

function showCounts(select, has) {
  const name = select.dataset.filter;
  const eligible = articles.filter((article) => article.misses?.every((missed) => missed === name));
  for (const option of select.options) {
    if (!option.value) continue;
    const number = eligible.filter((article) => has(article, name, option.value)).length;
    option.textContent = `${option.dataset.name} (${figure(number)})`;
  }
}

function sortBy(order) {
  byId("sort").value = order;
  byId("rows").append(...[...articles].sort(ORDERS[order]).map((article) => article.row));
  for (const head of document.querySelectorAll("[data-column]")) {
    if (COLUMNS[head.dataset.column].includes(order)) head.setAttribute("aria-sort", DIRECTIONS[order] ?? "descending");
    else head.removeAttribute("aria-sort");
  }
}

function resetFilters() {
  byId("query").value = "";
  for (const select of document.querySelectorAll("[data-filter]")) select.value = "";
  applyFilters();
}

function setUpList() {
  byId("query").addEventListener("input", applyFilters);
  for (const select of document.querySelectorAll("[data-filter]")) select.addEventListener("change", applyFilters);
  byId("sort").addEventListener("change", (event) => sortBy(event.target.value));
  for (const button of document.querySelectorAll("[data-sort]")) {
    button.addEventListener("click", () => {
      const orders = COLUMNS[button.dataset.sort];
      sortBy(orders[(orders.indexOf(byId("sort").value) + 1) % orders.length]);
    });
  }
  for (const button of document.querySelectorAll("[data-reset]")) button.addEventListener("click", resetFilters);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || isTyping(event)) return;
    event.preventDefault();
    byId("query").focus();
  });
  applyFilters();
  sortBy("worst");
}
