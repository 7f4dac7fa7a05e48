// Puts the list of articles to work, with the decisions that were made on their pages.

const keptOn = (article) => recall(decisionsKey(report.signature, article))?.decisions ?? [];

// Shows how far the review of each article is.
function showReviewed() {
  let total = 0;
  for (const article of articles) {
    const decided = keptOn(article).length;
    total += decided;
    const place = article.row.querySelector("small");
    place.querySelector(".reviewed")?.remove();
    if (!decided) continue;
    const mark = document.createElement("span");
    mark.className = "reviewed";
    mark.textContent = ` · ✓ ${say("progress", { done: figure(decided), all: figure(article.findings) })}`;
    place.append(mark);
  }
  byId("decided-count").textContent = total ? `(${count("decisions", total)})` : "";
  byId("export").disabled = !total;
}

// Keeps decisions read from a file under the articles that they are on.
function takeAll(read) {
  let placed = 0;
  for (const article of articles) {
    const { path, name } = article;
    const found = decisionsOn(read, article);
    if (!found.length) continue;
    const merged = new Map(keptOn(article).map((decision) => [decision.fingerprint, decision]));
    for (const decision of found) {
      merged.set(decision.fingerprint, laterOf(merged.get(decision.fingerprint), decision));
    }
    remember(decisionsKey(report.signature, article), { path, name, decisions: [...merged.values()] });
    placed += found.length;
  }
  const total = read.reduce((sum, article) => sum + article.decisions.length, 0);
  showReviewed();
  announce(say("imported", { placed: figure(placed), unknown: figure(Math.max(0, total - placed)) }), true);
}

setUpList();
setUpExchange({
  signature: report.signature,
  fileName: "decisions.json",
  give: () =>
    articles
      .map((article) => ({ path: article.path, name: article.name, decisions: keptOn(article) }))
      .filter((article) => article.decisions.length),
  take: takeAll,
});
showReviewed();
// The reader comes back from an article.
addEventListener("pageshow", showReviewed);
addEventListener("storage", showReviewed);
