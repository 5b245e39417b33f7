// Starts each component named by data-module. One that fails is logged and never stops the others.
const COMPONENTS = new Set(["ks-theme", "ks-share", "ks-overdue", "ks-film", "ks-walk", "ks-word", "ks-settings", "ks-search"]);

for (const element of document.querySelectorAll("[data-module]")) {
  const name = element.dataset.module;
  if (!COMPONENTS.has(name)) continue;
  // Nothing is fetched for a search that no one has made.
  const query = element.dataset.needsQuery;
  if (query && !new URLSearchParams(location.search).get(query)?.trim()) continue;
  import(`./components/${name.replace("ks-", "")}.js`)
    .then((component) => component.default(element))
    .catch((error) => console.error(`${name}:`, error));
}
