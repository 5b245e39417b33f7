// What a word tells, and words together. Knows neither documents nor the index.

// Further apart than this many words is not together.
const APART = 10;

// How rare a word is in each language: what the fewer pages have tells more (BM25's measure).
// having: the language of each page with the word; counts: language → its number of pages.
export function rarity(having, counts) {
  const some = {};
  for (const lang of having) some[lang] = (some[lang] ?? 0) + 1;
  return Object.fromEntries(
    Object.entries(some).map(([lang, n]) => [lang, Math.log(1 + (counts[lang] - n + 0.5) / (n + 0.5))]),
  );
}

// How close together a page says some words, [{ places, rare }]: for each two of them, as much as
// the commoner is rare when they are neighbours, and less the further apart.
export function together(hits) {
  const sorted = hits.map(({ places, rare }) => ({ rare, places: [...places].sort((a, b) => a - b) }));
  let sum = 0;
  for (const [place, one] of sorted.entries()) {
    for (const other of sorted.slice(place + 1)) {
      const near = Math.max(0, 1 - (gap(one.places, other.places) - 1) / APART);
      sum += near * Math.min(one.rare, other.rare);
    }
  }
  return sum;
}

// The fewest words from a place of one to a place of the other, both in order. The same place is
// one word that both found, and no neighbour.
function gap(some, others) {
  let least = Infinity;
  for (let a = 0, b = 0; a < some.length && b < others.length; ) {
    const apart = some[a] - others[b];
    if (apart) least = Math.min(least, Math.abs(apart));
    if (apart < 0) a++;
    else b++;
  }
  return least;
}
