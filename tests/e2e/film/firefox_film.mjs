// The film player in Firefox. node firefox_film.mjs <npm root> <firefox> <site>, which tells one
// line of JSON for each sentence: { sentence, wrong, seconds }.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import path from "node:path";

const [root, executablePath, site] = process.argv.slice(2);
const puppeteer = createRequire(path.join(root, "package.json"))("puppeteer");
const tests = [];
const test = (sentence, run) => tests.push({ sentence, run });

const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath,
  headless: true,
  extraPrefsFirefox: { "intl.accept_languages": "sv-SE", "full-screen-api.allow-trusted-requests-only": false },
});

// Before the test that waits for this gives up, so that no browser is left behind.
setTimeout(() => browser.close().finally(() => process.exit(1)), 200_000).unref();

// A visitor with a storage of their own. `fetched` is what the page has asked for since it opened.
async function visit(address, { width = 1280, script = true, lost = null } = {}) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  await page.setViewport({ width, height: 800 });
  const visitor = { page, context, fetched: [], lost };
  page.on("request", (request) => visitor.fetched.push(request.url()));
  if (lost || !script) {
    await page.setRequestInterception(true);
    page.on("request", (request) => {
      const gone = script ? visitor.lost && request.url().endsWith(visitor.lost) : /\.js$/.test(request.url());
      (gone ? request.abort() : request.continue()).catch(() => {});
    });
  }
  await page.evaluateOnNewDocument(() => {
    window.stopped = [];
    addEventListener("securitypolicyviolation", (event) =>
      window.stopped.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  await page.goto(site + address);
  if (script) await page.waitForSelector(".ks-film[data-ready]");
  return visitor;
}

const seen = (page) =>
  page.evaluate(() => {
    const film = document.querySelector(".ks-film");
    const box = film.querySelector(".ks-film__version:not([hidden])");
    const video = box.querySelector("video");
    const plain = (nodes) => [...nodes].map((n) => n.textContent.replaceAll("\u00ad", "").trim()).join();
    return {
      version: box.dataset.version,
      checked: film.querySelector("input:checked")?.value,
      time: video.currentTime,
      playing: !video.paused,
      rate: video.playbackRate,
      file: video.currentSrc.split("/").pop(),
      text: video.querySelector("track[kind=captions]")?.track.mode,
      pressed: plain(film.querySelectorAll("[aria-pressed=true]")),
      under: film.querySelector(".ks-film__caption").checkVisibility()
        ? film.querySelector(".ks-film__caption").textContent : null,
      chapter: plain(film.querySelectorAll(".ks-film__chapters [aria-current=true] > :last-child")),
      status: film.querySelector("[role=status]").textContent,
      focused: document.activeElement.tagName,
      scrolled: scrollY,
    };
  });

const at = (page, version, time) =>
  page.waitForFunction(
    (version, time) => {
      const box = document.querySelector(".ks-film__version:not([hidden])");
      const video = box.querySelector("video");
      return box.dataset.version === version && !video.seeking && Math.abs(video.currentTime - time) < 0.25;
    },
    {}, version, time,
  );
const choose = (page, version) => page.click(`.ks-film label:has([value=${version}])`);
const press = (page, group, value) => page.click(`.ks-film [data-group=${group}] [data-value="${value}"]`);
const until = (page, condition, ...values) => page.waitForFunction(condition, {}, ...values);
const goTo = (page, chapter) => page.click(`.ks-film__chapters li:nth-child(${chapter}) a`);
const shows = async (page, role, name) =>
  assert.ok(await page.$(`aria/${name}[role="${role}"]`), `${role} ”${name}”`);

test("nothing of the film is fetched before it is started, and then it plays", async () => {
  const visitor = await visit("film/");
  const { page } = visitor;
  await choose(page, "syntolkad");
  await choose(page, "textad");
  assert.deepEqual(visitor.fetched.filter((url) => url.endsWith(".mp4")), []);
  await page.focus("video");
  await page.keyboard.press(" ");
  await until(page, () => document.querySelector("video").currentTime > 1);
  assert.equal((await seen(page)).chapter, "Du ska bli kontaktperson");
  await page.keyboard.press(" ");
  await until(page, () => document.querySelector("video").paused);
  return visitor;
});

test("a chapter moves the film, keeps it still and neither scrolls nor takes focus", async () => {
  const visitor = await visit("film/");
  const { page } = visitor;
  await goTo(page, 3);
  await at(page, "textad", 31);
  await until(page, () => document.querySelector("[role=status]").textContent);
  const now = await seen(page);
  assert.equal(now.chapter, "Tystnadsplikt");
  assert.equal(now.status, "Filmen är framme vid 0:31. Starta den när du vill.");
  assert.deepEqual([now.playing, now.focused], [false, "A"]);
  assert.ok(now.scrolled < 700);
  return visitor;
});

test("another version stands at the same cue, chosen with the arrow keys", async () => {
  const visitor = await visit("film/#t=0:20");
  const { page } = visitor;
  await at(page, "textad", 20);
  await page.focus("[value=textad]");
  await page.keyboard.press("ArrowDown");
  await at(page, "teckensprak", 20);
  await page.keyboard.press("ArrowDown");
  await at(page, "syntolkad", 37.2);
  await until(page, () => document.querySelector("[role=status]").textContent);
  const now = await seen(page);
  assert.equal(now.status, "Du ser nu den här versionen: Syntolkad. Filmen fortsätter på samma ställe, 0:37.");
  assert.equal(now.focused, "INPUT");
  return visitor;
});

test("a film that plays goes on playing in the other version, as fast", async () => {
  const visitor = await visit("film/#t=0:14");
  const { page } = visitor;
  await at(page, "textad", 14);
  await press(page, "speed", "1.25");
  await page.focus("video");
  await page.keyboard.press(" ");
  await until(page, () => document.querySelector("video").currentTime > 14.4);
  await choose(page, "syntolkad");
  await until(page, () => document.querySelectorAll("video")[2].currentTime > 22);
  const now = await seen(page);
  assert.deepEqual([now.version, now.playing, now.rate], ["syntolkad", true, 1.25]);
  assert.equal(now.chapter, "Medmänniska, inte personal");
  return visitor;
});

test("choices are remembered when the page is loaded anew and when one comes back to it", async () => {
  const visitor = await visit("film/");
  const { page } = visitor;
  await choose(page, "syntolkad");
  await page.click("[data-action=text]");
  await press(page, "size", "large");
  await press(page, "place", "under");
  const expected = ["syntolkad", "syntolkad", "disabled", "större,under bilden,1"];
  const same = async () => {
    const now = await seen(page);
    assert.deepEqual([now.version, now.checked, now.text, now.pressed], expected);
  };
  await page.reload();
  await page.waitForSelector(".ks-film[data-ready]");
  await same();
  await page.goto(site + "tolkad/");
  await page.waitForSelector(".ks-film[data-ready]");
  await same();
  await page.evaluate(() => history.back());
  await until(page, () => location.pathname === "/film/" && document.querySelector(".ks-film[data-ready]"));
  await same();
  return visitor;
});

test("the text is turned off and on, made larger and moved below the picture", async () => {
  const visitor = await visit("film/#t=0:32");
  const { page } = visitor;
  await at(page, "textad", 32);
  assert.deepEqual([(await seen(page)).text, (await seen(page)).under], ["showing", null]);
  await page.click("[data-action=text]");
  assert.equal((await seen(page)).text, "disabled");
  await page.click("[data-action=text]");
  assert.equal((await seen(page)).text, "showing");
  await press(page, "place", "under");
  await until(page, () => document.querySelector(".ks-film__caption").textContent);
  const now = await seen(page);
  assert.deepEqual([now.text, now.under], ["hidden", "Det du får veta stannar hos dig."]);
  const height = () => page.$eval(".ks-film__caption", (area) => parseFloat(getComputedStyle(area).fontSize));
  const before = await height();
  await press(page, "size", "largest");
  assert.ok((await height()) >= before * 1.7);
  return visitor;
});

test("on a narrow screen the text stands below the picture and nothing is wider than the page", async () => {
  const visitor = await visit("film/#t=0:32", { width: 320 });
  const { page } = visitor;
  await at(page, "textad", 32);
  await until(page, () => document.querySelector(".ks-film__caption").textContent);
  await press(page, "size", "largest");
  const now = await seen(page);
  assert.deepEqual([now.text, now.under], ["hidden", "Det du får veta stannar hos dig."]);
  const [room, wide] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
  assert.ok(wide <= room, `${wide} > ${room}`);
  return visitor;
});

test("a picture that fills the screen carries its text", async () => {
  const visitor = await visit("film/#t=0:32");
  const { page } = visitor;
  await at(page, "textad", 32);
  await press(page, "place", "under");
  const drawn = (mode) => until(page, (mode) => document.querySelector("track[kind=captions]").track.mode === mode, mode);
  await drawn("hidden");
  await page.evaluate(() => document.querySelector("video").requestFullscreen());
  await drawn("showing");
  await page.evaluate(() => document.exitFullscreen());
  await drawn("hidden");
  return visitor;
});

test("links lead to their moment, in the version they name", async () => {
  for (const [link, version, time] of [
    ["film/#t=0:31", "textad", 31],
    ["film/#film=syntolkad&t=0:46", "syntolkad", 46],
    ["lattlast/?film=syntolkad&t=0:50#t-0-31", "syntolkad", 50],
    ["film/#t-0-47", "textad", 47],
  ]) {
    const { page, context } = await visit(link);
    await at(page, version, time);
    assert.equal((await seen(page)).playing, false);
    await context.close();
  }
  return visit("film/");
});

test("a copied link reaches its paragraph without script", async () => {
  const visitor = await visit("film/?t=0:37#t-0-31-2", { script: false });
  const { page } = visitor;
  const { videos, top, mark } = await page.evaluate(() => ({
    videos: [...document.querySelectorAll("video")].filter((video) => video.checkVisibility()).length,
    top: document.querySelector(":target").getBoundingClientRect().top,
    mark: getComputedStyle(document.querySelector(":target")).borderInlineStartWidth,
  }));
  assert.equal(videos, 3);
  assert.ok(top >= 0 && top < 800, String(top));
  assert.equal(mark, "6px");
  return visitor;
});

test("a film that cannot be fetched says so, offers other ways and can be tried again", async () => {
  const visitor = await visit("film/#t=0:31", { lost: "/textad.mp4" });
  const { page } = visitor;
  await page.waitForSelector(".ks-film__failed:not([hidden])");
  await shows(page, "link", "Läs filmen som text");
  await shows(page, "button", "Försök igen");
  visitor.lost = null;
  await page.click(".ks-film__failed:not([hidden]) [data-action=retry]");
  await at(page, "textad", 31);
  assert.equal((await seen(page)).focused, "VIDEO");
  return visitor;
});

test("a text that cannot be fetched is said to be lost", async () => {
  const visitor = await visit("stum/");
  await until(visitor.page, () => document.querySelector(".ks-film__lost").textContent.includes("gick inte att hämta"));
  return visitor;
});

test("the smaller picture keeps the moment, the speed and the text", async () => {
  const visitor = await visit("liten/#t=0:32");
  const { page } = visitor;
  await at(page, "textad", 32);
  await press(page, "speed", "1.25");
  await press(page, "picture", "small");
  await until(page, () => document.querySelector("video").videoWidth === 160);
  await at(page, "textad", 32);
  const now = await seen(page);
  assert.deepEqual([now.file, now.rate, now.text], ["textad-liten.mp4", 1.25, "showing"]);
  return visitor;
});

test("what is seen is written for a screen reader when asked for, while the film plays", async () => {
  const visitor = await visit("liten/");
  const { page } = visitor;
  const region = () => page.$eval(".ks-film__described", (line) => line.textContent);
  await page.focus("video");
  await page.keyboard.press(" ");
  await until(page, () => document.querySelector("video").currentTime > 0.5);
  assert.equal(await region(), "");
  await page.click("[data-action=descriptions]");
  await until(page, () => document.querySelector(".ks-film__described").textContent.startsWith("En lampa"));
  await choose(page, "syntolkad");
  assert.equal(await page.$eval(".ks-film__read", (box) => box.hidden), true);
  return visitor;
});

test("the keyboard reaches every control in the order read", async () => {
  const visitor = await visit("film/");
  const { page } = visitor;
  await page.$eval(".ks-film", (film) => { film.tabIndex = -1; film.focus(); });
  const order = [];
  for (let step = 0; step < 26; step++) {
    await page.keyboard.press("Tab");
    order.push(await page.evaluate(() => {
      const { activeElement: now } = document;
      const words = now.getAttribute("aria-label") ?? now.closest("label")?.textContent ?? now.textContent;
      return words.replaceAll("\u00ad", "").replace(/\s+/g, " ").trim();
    }));
  }
  const film = "Filmen Roller och ansvar. Version: Textad.";
  assert.deepEqual(order.filter((name, index) => name && name !== order[index - 1]).slice(0, 13), [
    film, "Text av/på", "vanlig", "större", "störst", "Textad 1 min 14 s", "i bilden", "under bilden",
    "0,75", "1", "1,25", "Kopiera länk till det här ögonblicket", "0:00 Du ska bli kontaktperson",
  ]);
  return visitor;
});

test("names and roles are what a screen reader needs", async () => {
  const visitor = await visit("film/");
  const { page } = visitor;
  for (const [role, name] of [
    ["button", "Text av/på"], ["group", "Textens storlek"], ["group", "Hastighet"], ["group", "Välj version"],
    ["radio", "Syntolkad 1 min 52 s"], ["button", "Kopiera länk till det här ögonblicket"],
    ["region", "Kapitel"], ["region", "Filmen som text"], ["link", "Gå till 0:31"],
  ]) await shows(page, role, name);
  return visitor;
});

for (const { sentence, run } of tests) {
  const began = Date.now();
  let wrong = "";
  try {
    const { page, context } = await run();
    assert.deepEqual(await page.evaluate(() => window.stopped), [], "the security policy stopped something");
    await context.close();
  } catch (error) {
    wrong = String(error.message || error);
  }
  console.log(JSON.stringify({ sentence, wrong, seconds: (Date.now() - began) / 1000 }));
}
await browser.close();
