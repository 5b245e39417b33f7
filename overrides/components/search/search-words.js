// Words as a search compares them, and what a misspelt one may have meant. Knows no document.

// A word shorter than this has too many neighbours one letter away.
const SHORTEST = 4;
const SHORTEST_CHANGED = 6;
const SHORTEST_PART = 3;
// A word this long still means the same without its last letters; not shorter than a root.
const LONG = 7;
const ENDING = 3;
const SHORTEST_ROOT = 5;

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

// Whether two different words are one step apart: a letter left out, added or changed, or two
// neighbours that changed places.
export function oneStep(a, b) {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

// The words of the list (commonest first) that a misspelt word may have meant. Few get the first
// letter wrong, and of a short word no letter is changed: too many other words are that near.
export function nearest(word, list, most = 1) {
  const typed = fold(word);
  if (typed.length < SHORTEST) return [];
  const found = [];
  for (const known of list) {
    const other = fold(known);
    const changed = other.length === typed.length && [...typed].sort().join() !== [...other].sort().join();
    if (changed && typed.length < SHORTEST_CHANGED) continue;
    if (other[0] !== typed[0] && other[0] !== typed[1]) continue;
    // Another ending is another form, no fault.
    if (other.startsWith(typed) || typed.startsWith(other)) continue;
    if (oneStep(typed, other)) found.push(known);
    if (found.length === most) break;
  }
  return found;
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
