// Remembers which form of the guide the visitor last switched to, on this device only. start.js
// restores it before the page is drawn, so that what a page says of it moves nothing.
const KEY = "ks-form";

export default function usual() {
  const root = document.documentElement;
  document.addEventListener("click", ({ target }) => {
    const form = target.closest(".ks-forms a[hreflang]");
    if (form) keep(form.hreflang);
    const line = target.closest(".ks-usual button")?.parentElement;
    if (!line) return;
    keep("");
    delete root.dataset.form;
    // The button is gone: the focus goes to the switch before it.
    line.parentElement.querySelector(".ks-forms a").focus();
  });
  // All choices are forgotten on the settings page.
  document.addEventListener("ks-settings", () => {
    if (!read()) delete root.dataset.form;
  });
}

function read() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function keep(form) {
  try {
    if (form) localStorage.setItem(KEY, form);
    else localStorage.removeItem(KEY);
  } catch {
    // Storage can be switched off; nothing is then remembered.
  }
}
