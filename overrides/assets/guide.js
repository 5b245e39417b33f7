// Starts each component named by data-module. One that fails is logged and never stops the others.
const COMPONENTS = new Set(["ks-theme", "ks-share", "ks-overdue", "ks-film"]);

for (const element of document.querySelectorAll("[data-module]")) {
  const name = element.dataset.module;
  if (!COMPONENTS.has(name)) continue;
  import(`./components/${name.replace("ks-", "")}.js`)
    .then((component) => component.default(element))
    .catch((error) => console.error(`${name}:`, error));
}
