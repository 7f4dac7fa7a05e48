// How far the review is, and the score that follows from it.

const decidedCount = () => findings.filter((finding) => finding.decision).length;

function progressText() {
  const { value, verdict } = reviewedScore();
  const done = say("progress", { done: figure(decidedCount()), all: figure(findings.length) });
  return `${done} ${say("reviewed_score", { score: figure(value, 1), verdict: say(verdict) })}`;
}

function showProgress() {
  const done = decidedCount();
  const { value, verdict, penalty, counted } = reviewedScore();
  byId("progress").value = done;
  byId("progress-text").textContent = say("progress", { done: figure(done), all: figure(findings.length) });
  const after = byId("after-review");
  after.hidden = !done;
  after.className = `after-review ${verdict}`;
  byId("after-score").textContent = figure(value, 1);
  byId("after-verdict").textContent = say(verdict);
  byId("after-formula").textContent = say("after_formula", {
    penalty: String(penalty),
    words: String(report.words),
    score: value.toFixed(1),
    left: count("findings", counted.length),
  });
  byId("unkept").hidden = remembers;
}
