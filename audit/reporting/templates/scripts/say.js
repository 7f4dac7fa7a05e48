// What the page says: labels in the reader's language, figures as that language writes them.

const spoken = JSON.parse(document.getElementById("labels").textContent);
const language = document.documentElement.lang;

// Gives a label with its {places} filled.
function say(key, places = {}) {
  return spoken[key].replace(/\{(\w+)\}/g, (_, place) => places[place]);
}

// Writes a number with so many decimals: 1,234.5 in English, 1 234,5 in French.
function figure(value, decimals = 0) {
  return value.toLocaleString(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

// Gives a number and its noun, singular or plural as the language wants it (French: 0 is singular).
function count(key, number) {
  const [one, several] = spoken[key];
  const singular = number === 1 || (number === 0 && language === "fr");
  return `${figure(number)}\u00a0${singular ? one : several}`;
}

// Evens out what a search should not care about: case, accents, apostrophes, kinds of white space.
function folded(text) {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[’ʼ]/g, "'")
    .replace(/\s+/g, " ")
    .toLowerCase();
}
