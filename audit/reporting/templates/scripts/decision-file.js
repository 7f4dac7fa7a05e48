// The JSON file that carries decisions from one reader, page or program to another.

const DECISIONS = ["accepted", "dismissed", "edited"];
const FIELDS = ["fingerprint", "rule", "text", "decision", "reason", "replacement", "date"];
const REVIEWER_KEY = "audit-reviewer";

// Where the decisions on an article are kept: with the signature, since other rules make other findings.
function decisionsKey(signature, article) {
  return `audit-decisions|${signature}|${article.path}|${article.name}`;
}

// Makes the file's content; `articles`: each with path, name and decisions.
function decisionFile(signature, reviewer, articles) {
  return {
    format_version: 1,
    signature,
    exported: new Date().toISOString(),
    reviewer,
    articles: articles.map(({ path, name, decisions }) => ({ path, name, decisions: decisions.map(plain) })),
  };
}

function plain(decision) {
  return Object.fromEntries(FIELDS.map((field) => [field, String(decision[field] ?? "")]));
}

// Reads a file's text; throws where it is no decision file. Decisions without a fingerprint are left out.
function readDecisionFile(text) {
  const file = JSON.parse(text);
  if (file?.format_version !== 1 || !Array.isArray(file.articles)) throw new Error("no decision file");
  const usable = (decision) => decision?.fingerprint && DECISIONS.includes(decision.decision);
  return file.articles
    .filter((article) => Array.isArray(article?.decisions))
    .map(({ path, name, decisions }) => ({ path, name, decisions: decisions.filter(usable).map(plain) }));
}

// Finds what a file holds on an article: by path and name, else by name alone (folders differ from desk to desk).
function decisionsOn(articles, { path, name }) {
  const same = articles.filter((article) => article.name === name);
  const exact = same.filter((article) => article.path === path);
  return (exact.length ? exact : same).flatMap((article) => article.decisions);
}

// Of two decisions on one finding the later one stands.
function laterOf(one, other) {
  return one && one.date > other.date ? one : other;
}

// Hands a file to the reader.
function download(name, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2) + "\n"], { type: "application/json" }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
