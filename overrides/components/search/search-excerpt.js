// The piece of a page to show for a search, and the page's sections with most hits in them.
import { fold } from "./search-words.js";

const LENGTH = 32;
const BEFORE = 6;
// A form of a word begins as the word does, in so many letters of a long one.
const ALIKE = 4;

// The places where a reader sees one of the words asked for. To Pagefind's Swedish stems "hemligt"
// is a form of "hem", and so is "hemma".
export function seen(page, places, terms) {
  const words = page.content.split(/\s+/);
  const begins = [...terms].map((term) => fold(term).slice(0, Math.min(ALIKE, term.length - 1 || 1)));
  return [...places].filter((place) => {
    const word = fold(words[place].replace(/^[^\p{L}\d]+/u, ""));
    return begins.some((begin) => word.startsWith(begin));
  });
}

// Runs of text in order: [{ text, hit }]. page: Pagefind's data; places: which words are hits.
export function excerpt(page, places) {
  const words = page.content.split(/\s+/);
  const title = page.meta.title.split(/\s+/).length;
  // The title stands above already; a hit in it alone shows how the page begins.
  const hits = [...places].filter((place) => place >= title).sort((a, b) => a - b);
  const start = Math.max(title, densest(hits) - BEFORE);
  const end = Math.min(words.length, start + LENGTH);
  const runs = start > title ? [{ text: "… ", hit: false }] : [];
  const marked = new Set(hits);
  for (let place = start; place < end; place++) {
    const [, before, word, after] = words[place].match(/^([^\p{L}\d]*)(.*?)([^\p{L}\d]*)$/su);
    if (marked.has(place)) runs.push({ text: before, hit: false }, { text: word, hit: true });
    else runs.push({ text: before + word, hit: false });
    runs.push({ text: place < end - 1 ? `${after} ` : after, hit: false });
  }
  if (end < words.length) runs.push({ text: " …", hit: false });
  return runs;
}

// Where most hits stand close together.
function densest(hits) {
  let best = hits[0] ?? 0;
  let most = 0;
  hits.forEach((place, index) => {
    let count = 0;
    while (hits[index + count] < place + LENGTH - BEFORE) count++;
    if (count > most) [best, most] = [place, count];
  });
  return best;
}

// The headings with an anchor under which most hits stand, in the page's order. common: headings
// that many pages have, which tell nothing.
export function sections(page, places, most, common = new Set()) {
  const anchors = page.anchors
    .filter((anchor) => /^h[2-4]$/.test(anchor.element) && anchor.id && anchor.text.trim())
    .sort((a, b) => a.location - b.location);
  const counts = new Map();
  for (const place of places) {
    const above = anchors.findLast((anchor) => anchor.location <= place);
    if (above) counts.set(above, (counts.get(above) ?? 0) + 1);
  }
  return [...counts.keys()]
    .filter((anchor) => !common.has(anchor.text.trim()))
    .sort((a, b) => counts.get(b) - counts.get(a) || a.location - b.location)
    .slice(0, most)
    .sort((a, b) => a.location - b.location)
    .map(({ id, text }) => ({ id, text: text.trim() }));
}
