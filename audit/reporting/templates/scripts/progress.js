// How far the review is, and the score that follows from it.

let progress = null;

// Says the same in one line, for the ear.
function progressText() {
  const { done, value, verdict } = progress;
  const decided = say("progress", { done: figure(done), all: figure(findings.length) });
  return `${decided}. ${say("reviewed_score", { score: figure(value, 1), verdict: say(verdict) })}`;
}

function showProgress() {
  progress = { ...reviewedScore(), done: findings.filter((finding) => finding.decision).length };
  const { done, value, verdict, penalty, counted } = progress;
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
