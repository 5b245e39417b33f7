// How alike a query is to what readers may ask of a page: its title, its headings, and the questions
// of docs/_data/sokfragor.yml. Each is compared as a sentence by itself, for it is the words
// together that tell: "Vem kan få en kontaktperson?" has none that stands on few pages.
import { bare as ending, fold, split } from "./search-words.js";

// What a word that says nothing by itself counts beside one that does.
const SMALL = 0.5;
// How much of a word another counts as: in another form, but for a short ending, meaning about the
// same (the groups of sokord.yml), or a part of it.
const FORM = 0.95;
const ALMOST = 0.85;
const SYNONYM = 0.6;
const PART = 0.4;
const SAME_START = 4;
const MOST_ENDING = 3;
const SHORTEST_PART = 4;
const SHORTEST_END = 5;
// A word none of the questions has.
const UNKNOWN = 1.5;
// A page's own name.
const TITLE = 1.1;

// questions: address → texts, the page's title first; groups: words that mean about the same;
// stop: words that say nothing. All folded once and not at every search.
export function openQuestions(questions, groups, stop) {
  const places = new Map();
  const words = [];
  const texts = [];
  const placeOf = (word) => {
    if (!places.has(word)) places.set(word, words.push({ word, bare: ending(word), pages: new Set() }) - 1);
    return places.get(word);
  };
  for (const [address, list] of Object.entries(questions)) {
    for (const text of list) {
      const own = [...new Set(split(text).map((word) => placeOf(fold(word))))];
      for (const place of own) words[place].pages.add(address);
      texts.push({ address, words: own, name: text === list[0] });
    }
  }
  const silent = new Set(stop);
  const spread = new Map();
  for (const { bare, pages } of words) {
    spread.set(bare, new Set([...(spread.get(bare) ?? []), ...pages]));
  }
  const all = Object.keys(questions).length;
  // The root of BM25's measure of rareness, so that the commonest words still count.
  const rare = (bare) => {
    const some = spread.get(bare)?.size;
    return some ? Math.sqrt(Math.log(1 + (all - some + 0.5) / (some + 0.5))) : UNKNOWN;
  };
  const tells = (word, bare) => rare(bare) * (silent.has(word) ? SMALL : 1);
  for (const word of words) word.tells = tells(word.word, word.bare);
  for (const text of texts) text.tells = text.words.reduce((sum, place) => sum + words[place].tells, 0);
  const synonyms = new Map();
  groups.forEach((group, index) => {
    for (const word of group) {
      const bare = ending(fold(word));
      synonyms.set(bare, (synonyms.get(bare) ?? new Set()).add(index));
    }
  });

  function likeness(asked, known) {
    if (asked.word === known.word) return 1;
    if (asked.bare === known.bare) return FORM;
    if (sameButEnding(asked.word, known.word)) return ALMOST;
    const mine = synonyms.get(asked.bare);
    const others = mine && synonyms.get(known.bare);
    if (others && [...mine].some((group) => others.has(group))) return SYNONYM;
    return isPart(asked, known) || isPart(known, asked) ? PART : 0;
  }

  // Address → { likeness, covered }: how alike its most alike text is (Dice's measure, from 0 to
  // about 1), and how much of the query its texts have between them (0 to 1).
  function alike(query) {
    const asked = query.map(fold).map((word) => ({ word, bare: ending(word) }));
    const like = asked.map((one) => Float32Array.from(words, (known) => likeness(one, known)));
    const weights = asked.map(({ word, bare }) => tells(word, bare));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const found = new Map();
    for (const text of texts) {
      if (!found.has(text.address)) found.set(text.address, { likeness: 0, most: like.map(() => 0) });
      const page = found.get(text.address);
      let shared = 0;
      for (let index = 0; index < like.length; index++) {
        let most = 0;
        for (const place of text.words) most = Math.max(most, like[index][place]);
        shared += weights[index] * most;
        page.most[index] = Math.max(page.most[index], most);
      }
      const dice = (2 * shared) / (total + text.tells);
      // A page that has all of the query in its name is that page, whatever else it is named.
      const alikeness = text.name ? Math.max(TITLE * dice, shared / total) : dice;
      page.likeness = Math.max(page.likeness, alikeness);
    }
    for (const page of found.values()) {
      page.covered = page.most.reduce((sum, most, index) => sum + most * weights[index], 0) / total;
    }
    return found;
  }

  return { alike, has: (word) => spread.has(ending(fold(word))) };
}

// The same word in another form: all but a short ending is the same.
function sameButEnding(a, b) {
  let same = 0;
  while (same < Math.min(a.length, b.length) && a[same] === b[same]) same++;
  return same >= SAME_START && Math.max(a.length, b.length) - same <= MOST_ENDING;
}

// Whether a word is the beginning or the end of a compound.
function isPart(part, whole) {
  if (part.word.length >= SHORTEST_PART && whole.word.length >= part.word.length + MOST_ENDING) {
    if (whole.word.startsWith(part.word) || whole.word.endsWith(part.word)) return true;
  }
  return part.bare.length >= SHORTEST_END && whole.bare.endsWith(part.bare);
}
