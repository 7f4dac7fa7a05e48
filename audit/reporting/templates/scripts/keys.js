// The keyboard: one key for each thing a reviewer does all day. Readers who speak to their computer can turn it off.

const KEYS = {
  j: () => step(1),
  ArrowDown: () => step(1),
  k: () => step(-1),
  ArrowUp: () => step(-1),
  n: () => step(1, (finding) => !finding.decision),
  a: () => current && act.accept(current.leader ?? current),
  d: () => current && act.dismiss(current.leader ?? current),
  e: () => current && act.edit(current.leader ?? current),
  u: () => current && act.undo(current.leader ?? current),
  t: () => current && select(current, "text"),
  "/": () => byId("query").focus(),
  f: () => byId("fold").click(),
  x: () => byId("export").click(),
  "?": () => byId("keys-dialog").showModal(),
};
const KEYS_OFF = "audit-keys-off";

function setUpKeys() {
  const off = byId("keys-off");
  off.checked = recall(KEYS_OFF) === true;
  off.addEventListener("change", () => remember(KEYS_OFF, off.checked || null));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target === byId("query")) return leaveSearch();
    if (isTyping(event) || off.checked || document.querySelector("dialog[open]")) return;
    // Arrows scroll the text unless the keyboard is on a card.
    if (event.key.startsWith("Arrow") && !event.target.closest(".card")) return;
    if (!(event.key in KEYS)) return;
    event.preventDefault();
    KEYS[event.key]();
  });
  byId("help").addEventListener("click", () => byId("keys-dialog").showModal());
  byId("keys-close").addEventListener("click", () => byId("keys-dialog").close());
}

// The first Escape empties the search, the next leaves it.
function leaveSearch() {
  const query = byId("query");
  if (query.value) {
    query.value = "";
    query.dispatchEvent(new Event("input"));
  } else if (shown.length) select(current && !current.off ? current : shown[0]);
}
