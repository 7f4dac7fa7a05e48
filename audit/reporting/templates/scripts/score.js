// The score of an article, by the formula of the program that wrote the page.

// Gives penalty and value. `counted`: the findings that count, each with its points and the number of its fault (the
// same rule on the same words). The heaviest of a fault counts in full, its repeats by a share.
function scoreOf(counted, words, repeat) {
  const faults = new Map();
  for (const { points, fault } of counted) {
    const known = faults.get(fault);
    if (!known) faults.set(fault, { most: points, sum: points });
    else {
      known.most = Math.max(known.most, points);
      known.sum += points;
    }
  }
  let penalty = 0;
  for (const { most, sum } of faults.values()) penalty += most * (1 - repeat) + sum * repeat;
  penalty = Math.round(penalty * 10_000) / 10_000;
  return { penalty, value: oneDecimal(Math.max(0, 100 * (1 - penalty / words))) };
}

// Rounds to one decimal; what lies exactly between two goes to the even one, as in the program. Only quarters can.
function oneDecimal(value) {
  const quarters = value * 4;
  if (!Number.isInteger(quarters) || quarters % 2 === 0) return Number(value.toFixed(1));
  const below = Math.floor(value * 10);
  return (below % 2 ? below + 1 : below) / 10;
}

// Gives publish, revise or retranslate.
function verdictOf(value, criticals, lowest) {
  if (value >= lowest.publish && !criticals) return "publish";
  return value >= lowest.revise ? "revise" : "retranslate";
}
