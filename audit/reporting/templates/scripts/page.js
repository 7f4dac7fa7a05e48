// What every page does: it knows that scripts run, tells screen readers what happened, keeps single keys for readers.

document.documentElement.classList.add("js");

const byId = (id) => document.getElementById(id);

// Says aloud to a screen reader, and shows in the notice where the page has one and the reader must see it.
function announce(text, visible = false) {
  byId("said").textContent = text;
  const notice = byId("notice");
  if (visible && notice) {
    notice.textContent = text;
    notice.hidden = !text;
  }
}

// Copies the first element of a <template>.
function copyOf(template) {
  return byId(template).content.firstElementChild.cloneNode(true);
}

// Tells whether a key pressed is meant for a field, or is a command of the browser's.
function isTyping(event) {
  const field = event.target.closest?.("input:not([type=checkbox]), select, textarea, [contenteditable]");
  return Boolean(field) || event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
}
