// What the reviewer decided: kept in the browser, one decision a finding. The score leaves out what was dismissed.

const keptUnder = decisionsKey(report.signature, report.article);
const byFingerprint = new Map(findings.map((finding) => [finding.fingerprint, finding]));
// Decisions on findings that this page does not have: another run of the same rules may bring them back.
let strangers = [];

function loadDecisions() {
  const kept = recall(keptUnder);
  if (Array.isArray(kept?.decisions)) takeDecisions(kept.decisions);
}

// Applies decisions read from somewhere; of two on one finding the later stands. Gives how many the page has a place for.
function takeDecisions(decisions) {
  let placed = 0;
  for (const decision of decisions) {
    const finding = byFingerprint.get(decision.fingerprint);
    if (!finding) strangers.push(decision);
    else {
      finding.decision = laterOf(finding.decision, decision);
      placed += 1;
    }
  }
  return placed;
}

function allDecisions() {
  return findings.map((finding) => finding.decision).filter(Boolean);
}

function keepDecisions() {
  const decisions = [...allDecisions(), ...strangers];
  remember(keptUnder, decisions.length ? { ...report.article, decisions } : null);
}

// Decides on findings, or takes the decision back where `decision` is "".
function decide(about, decision, { reason = "", replacement = "" } = {}) {
  const date = new Date().toISOString();
  for (const finding of about) {
    const { fingerprint, rule, text } = finding;
    finding.decision = decision ? { fingerprint, rule, text, decision, reason, replacement, date } : null;
  }
  keepDecisions();
}

// Gives the score that the article has after review, with the counts it stands on.
function reviewedScore() {
  const counted = findings.filter((finding) => finding.decision?.decision !== "dismissed").concat(unshown);
  const { penalty, value } = scoreOf(counted, report.words, report.repeat);
  const criticals = counted.filter((finding) => finding.severity === "critical").length;
  return { penalty, value, verdict: verdictOf(value, criticals, report.lowest), counted };
}
