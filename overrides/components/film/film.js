// Makes the versions of a film one player, and ties it to chapters, transcript and links.
const KEY = "ks-film-version";

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

// "2:14", "74", "1:02:14" → seconds; null for anything else.
export function seconds(words) {
  if (!/^\d+(:\d+){0,2}([.,]\d+)?$/.test(words ?? "")) return null;
  return words.replace(",", ".").split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}

const clock = (time) => `${Math.floor(time / 60)}:${String(Math.floor(time % 60)).padStart(2, "0")}`;

function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // Storage can be switched off; the first version is then shown.
  }
}

function remember(id) {
  try {
    localStorage.setItem(KEY, id);
  } catch {
    // Without storage the choice holds for this page.
  }
}

export default function film(element) {
  const all = (selector) => [...element.querySelectorAll(selector)];
  const [chapters, cues, lengths] = ["chapters", "cues", "lengths"].map((name) =>
    JSON.parse(element.dataset[name]),
  );
  const marks = [...chapters, ...cues];
  const chapterLinks = all(".ks-film__chapters a");
  const rows = all(".ks-film__cue");
  const cueLinks = rows.map((row) => row.querySelector("a"));
  const radios = all("input[type=radio]");
  const status = element.querySelector("[role=status]");
  const rates = all("[data-rate]");
  const textButton = element.querySelector("[data-action=text]");
  const copy = element.querySelector("[data-action=copy]");
  const versions = all(".ks-film__version").map((box) => {
    const track = box.querySelector("track[kind=captions]");
    const burnedIn = "burnedIn" in box.dataset;
    return {
      id: box.dataset.version,
      name: box.dataset.name,
      box,
      video: box.querySelector("video"),
      screen: box.querySelector(".ks-film__screen"),
      failed: box.querySelector(".ks-film__failed"),
      track,
      burnedIn,
      withText: burnedIn || Boolean(track?.default),
    };
  });
  let current = versions.find((version) => version.id === remembered()) ?? versions[0];
  let waiting = null; // where to go as soon as the film can be moved in
  let text = current.withText;
  let textChosen = false; // by the visitor, which then holds in every version

  const now = () => waiting ?? current.video.currentTime;
  const startOf = (list, index, id) => list[index][id] ?? (index ? startOf(list, index - 1, id) : 0);

  function say(words, params = {}) {
    const filled = words.replace(/\{(\w+)\}/g, (_, name) => params[name]);
    // Emptied first, so that the same words are announced again.
    status.textContent = "";
    requestAnimationFrame(() => (status.textContent = filled));
  }

  function markCurrent() {
    const time = now();
    const started = time > 0 || !current.video.paused;
    for (const [list, elements] of [[chapters, chapterLinks], [cues, rows]]) {
      let at = -1;
      list.forEach((starts, index) => {
        if (started && starts[current.id] <= time + NEAR) at = index;
      });
      elements.forEach((part, index) => {
        if (index === at) part.setAttribute("aria-current", "true");
        else part.removeAttribute("aria-current");
      });
    }
  }

  function writeTimes() {
    for (const [list, links] of [[chapters, chapterLinks], [cues, cueLinks]]) {
      links.forEach((link, index) => {
        const time = clock(startOf(list, index, current.id));
        link.querySelector(".ks-film__time").textContent = time;
        const label = link.getAttribute("aria-label");
        if (label) link.setAttribute("aria-label", label.replace(/\d+:\d\d/, time));
      });
    }
  }

  function showText() {
    for (const { track, burnedIn, ...version } of versions) {
      if (!track) continue;
      const on = version.id === current.id && text && !burnedIn;
      track.track.mode = on ? "showing" : "disabled";
    }
    textButton.setAttribute("aria-pressed", String(text));
    textButton.hidden = current.burnedIn || !current.track;
    element.querySelector(".ks-film__in-picture").hidden = !current.burnedIn;
  }

  function load() {
    current.video.preload = "metadata";
    current.video.load();
  }

  function seek(time) {
    const { video } = current;
    if (video.readyState && !video.error) {
      waiting = null;
      video.currentTime = time;
    } else {
      waiting = time;
      if (video.error || video.networkState !== video.NETWORK_LOADING) load();
    }
    markCurrent();
  }

  function show(version, time) {
    const before = current.video;
    const playing = !before.paused;
    const focused = current.box.contains(document.activeElement);
    current = version;
    waiting = null;
    const { video } = version;
    for (const other of versions) other.box.hidden = other !== version;
    for (const radio of radios) radio.checked = radio.value === version.id;
    if (!textChosen) text ||= version.withText;
    showText();
    writeTimes();
    if (video !== before) {
      before.pause();
      video.muted = before.muted;
      video.volume = before.volume;
      video.defaultPlaybackRate = video.playbackRate = before.playbackRate;
      if (focused) video.focus();
    }
    // A film that nobody has started is not fetched for a change of version.
    if (time > 0 || video.readyState) seek(time);
    else markCurrent();
    if (playing && video !== before) video.play().catch(() => {});
  }

  function jump(time) {
    seek(time);
    if (current.video.paused) say(element.dataset.at, { time: clock(time) });
  }

  // #t=2:14, #film=syntolkad&t=2:14 and a paragraph's own #t-2-14. A time without a version is
  // on the first version's clock, so that each visitor gets that moment in the version they use.
  function follow() {
    const { hash } = location;
    const words = new URLSearchParams(hash.slice(1));
    const asked = versions.find((version) => version.id === words.get("film"));
    const row = rows.findIndex(({ id }) => `#${id}` === hash);
    const time = seconds(words.get("t") ?? hash.match(/^#t-(\d+-\d\d)/)?.[1].replace("-", ":"));
    if (!asked && row < 0 && time === null) return;
    const version = asked ?? current;
    if (row >= 0) show(version, startOf(cues, row, version.id));
    else if (time === null) show(version, sameMoment(marks, lengths, now(), current.id, version.id));
    else show(version, sameMoment(marks, lengths, time, (asked ?? versions[0]).id, version.id));
    // The browser itself goes to a paragraph; the other addresses name no element.
    if (row < 0) element.querySelector(".ks-film__player").scrollIntoView();
    if (now() > 0 && current.video.paused) say(element.dataset.at, { time: clock(now()) });
  }

  for (const version of versions) {
    const { video } = version;
    const ifCurrent = (handler) => () => version === current && handler();
    const fail = (failed) => {
      version.failed.hidden = !failed;
      version.screen.hidden = failed;
    };
    for (const name of ["timeupdate", "seeked", "play"]) {
      video.addEventListener(name, ifCurrent(markCurrent));
    }
    video.addEventListener("loadedmetadata", () => {
      const focused = version.failed.contains(document.activeElement);
      fail(false);
      if (focused) video.focus();
      if (version === current && waiting !== null) seek(waiting);
    });
    video.addEventListener("error", () => {
      if (version === current) waiting = now();
      fail(true);
    });
    if (video.error) fail(true);
    version.failed.querySelector("[data-action=retry]").addEventListener("click", load);
    video.addEventListener("ratechange", ifCurrent(() => {
      for (const button of rates) {
        button.setAttribute("aria-pressed", String(Number(button.dataset.rate) === video.playbackRate));
      }
    }));
    // The visitor can also turn the text on and off in the film's own menu.
    video.textTracks.addEventListener("change", ifCurrent(() => {
      const on = version.track?.track.mode === "showing";
      if (!version.track || version.burnedIn || on === text) return;
      text = on;
      textChosen = true;
      textButton.setAttribute("aria-pressed", String(text));
    }));
    if (version.track) version.track.default = false; // from here on the button decides
  }

  for (const radio of radios) {
    radio.addEventListener("change", () => {
      const version = versions.find(({ id }) => id === radio.value);
      const time = sameMoment(marks, lengths, now(), current.id, version.id);
      remember(version.id);
      show(version, time);
      const { chosen, chosenThere } = element.dataset;
      say(time > 0 ? chosenThere : chosen, { version: version.name, time: clock(time) });
    });
  }
  for (const [list, links] of [[chapters, chapterLinks], [cues, cueLinks]]) {
    links.forEach((link, index) => {
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        history.replaceState(history.state, "", link.hash);
        jump(startOf(list, index, current.id));
      });
    });
  }
  textButton.addEventListener("click", () => {
    text = !text;
    textChosen = true;
    showText();
  });
  for (const button of rates) {
    button.addEventListener("click", () => {
      const { video } = current;
      video.defaultPlaybackRate = video.playbackRate = Number(button.dataset.rate);
    });
  }
  copy.addEventListener("click", async () => {
    const time = clock(now());
    const url = new URL(location.href);
    url.hash = `${current === versions[0] ? "" : `film=${current.id}&`}t=${time}`;
    try {
      await navigator.clipboard.writeText(url.href);
      say(element.dataset.copied, { time });
    } catch {
      history.replaceState(history.state, "", url.hash);
      say(element.dataset.copyFailed, { time });
    }
  });

  show(current, 0);
  element.dataset.ready = "";
  // A link names no film, so only the page's first film answers to it.
  if (document.querySelector("[data-module=ks-film]") === element) {
    follow();
    addEventListener("hashchange", follow);
  } else {
    copy.hidden = true;
  }
}
