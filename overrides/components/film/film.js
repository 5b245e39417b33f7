// Makes the versions of a film one player, and ties it to chapters, transcript and links.
import { group, keep, recall } from "./film-choices.js";
import { clock, lastBegun, sameMoment, seconds, startOf } from "./film-moment.js";
import { descriptions, filmText } from "./film-text.js";

// So long a film may wait for the network before it is said.
const PATIENCE = 5000;

export default function film(element) {
  const all = (selector) => [...element.querySelectorAll(selector)];
  const [chapters, cues, lengths] = ["chapters", "cues", "lengths"].map((name) =>
    JSON.parse(element.dataset[name]),
  );
  const marks = [...chapters, ...cues];
  const chapterLinks = all(".ks-film__chapters a");
  const rows = all(".ks-film__cue");
  const links = [[chapters, chapterLinks], [cues, rows.map((row) => row.querySelector("a"))]];
  const radios = all("input[type=radio]");
  const status = element.querySelector("[role=status]");
  const copy = element.querySelector("[data-action=copy]");
  const versions = all(".ks-film__version").map((box) => {
    const track = box.querySelector("track[kind=captions]");
    const video = box.querySelector("video");
    const burnedIn = "burnedIn" in box.dataset;
    return {
      id: box.dataset.version,
      name: box.dataset.name,
      box,
      video,
      src: video.getAttribute("src"),
      small: box.dataset.small,
      screen: box.querySelector(".ks-film__screen"),
      failed: box.querySelector(".ks-film__failed"),
      track,
      seen: box.querySelector("track[kind=descriptions]"),
      described: "described" in box.dataset,
      burnedIn,
      withText: burnedIn || Boolean(track?.default),
    };
  });
  let current = versions.find((version) => version.id === recall("version")) ?? versions[0];
  let waiting = null; // where to go as soon as the film can be moved in

  const now = () => waiting ?? current.video.currentTime;

  function say(words, params = {}) {
    const filled = words.replace(/\{(\w+)\}/g, (_, name) => params[name]);
    // Emptied first, so that the same words are announced again.
    status.textContent = "";
    requestAnimationFrame(() => (status.textContent = filled));
  }

  const text = filmText(element, versions);
  const seen = descriptions(element, versions);
  const speed = group(element, "speed", (rate) => setSpeed(current.video, Number(rate)));
  const picture = group(element, "picture", (size) => {
    small = size === "small";
    for (const version of versions) choosePicture(version);
  });
  // Less is fetched where the visitor has asked the browser to save data.
  let small = (picture.chosen ?? (navigator.connection?.saveData ? "small" : "normal")) === "small";

  function setSpeed(video, rate) {
    video.defaultPlaybackRate = video.playbackRate = rate;
  }

  function choosePicture(version) {
    const { video } = version;
    const src = (small && version.small) || version.src;
    if (video.getAttribute("src") === src) return;
    const time = version === current ? now() : 0;
    const playing = !video.paused;
    video.src = src;
    if (time > 0) seek(time);
    if (playing) video.play().catch(() => {});
  }

  function showPicture() {
    if (!picture.box) return;
    picture.box.hidden = !current.small;
    picture.show(small ? "small" : "normal");
    const { size, smallSize } = current.box.dataset;
    picture.buttons.forEach((button, index) => {
      const shown = [size, smallSize][index];
      if (shown) button.textContent = button.textContent.replace(/\(.*\)/, `(${shown})`);
    });
  }

  function markCurrent() {
    const time = now();
    const started = time > 0 || !current.video.paused;
    for (const [list, elements] of [[chapters, chapterLinks], [cues, rows]]) {
      const at = started ? lastBegun(list, current.id, time) : -1;
      elements.forEach((part, index) => {
        if (index === at) part.setAttribute("aria-current", "true");
        else part.removeAttribute("aria-current");
      });
    }
  }

  function writeTimes() {
    for (const [list, anchors] of links) {
      anchors.forEach((link, index) => {
        const time = clock(startOf(list, index, current.id));
        link.querySelector(".ks-film__time").textContent = time;
        const label = link.getAttribute("aria-label");
        if (label) link.setAttribute("aria-label", label.replace(/\d+:\d\d/, time));
      });
    }
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
    text.show(version);
    seen.show(version);
    showPicture();
    writeTimes();
    if (video !== before) {
      before.pause();
      video.muted = before.muted;
      video.volume = before.volume;
      setSpeed(video, before.playbackRate);
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

  // #t=2:14, #film=syntolkad&t=2:14 and a paragraph's own #t-2-14; a copied link has the moment
  // in its query, since its fragment names the paragraph for who has no script. A time without a
  // version is on the first version's clock: each visitor gets it in the version they use.
  function follow(query = "") {
    const { hash } = location;
    const row = rows.findIndex(({ id }) => `#${id}` === hash);
    const inQuery = new URLSearchParams(query);
    const exact = inQuery.has("t") && (row >= 0 || !hash);
    const words = exact ? inQuery : new URLSearchParams(hash.slice(1));
    const asked = versions.find((version) => version.id === words.get("film"));
    const time = seconds(words.get("t") ?? hash.match(/^#t-(\d+-\d\d)/)?.[1].replace("-", ":"));
    if (!asked && row < 0 && time === null) return;
    const version = asked ?? current;
    if (row >= 0 && !exact) show(version, startOf(cues, row, version.id));
    else if (time === null) show(version, sameMoment(marks, lengths, now(), current.id, version.id));
    else show(version, sameMoment(marks, lengths, time, (asked ?? versions[0]).id, version.id));
    // The browser itself goes to a paragraph; the other addresses name no element.
    if (row < 0 || exact) element.querySelector(".ks-film__player").scrollIntoView();
    if (now() > 0 && current.video.paused) say(element.dataset.at, { time: clock(now()) });
  }

  // The address of a moment, also without script: then the paragraph where it is.
  function addressOf(time) {
    const url = new URL(location.href);
    const moment = `${current === versions[0] ? "" : `film=${current.id}&`}t=${clock(time)}`;
    const row = rows[Math.max(lastBegun(cues, current.id, time), 0)];
    url.search = row ? moment : "";
    url.hash = row ? row.id : moment;
    return url.href;
  }

  function setAddress(href) {
    history.replaceState(history.state, "", href);
  }

  for (const version of versions) {
    const { video } = version;
    let [last, stalled] = [null, null];
    const ifCurrent = (handler) => () => version === current && handler();
    const fail = (failed) => {
      version.failed.hidden = !failed;
      version.screen.hidden = failed;
    };
    for (const name of ["timeupdate", "seeked", "play"]) {
      video.addEventListener(name, ifCurrent(markCurrent));
    }
    // That a film has stopped for want of data is seen on its time: Firefox tells no "waiting".
    const calm = () => {
      clearTimeout(stalled);
      if (status.textContent === element.dataset.waiting) status.textContent = "";
    };
    const alive = () => {
      if (video.currentTime === last) return;
      last = video.currentTime;
      calm();
      if (video.paused) return;
      stalled = setTimeout(ifCurrent(() => say(element.dataset.waiting)), PATIENCE);
    };
    video.addEventListener("play", () => {
      last = null;
      alive();
    });
    video.addEventListener("timeupdate", alive);
    for (const name of ["pause", "error", "emptied"]) video.addEventListener(name, calm);
    video.addEventListener("loadedmetadata", () => {
      const focused = version.failed.contains(document.activeElement);
      fail(false);
      if (focused) video.focus();
      if (version === current && waiting !== null) seek(waiting);
    });
    video.addEventListener("error", () => {
      if (version === current) waiting = now();
      video.pause(); // Firefox goes on with what it has, behind the message
      if (version === current) status.textContent = ""; // "Starta den när du vill" no longer holds
      fail(true);
    });
    if (video.error) fail(true);
    version.failed.querySelector("[data-action=retry]").addEventListener("click", load);
    video.addEventListener("ratechange", ifCurrent(() => speed.show(String(video.playbackRate))));
    if (speed.chosen) setSpeed(video, Number(speed.chosen));
    choosePicture(version);
  }

  for (const radio of radios) {
    radio.addEventListener("change", () => {
      const version = versions.find(({ id }) => id === radio.value);
      const time = sameMoment(marks, lengths, now(), current.id, version.id);
      keep("version", version.id);
      show(version, time);
      const { chosen, chosenThere } = element.dataset;
      say(time > 0 ? chosenThere : chosen, { version: version.name, time: clock(time) });
    });
  }
  for (const [list, anchors] of links) {
    anchors.forEach((link, index) => {
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        setAddress(`${location.pathname}${link.hash}`);
        jump(startOf(list, index, current.id));
      });
    });
  }
  copy.addEventListener("click", async () => {
    const address = addressOf(now());
    const time = clock(now());
    try {
      await navigator.clipboard.writeText(address);
      say(element.dataset.copied, { time });
    } catch {
      setAddress(address);
      say(element.dataset.copyFailed, { time });
    }
  });

  show(current, 0);
  element.dataset.ready = "";
  // A link names no film, so only the page's first film answers to it.
  if (document.querySelector("[data-module=ks-film]") === element) {
    follow(location.search);
    addEventListener("hashchange", () => follow());
  } else {
    copy.hidden = true;
  }
}
