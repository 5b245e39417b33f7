// Starts each component named by data-module. One that fails is logged and never stops the others.

// Those of nearly every page, put here by mkdocs_plugin/assets.py: each by itself is one more fetch.
const JOINED = {};
const COMPONENTS = new Set(["ks-theme", "ks-share", "ks-overdue", "ks-film", "ks-walk", "ks-word", "ks-settings", "ks-search", "ks-usual"]);

async function start(element) {
  const name = element.dataset.module;
  if (!COMPONENTS.has(name)) return;
  // Nothing is fetched for a search that no one has made.
  const query = element.dataset.needsQuery;
  if (query && !new URLSearchParams(location.search).get(query)?.trim()) return;
  // Nor for a notice whose day has not passed.
  const { after } = element.dataset;
  if (after && after >= new Date().toISOString().slice(0, 10)) return;
  try {
    const run = JOINED[name] ?? (await import(`./components/${name.replace("ks-", "")}.js`)).default;
    run(element);
  } catch (error) {
    console.error(`${name}:`, error);
  }
}

const started = [...document.querySelectorAll("[data-module]")].map(start);
// Says that the page is as it will stay until the visitor does something.
Promise.all(started).then(() => {
  document.documentElement.dataset.started = "";
});
