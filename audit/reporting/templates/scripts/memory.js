// What the browser keeps between visits. Where it keeps nothing (blocked or full storage), values last until the page
// is closed, and `remembers` says so.

const unkept = new Map();
let remembers = true;

// Gives the value kept under a key, or null: none, or a damaged one.
function recall(key) {
  if (unkept.has(key)) return unkept.get(key);
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

// Keeps a value; null forgets it.
function remember(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
    unkept.delete(key);
    remembers = true;
  } catch {
    unkept.set(key, value);
    remembers = false;
  }
}
