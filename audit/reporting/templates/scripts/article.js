// Puts the page of an article to work.

function setUpArticle() {
  if (!findings.length) return;
  loadDecisions();
  for (const finding of findings) if (finding.decision) showDecision(finding);
  setUpFilters();
  setUpReview();
  applyFilters();
  showProgress();
  setUpSelection();
  setUpKeys();
  setUpExchange({
    signature: report.signature,
    fileName: `decisions-${byId("export").dataset.file}.json`,
    give: () => [{ ...report.article, decisions: allDecisions() }],
    take: (articles) => {
      const mine = decisionsOn(articles, report.article);
      const placed = takeDecisions(mine);
      keepDecisions();
      for (const finding of findings) showDecision(finding);
      applyFilters();
      showProgress();
      announce(say("imported", { placed: figure(placed), unknown: figure(mine.length - placed) }), true);
    },
  });
  // Another tab, or the list of articles, may have brought decisions in.
  addEventListener("storage", (event) => {
    if (event.key === keptUnder) location.reload();
  });
}

setUpArticle();
