// A film's text on and off, its size and its place; and what is seen, read out by a screen reader.
import { group, keep, recall } from "./film-choices.js";

const words = (track) =>
  [...(track.activeCues ?? [])]
    // A cue's lines are broken for the picture; only a new speaker's dash begins a line here.
    .map((cue) => cue.getCueAsHTML().textContent.replace(/\s*\n(?!\s*[-–])/g, " ").trim())
    .join("\n");

// The text of one film; show(version) says which version is seen.
export function filmText(element, versions) {
  const button = element.querySelector("[data-action=text]");
  const note = element.querySelector(".ks-film__in-picture");
  const area = element.querySelector(".ks-film__caption");
  const missing = element.querySelector(".ks-film__lost");
  const kept = recall("text");
  let chosen = kept !== null; // by the visitor, which then holds in every version
  let on = chosen ? kept === "on" : versions[0].withText;
  let current = versions[0];

  const place = group(element, "place", (value) => {
    element.dataset.place = value;
    show(current);
  });
  const size = group(element, "size", (value) => (element.dataset.size = value));
  if (place.chosen) element.dataset.place = place.chosen;
  if (size.chosen) element.dataset.size = size.chosen;

  // The stylesheet decides whether the text stands under the picture: on a narrow screen it does,
  // unless the visitor has chosen. A picture that fills the screen has nothing under it.
  const under = () => area.getClientRects().length > 0;
  const alone = ({ video }) =>
    document.fullscreenElement === video || Boolean(video.webkitDisplayingFullscreen);
  const mode = (version) => {
    if (version !== current || !on || version.burnedIn) return "disabled";
    return under() && !alone(version) ? "hidden" : "showing";
  };

  const lost = ({ track }) => track?.readyState === HTMLTrackElement.ERROR;

  function write() {
    const shown = current.track && mode(current) === "hidden" ? words(current.track.track) : "";
    if (area.textContent !== shown) area.textContent = shown;
  }

  function apply() {
    element.dataset.text = on && current.track && !current.burnedIn ? "on" : "off";
    for (const version of versions) {
      const track = version.track?.track;
      if (track && track.mode !== mode(version)) track.mode = mode(version);
    }
    button.setAttribute("aria-pressed", String(on));
    button.hidden = current.burnedIn || !current.track;
    note.hidden = !current.burnedIn;
    if (place.box) {
      const narrow = element.dataset.text === "on" && under();
      place.show(element.dataset.place ?? (narrow ? "under" : "picture"));
    }
    // Said for as long as it holds, whatever else is told in the status line.
    missing.textContent = on && lost(current) ? element.dataset.textFailed : "";
    write();
  }

  function choose(value) {
    on = value;
    chosen = true;
    keep("text", on ? "on" : "off");
  }

  function show(version) {
    current = version;
    if (!chosen) on ||= version.withText;
    apply();
  }

  button.addEventListener("click", () => {
    choose(!on);
    const again = on && lost(current);
    apply();
    // Fetched again if it could not be fetched the last time; only a track in use is.
    // The fragment is for Chromium, which does not ask twice for the same address.
    if (again) current.track.src = `${current.track.src.split("#")[0]}#${Date.now()}`;
  });
  new ResizeObserver(apply).observe(area);
  document.addEventListener("fullscreenchange", apply);
  for (const version of versions) {
    const { video, track } = version;
    video.addEventListener("webkitbeginfullscreen", apply);
    video.addEventListener("webkitendfullscreen", apply);
    if (!track) continue;
    track.default = false; // from here on the button decides
    track.track.addEventListener("cuechange", () => version === current && write());
    track.addEventListener("error", apply);
    track.addEventListener("load", apply);
    // The visitor can also turn the text on and off in the film's own menu.
    video.textTracks.addEventListener("change", () => {
      const { mode: now } = track.track;
      if (version !== current || version.burnedIn || now === mode(version)) return;
      // Turned on there, it is wanted in the picture.
      if (now === "showing" && on) element.dataset.place = "picture";
      choose(now !== "disabled");
      apply();
    });
  }
  return { show };
}

// What is seen, as words for a screen reader, written while the film plays. Off until asked for.
export function descriptions(element, versions) {
  const region = element.querySelector(".ks-film__described");
  const box = element.querySelector(".ks-film__read");
  if (!region) return { show: () => {} };
  const button = box.querySelector("button");
  let on = recall("descriptions") === "on";
  let current = versions[0];

  const offered = (version) => Boolean(version.seen) && !version.described;
  function show(version) {
    current = version;
    box.hidden = !offered(version);
    button.setAttribute("aria-pressed", String(on));
    region.textContent = "";
    for (const { seen } of versions) {
      if (seen) seen.track.mode = on && offered(current) && seen === current.seen ? "hidden" : "disabled";
    }
  }
  button.addEventListener("click", () => {
    on = !on;
    keep("descriptions", on ? "on" : "off");
    show(current);
  });
  for (const version of versions) {
    version.seen?.track.addEventListener("cuechange", () => {
      if (version !== current || !on || version.video.paused) return;
      const said = words(version.seen.track);
      // What was said stays until there is something new, for those who read it slowly.
      if (said) region.textContent = said;
    });
  }
  return { show };
}
