// The search page's answers to ?q=. Loaded only when the address asks something (guide.js).
import { openSearch } from "./search-engine.js";
import { excerpt, sections, seen } from "./search-excerpt.js";

const AT_ONCE = 10;
const SECTIONS = 2;
const PATIENCE = 400;

export default async function search(panel) {
  const query = new URLSearchParams(location.search).get("q").trim();
  const words = panel.dataset;
  const forms = JSON.parse(words.forms);
  const lang = document.documentElement.lang;
  const root = new URL("../", new URL(words.index, location.href));
  const list = panel.querySelector("ol");
  const more = panel.querySelector("button");
  const status = panel.querySelector("[role=status]");
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  // Emptied first, so that the same words are announced again.
  const say = (text) => {
    status.textContent = "";
    requestAnimationFrame(() => (status.textContent = text));
  };

  for (const field of document.querySelectorAll("input[name=q]")) field.value = query;
  document.title = fill(words.title, { query }) + document.title.replace(/^[^–]*/, " ");
  panel.hidden = false;
  const waiting = setTimeout(() => say(words.searching), PATIENCE);
  try {
    const engine = await openSearch({
      base: new URL(words.index, location.href).href,
      lang,
      prefixes: Object.fromEntries(Object.entries(forms).map(([tag, form]) => [tag, form.prefix])),
    });
    await show(engine, await engine.search(query));
  } catch (error) {
    console.error("ks-search:", error);
    clearTimeout(waiting);
    say(words.failed);
  }

  async function show(engine, { results, corrected, unknown }) {
    let shown = 0;
    const next = async () => {
      const hits = results.slice(shown, shown + AT_ONCE);
      const items = await Promise.all(hits.map(async (hit) => item(hit, await hit.load(), engine.common)));
      list.append(...items);
      shown += hits.length;
      more.hidden = shown >= results.length;
      more.textContent = fill(words.more, { count: Math.min(AT_ONCE, results.length - shown) });
      return items[0];
    };
    more.addEventListener("click", async () => {
      // The button may vanish: the focus goes on to the first of what it showed.
      (await next()).querySelector("a").focus();
    });
    if (results.length) await next();
    clearTimeout(waiting);
    await offerHelp(engine, results, unknown);
    // What was searched for: the visitor's words, with a misspelt one as it was understood.
    const asked = corrected.reduce((text, { typed, meant }) => text.replace(typed, meant), query);
    const told = corrected.map((one) => fill(words.corrected, one));
    const count = results.length;
    const text = [words.none, words.one][count] ?? words.count;
    say([...told, fill(text, { count, query: asked })].join(" "));
  }

  async function offerHelp(engine, results, unknown) {
    panel.querySelector(".ks-results__help").hidden = results.length > 0;
    const near = panel.querySelector(".ks-results__near");
    const meant = results.length ? [] : (await Promise.all(unknown.map(engine.near))).flat();
    near.hidden = !meant.length;
    near.querySelector("span").replaceChildren(...meant.map(linkTo).flatMap((a) => [a, " "]));
  }

  function linkTo(word) {
    return make("a", { href: `?q=${encodeURIComponent(word)}` }, word);
  }

  function item(hit, page, common) {
    const other = hit.lang === lang ? {} : { hreflang: hit.lang };
    const href = new URL(hit.address, root).href;
    const title = page.meta.title;
    const entry = make("li", hit.lang === lang ? {} : { lang: hit.lang });
    entry.append(make("h3", {}, make("a", { href, ...other }, title)));
    const place = make("p", { class: "ks-results__where" }, hit.section);
    if (hit.lang !== lang) {
      place.append(hit.section && " · ", make("b", {}, forms[hit.lang].name));
    }
    if (place.hasChildNodes()) entry.append(place);
    const places = seen(page, hit.places, hit.terms);
    const text = make("p", { class: "ks-results__text" }, ...excerpt(page, places).map(marked));
    // One piece of text between two marks: some screen readers stop at each.
    text.normalize();
    entry.append(text);
    const parts = sections(page, places, SECTIONS, common);
    if (parts.length) {
      const links = parts.map((part) =>
        make("li", {}, make("a", { href: `${href}#${part.id}`, ...other }, part.text)),
      );
      entry.append(make("ul", { "aria-label": fill(words.parts, { title }) }, ...links));
    }
    return entry;
  }
}

const marked = ({ text, hit }) => (hit ? make("mark", {}, text) : text);

function make(tag, attributes, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...content.filter((part) => part !== ""));
  return element;
}
