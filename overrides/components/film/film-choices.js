// What the visitor has chosen, kept on this device only under keys that begin with "ks-film-",
// and the rows of buttons it is chosen with.

export function recall(name) {
  try {
    return localStorage.getItem(`ks-film-${name}`);
  } catch {
    return null; // Storage can be switched off; nothing is then remembered.
  }
}

export function keep(name, value) {
  try {
    localStorage.setItem(`ks-film-${name}`, value);
  } catch {
    // Without storage the choice holds for this page.
  }
}

// A row of buttons of which one is pressed; `change` hears what the visitor presses.
// A film without that row gives one that holds `usual` and shows nothing.
export function group(film, name, change) {
  const box = film.querySelector(`[data-group=${name}]`);
  const buttons = [...(box?.querySelectorAll("button") ?? [])];
  const show = (value) => {
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(button.dataset.value === value));
    }
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      keep(name, button.dataset.value);
      show(button.dataset.value);
      change(button.dataset.value);
    });
  }
  const chosen = buttons.find((button) => button.dataset.value === recall(name))?.dataset.value;
  if (chosen !== undefined) show(chosen);
  return { box, buttons, chosen, show };
}
