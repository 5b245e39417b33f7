// Words as a search compares them, and what a misspelt one may have meant. Knows no document.

// A word shorter than this has too many neighbours one letter away.
const SHORTEST = 4;
const SHORTEST_CHANGED = 5;
// A word so long may be misspelt twice and still be like no other.
const SHORTEST_TWICE = 9;
const SHORTEST_PART = 3;
// A word this long still means the same without its last letters; not shorter than a root.
const LONG = 7;
const ENDING = 3;
const SHORTEST_ROOT = 5;
const SHORTEST_BARE = 3;
const ENDINGS = /(?:[aeo]rnas?|nas?|[aeo]rs?|ens?|ets?|ade|at|[aenrst])$/;

// As the index compares words: small letters, å and ä as a, ö as o.
export const fold = (word) => word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

// The words of what a visitor typed. A genitive of an abbreviation (LSS:s) is the abbreviation.
export const split = (query) =>
  (query.match(/[\p{L}\d]+(?:[-’':][\p{L}\d]+)*/gu) ?? []).map((word) => word.replace(/:.*/u, ""));

// Whether a word says nothing, from a list of such. Also typed without its dots (pa for på); but
// dö is not the English do.
export function silent(word, stop) {
  const typed = word.toLowerCase();
  const plain = fold(word) === typed;
  return stop.some((known) => known === typed || (plain && fold(known) === typed));
}

// How many steps apart two words are, most + 1 when more than that: a letter left out, added or
// changed, or two neighbours that changed places (Damerau and Levenshtein's optimal alignment).
export function steps(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      line[column] = Math.min(last[column] + 1, line[column - 1] + 1, last[column - 1] + !same);
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) line[column] = Math.min(line[column], before[column - 2] + 1);
    }
    if (Math.min(...line) > most) return most + 1;
    [before, last] = [last, line];
  }
  return last[b.length];
}

// The words of the list (commonest first) that a misspelt word may have meant, the nearest first;
// two steps away only when none is one step away and the word is long. Few get the first letter
// wrong, and of a short word no letter is changed: too many other words are that near.
export function nearest(word, list, most = 1) {
  const typed = fold(word);
  if (typed.length < SHORTEST) return [];
  const far = typed.length >= SHORTEST_TWICE ? 2 : 1;
  const found = [[], [], []];
  for (const known of list) {
    const other = fold(known);
    if (other[0] !== typed[0] && other[0] !== typed[1]) continue;
    // Another ending is another form, no fault.
    if (other.startsWith(typed) || typed.startsWith(other)) continue;
    const apart = steps(typed, other, found[1].length ? 1 : far);
    if (apart > far || (typed.length < SHORTEST_CHANGED && changed(typed, other))) continue;
    found[apart].push(known);
    if (found[1].length === most) break;
  }
  return (found[1].length ? found[1] : found[2]).slice(0, most);
}

// Whether a letter was exchanged for another, and not only left out, added or moved.
const changed = (a, b) => a.length === b.length && [...a].sort().join() !== [...b].sort().join();

// A folded word without its ending, as Swedish bends words; a very short one is kept whole.
export function bare(word) {
  const left = word.replace(ENDINGS, "");
  return left.length < SHORTEST_BARE ? word : left;
}

// A word of the list that is the same but for its ending: regelbundna → regelbundet. Short words
// have too little left without one.
export function otherForm(word, list) {
  const typed = bare(fold(word));
  return typed.length < SHORTEST_ROOT ? undefined : list.find((known) => bare(fold(known)) === typed);
}

// A compound no page has, as words of the list: arvodesfrågor → arvode, frågor. One of the two is
// better than none.
export function parts(word, list) {
  const typed = fold(word);
  const known = new Set(list.map(fold));
  const firsts = (first) => [first, first.replace(/s$/, ""), `${first}e`, `${first}a`];
  const begins = (cut) => firsts(typed.slice(0, cut)).find((form) => known.has(form));
  const cuts = [];
  for (let cut = typed.length - SHORTEST_PART; cut >= SHORTEST_PART; cut--) cuts.push(cut);
  const whole = cuts.find((cut) => begins(cut) && known.has(typed.slice(cut)));
  if (whole) return [begins(whole), typed.slice(whole)];
  const long = cuts.filter((cut) => cut >= SHORTEST && typed.length - cut >= SHORTEST);
  const start = long.find((cut) => begins(cut));
  const end = long.findLast((cut) => known.has(typed.slice(cut)));
  return [start && begins(start), end && typed.slice(end)].filter(Boolean);
}

// What a long word shares with others of its family: anställd → anstä…; null for a short word.
export function rootOf(word) {
  if (word.length < LONG) return null;
  return word.slice(0, Math.max(SHORTEST_ROOT, word.length - ENDING));
}

// Words of the list that begin as a word that stands on no page: betalning → betala. The longer
// the beginning they share, the better; half a word at least.
export function kin(word, list, most = 3) {
  const typed = fold(word);
  const least = Math.max(SHORTEST_ROOT, Math.ceil(typed.length / 2));
  for (let length = typed.length - 1; length >= least; length--) {
    const found = list.filter((known) => fold(known).startsWith(typed.slice(0, length)));
    if (found.length) return found.slice(0, most);
  }
  return [];
}
