// How alike a query and a page's headings are, taken as sentences: "Vem kan få en kontaktperson?"
// says little by its words, which stand on every page, and all by having them together.
import { fold, split } from "./search-words.js";

// What a word that says nothing by itself counts beside one that does.
const SMALL = 0.35;
// Less alike than this is chance.
const LEAST = 0.55;
const SAME_START = 4;
const MOST_ENDING = 3;

// { likeness: 0–1, anchor: the heading's anchor } of the heading most alike, or {} when none is.
export function alike(words, headings, stopWords) {
  const weight = (word) => (stopWords.has(word) ? SMALL : 1);
  const sum = (list) => list.reduce((total, word) => total + weight(word), 0);
  const asked = words.map(fold);
  let best = {};
  for (const [heading, anchor] of wordsOf(headings)) {
    const common = asked.filter((word) => heading.some((other) => sameWord(word, other)));
    const likeness = (2 * sum(common)) / (sum(asked) + sum(heading));
    if (likeness >= LEAST && likeness > (best.likeness ?? 0)) best = { likeness, anchor };
  }
  return best;
}

// The words of a page's headings, taken apart once and not at every search.
const known = new WeakMap();
function wordsOf(headings) {
  if (!known.has(headings)) {
    known.set(headings, headings.map(([text, anchor]) => [split(text).map(fold), anchor]));
  }
  return known.get(headings);
}

// The same word in another form: all but a short ending is the same.
function sameWord(a, b) {
  if (a === b) return true;
  let same = 0;
  while (same < Math.min(a.length, b.length) && a[same] === b[same]) same++;
  return same >= SAME_START && Math.max(a.length, b.length) - same <= MOST_ENDING;
}
