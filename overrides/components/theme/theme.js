// Remembers the chosen appearance on this device only, and forgets it with "as on the device".
const KEY = "ks-theme";

export default function theme(fieldset) {
  const root = document.documentElement;
  const radios = [...fieldset.querySelectorAll("input[type=radio]")];
  const show = () => {
    const chosen = root.dataset.theme ?? "system";
    for (const radio of radios) radio.checked = radio.value === chosen;
  };
  show();
  document.addEventListener("ks-settings", show);
  fieldset.addEventListener("change", ({ target }) => {
    const system = target.value === "system";
    if (system) delete root.dataset.theme;
    else root.dataset.theme = target.value;
    try {
      if (system) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, target.value);
    } catch {
      // Without storage the choice holds for this page.
    }
    document.dispatchEvent(new Event("ks-theme"));
  });
}
