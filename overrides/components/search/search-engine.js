// What a query finds: Pagefind is asked for each word by itself, and the answers are added up.
// A page with more of the words comes first; none has to have them all. A page with a heading
// that asks about the same comes higher still, and so does one that says the words close together.
// Knows no document.
import { openQuestions } from "./search-questions.js";
import { rarity, together } from "./search-score.js";
import { fold, kin, nearest, otherForm, parts, rootOf, silent, split } from "./search-words.js";

// How much a word counts where it stands. The fields are written by assemble/search/words.py.
const RANKING = {
  termSimilarity: 2,
  pageLength: 0.5,
  termFrequency: 1,
  termSaturation: 1,
  metaWeights: { title: 8, about: 5, treats: 1, mentions: 0.3 },
};
// The most a word can count, in times of how rare it is; Pagefind's own sum knows no bound.
const MOST = 10;
// A word of the same family (anställd, anställning) counts so much of the word itself.
const KIN = 0.4;
// Shorter than this is no part of a compound.
const SHORTEST_PART = 3;
// What a page gets that is asked just what the visitor asks, and one whose questions have all of its
// words between them; in times of the best score that the words alone give any page.
const ASKED = 3;
const COVERED = 1;
// Of a query of one word, and for each word more: a single word is a subject, no question.
const ONE_WORD = 0.3;
const EACH_MORE = 0.5;
// Less alike than this is chance.
const LEAST_ALIKE = 0.4;
// So many pages in the reader's own form are enough.
const FEW = 5;
// Less than this share of what the words alone give the best page is no answer.
const LEAST = 0.1;
// A page in another form than the reader's must answer better, and one in the reader's own form
// may not stand before a far better one.
const LEAST_OTHER = 0.5;
const LEAST_BESIDE = 0.05;

// base: address of the index, with a slash; lang: the reader's own; prefixes: lang → what its
// addresses begin with.
export async function openSearch({ base, lang, prefixes }) {
  const read = async (name) => {
    // Asked for again at every visit: the names stay when the content changes.
    const answer = await fetch(base + name, { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer.json();
  };
  const [{ stop, pages, common, groups }, questions, pagefind] = await Promise.all([
    read("pages.json"),
    read(`questions.${lang}.json`).catch(() => ({})),
    import(`${base}pagefind.js`),
  ]);
  await pagefind.options({ noWorker: true, ranking: RANKING });
  await pagefind.init();
  const counts = {};
  const ids = {};
  for (const [id, [address]] of Object.entries(pages)) {
    counts[langOf(id)] = (counts[langOf(id)] ?? 0) + 1;
    ids[address] = id;
  }
  const langs = [lang, ...Object.keys(prefixes).filter((other) => other !== lang)];
  // The other forms are fetched only when the reader's own has little to say.
  let widened;
  const widen = async () => {
    for (const other of langs.slice(1)) {
      if (counts[other]) await pagefind.mergeIndex(base, { language: other, ranking: RANKING });
    }
    asked.clear();
  };
  const readers = openQuestions(questions, groups, stop.map(fold));
  const lists = {};
  const words = (of) => (lists[of] ??= read(`words.${of}.json`).catch(() => []));
  // The reader's own words first, then those of the language's other forms.
  const language = lang.split("-")[0];
  const indexed = langs.filter((other) => counts[other]);
  const related = indexed.filter((other) => other.split("-")[0] === language);
  const wordList = async () => [...new Set((await Promise.all(related.map(words))).flat())];
  // The forms in other languages that have the word (worried, on a Swedish page).
  const abroad = async (word) => {
    const others = indexed.filter((other) => !related.includes(other));
    const lists = await Promise.all(others.map(words));
    return others.filter((_, place) => lists[place].some((known) => fold(known) === fold(word)));
  };

  // The pages that have just this word, in any of its forms. Asked for more than once in a search.
  const asked = new Map();
  const having = async (word) => {
    if (!asked.has(word)) {
      const { results } = await pagefind.search(`"${word}"`);
      asked.set(word, results.map(({ id }) => id));
    }
    return asked.get(word);
  };

  // Every page some words find: its name in the index → its best hit. Pagefind also finds what
  // only begins as the word does; that, and other words of the family, counts for less.
  // among: the only forms to look in, if any.
  async function ask(words, among) {
    const hits = new Map();
    for (const word of words) {
      const exact = new Set(await having(word));
      // Where a word is in one form of the guide, what Pagefind offers instead of it in another
      // (the longest word it begins with) is no answer.
      const there = new Set([...exact].map(langOf));
      for (const form of [word, rootOf(word)].filter(Boolean)) {
        const { results } = await pagefind.search(form);
        const rare = rarity(results.map(({ id }) => langOf(id)), counts);
        for (const { id, score, words: places, data } of results) {
          if (there.size && !there.has(langOf(id))) continue;
          if (among && !among.includes(langOf(id))) continue;
          const most = MOST * rare[langOf(id)];
          const weight = form === word && exact.has(id) ? 1 : KIN;
          const bounded = (weight * most * score) / (most + score);
          const before = hits.get(id);
          if (bounded <= (before?.score ?? 0)) continue;
          // A hit among the words that no page shows has no place of its own.
          const shown = places.length ? places : (before?.places ?? places);
          hits.set(id, { score: bounded, rare: weight * rare[langOf(id)], places: shown, load: data });
        }
      }
    }
    return hits;
  }

  // The words to look for instead of one no page has, and whether the visitor must be told.
  async function instead(word) {
    const list = await wordList();
    const typed = fold(word);
    if (list.some((known) => fold(known).startsWith(typed))) return { words: [word], told: false };
    const form = otherForm(word, list);
    if (form) return { words: [form], told: false };
    const among = await abroad(word);
    if (among.length) return { words: [word], told: false, among };
    const [near] = nearest(word, list);
    if (near) return { words: [near], told: true };
    const pieces = word.includes("-") ? word.split("-") : parts(word, list);
    return { words: pieces.length ? pieces : kin(word, list), told: false };
  }

  // Compounds written apart, as Swedish has them in one word: kontakt person → kontaktperson. Each
  // of two words → the word of some page that they make, with an s between if need be.
  async function joined(typed) {
    const found = new Map();
    const part = (word) => word.length >= SHORTEST_PART && !silent(word, stop);
    for (const [place, second] of typed.entries()) {
      const first = typed[place - 1];
      if (!place || !part(first) || !part(second)) continue;
      for (const whole of [first + second, `${first}s${second}`]) {
        if (!(await having(whole)).length) continue;
        found.set(first, whole).set(second, whole);
        break;
      }
    }
    return found;
  }

  // results: pages, best first, the reader's own form of each before any other;
  // corrected: [{ typed, meant }]; unknown: words that nothing stands for; guessed: whether any
  // word is on none of the pages.
  async function search(query) {
    const own = await answer(query);
    const enough = own.results.filter((hit) => hit.lang === lang).length >= FEW;
    if (widened || (enough && !own.guessed)) return own;
    await (widened ??= widen());
    return answer(query);
  }

  async function answer(query) {
    const apart = split(query);
    // Signs alone ask nothing.
    if (!apart.length) return { results: [], corrected: [], unknown: [], guessed: false };
    const whole = await joined(apart);
    const typed = [...new Set(apart.map((word) => whole.get(word) ?? word))];
    const some = typed.filter((word) => !silent(word, stop));
    const telling = some.length ? some : typed;
    const found = new Map();
    const corrected = [];
    const unknown = [];
    const meant = new Map();
    let guessed = false;
    for (const word of telling) {
      let other = { words: [word] };
      const said = (await having(word)).length > 0;
      // A word that readers ask with is no misspelling, though no page says it.
      if (!said && readers.has(word)) other = { words: [word], among: related };
      else if (!said) {
        other = await instead(word);
        const [first] = other.words;
        guessed = true;
        if (other.told) corrected.push({ typed: word, meant: first });
        if (!first) unknown.push(word);
        else meant.set(word, first);
      }
      for (const [id, { load, ...hit }] of await ask(other.words, other.among)) {
        const page = found.get(id) ?? { id, score: 0, hits: [], places: new Set(), terms: new Set(), load };
        page.score += hit.score;
        for (const word of other.words) page.terms.add(word);
        page.hits.push(hit);
        for (const place of hit.places) page.places.add(place);
        found.set(id, page);
      }
    }
    for (const page of found.values()) {
      // A page with all that tells something before one with a part of it.
      page.score *= (page.hits.length / telling.length) ** 2;
      page.score += together(page.hits);
      page.byWords = page.score;
    }
    addAsked(typed.map((word) => meant.get(word) ?? word), found);
    return { results: order([...found.values()]), corrected, unknown, guessed };
  }

  // Pages that readers ask the same of come higher, also when no telling word is the same.
  function addAsked(words, found) {
    const sure = Math.min(1, ONE_WORD + EACH_MORE * (words.length - 1));
    const own = [...found.values()].filter(({ id }) => langOf(id) === lang);
    const most = Math.max(1, ...own.map(({ score }) => score));
    for (const [address, { likeness, covered }] of readers.alike(words)) {
      const id = ids[address];
      if (!id || (!found.has(id) && likeness < LEAST_ALIKE)) continue;
      const page = found.get(id) ?? { id, score: 0, places: new Set(), terms: new Set(), load: () => byTitle(id, address) };
      page.score += sure * most * (ASKED * likeness ** 2 + COVERED * covered ** 2);
      found.set(id, page);
    }
  }

  // Pagefind's data of a page that none of the words finds. Asking for every page would fetch all
  // of the index; a page is always found by its title.
  async function byTitle(id, address) {
    const { results } = await pagefind.search(questions[address][0]);
    return results.find((one) => one.id === id).data();
  }

  // One result a page: in the reader's own form when that was found, and those come first.
  function order(hits) {
    for (const hit of hits) {
      hit.lang = langOf(hit.id);
      [hit.address, hit.section] = pages[hit.id];
      hit.page = hit.address.slice((prefixes[hit.lang] ?? "").length);
    }
    hits.sort((a, b) => langs.indexOf(a.lang) - langs.indexOf(b.lang) || b.score - a.score);
    // By words alone: the questions known are those of the reader's own form.
    const most = (some) => Math.max(0, ...some.map((hit) => hit.byWords ?? 0));
    const best = most(hits);
    const own = most(hits.filter((hit) => hit.lang === lang));
    const seen = new Set();
    return hits.filter((hit) => {
      const least = hit.lang === lang ? Math.max(LEAST * own, LEAST_BESIDE * best) : LEAST_OTHER * best;
      if (hit.score < least || seen.has(hit.page)) return false;
      return seen.add(hit.page);
    });
  }

  return { search, common: new Set(common), near: async (word) => nearest(word, await wordList(), 3) };
}

// Pagefind's name for a page begins with the page's language: "sv-simple_13d02cb".
const langOf = (id) => id.slice(0, id.lastIndexOf("_"));
