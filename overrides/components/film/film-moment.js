// Moments of a film: times as people write them, and the same moment in another version.

// A place this close before a cue is that cue: a film moves to its nearest frame.
const NEAR = 0.05;

// The moment of a film that corresponds to `time` when the version is changed: as far into the
// same cue, at most to its end. Never the same share of the length: versions differ in pace.
// marks: what begins when, one object for each chapter and cue, version → seconds.
export function sameMoment(marks, lengths, time, from, to) {
  let mark = { [from]: 0, [to]: 0 };
  for (const other of marks) {
    if (to in other && other[from] <= time + NEAR && other[from] >= mark[from]) mark = other;
  }
  const end = Math.min(lengths[to], ...marks.map((m) => m[to]).filter((s) => s > mark[to]));
  const into = Math.min(Math.max(time - mark[from], 0), end - mark[to] - 2 * NEAR);
  return mark[to] + Math.max(into, 0);
}

// The index of the last of `list` that has begun at `time`; -1 before the first.
export function lastBegun(list, id, time) {
  return list.findLastIndex((starts) => starts[id] <= time + NEAR);
}

// When a part begins in a version; one the version lacks gives the part before.
export function startOf(list, index, id) {
  return list[index][id] ?? (index ? startOf(list, index - 1, id) : 0);
}

// "2:14", "74", "1:02:14" → seconds; null for anything else.
export function seconds(words) {
  if (!/^\d+(:\d+){0,2}([.,]\d+)?$/.test(words ?? "")) return null;
  return words.replace(",", ".").split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}

export const clock = (time) =>
  `${Math.floor(time / 60)}:${String(Math.floor(time % 60)).padStart(2, "0")}`;
