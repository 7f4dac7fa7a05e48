// The finding that the reader is at: its card and its words in the text are led to each other.

let current = null;

const besideEachOther = () => matchMedia("(min-width: 56.01rem)").matches;
const gently = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth");

// Makes a finding the current one. `goTo`: "card" puts the keyboard on its card, "text" on its words.
function select(finding, goTo = "card") {
  if (current) mark(current, false);
  current = finding;
  if (!finding) return;
  mark(finding, true);
  const [first] = finding.marks;
  const card = (finding.leader ?? finding).card;
  if (goTo === "card") {
    if (first && besideEachOther()) first.scrollIntoView({ block: "center", behavior: gently() });
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  } else if (first) {
    first.focus({ preventScroll: true });
    first.scrollIntoView({ block: "center" });
    if (besideEachOther()) card.scrollIntoView({ block: "nearest" });
  }
}

function mark(finding, isCurrent) {
  const card = (finding.leader ?? finding).card;
  if (isCurrent) card.setAttribute("aria-current", "true");
  else card.removeAttribute("aria-current");
  for (const piece of finding.marks) piece.classList.toggle("current", isCurrent);
}

// Goes on from the current card by so many cards of those shown; `wanted` says which count.
function step(by, wanted = () => true) {
  const candidates = shown.filter((finding) => finding === (current?.leader ?? current) || wanted(finding));
  const at = candidates.indexOf(current?.leader ?? current);
  const next = candidates[at < 0 ? (by > 0 ? 0 : candidates.length - 1) : at + by];
  if (next) select(next);
  return Boolean(next);
}

// A mark under several findings leads to the worst, and with each further click to the next.
function followMark(piece) {
  const there = piece.dataset.f.split(" ").map((number) => findings[number - 1]).filter((finding) => !finding.off);
  if (!there.length) return;
  select(there[(there.indexOf(current) + 1) % there.length]);
}

function setUpSelection() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const piece = event.target.closest(".mark[data-f]");
    if (piece) {
      event.preventDefault();
      followMark(piece);
    } else if (link && /^#[sf]\d+$/.test(link.getAttribute("href"))) {
      event.preventDefault();
      const [, side, number] = link.getAttribute("href").match(/^#([sf])(\d+)$/);
      select(findings[number - 1], side === "s" ? "text" : "card");
    } else {
      const finding = findingOf(event.target);
      if (finding && finding !== current && !event.target.closest("a, button, input")) select(finding);
    }
  });
  const opened = location.hash.match(/^#[sf](\d+)$/);
  if (opened && findings[opened[1] - 1]) select(findings[opened[1] - 1]);
}
