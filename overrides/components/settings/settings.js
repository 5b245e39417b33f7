// Every reading choice in one place. They live in localStorage under keys that begin with "ks-".
const PREFIX = "ks-";

export default function settings(box) {
  const root = document.documentElement;
  const status = box.querySelector("[role=status]");
  const groups = [...box.querySelectorAll("[data-setting]")];

  const show = (group) => {
    const name = group.dataset.setting;
    const chosen = read(PREFIX + name);
    const radios = [...group.querySelectorAll("input")];
    (radios.find((radio) => radio.value === chosen) ?? radios[0]).checked = true;
    if (name === "film-version") return; // the player reads it when it starts
    if (chosen) root.dataset[name] = chosen;
    else delete root.dataset[name];
  };

  for (const group of groups) {
    show(group);
    group.addEventListener("change", ({ target }) => {
      const kept = keep(PREFIX + group.dataset.setting, target.value);
      show(group);
      document.dispatchEvent(new Event("ks-settings"));
      status.textContent = kept ? box.dataset.saved : box.dataset.unkept;
    });
  }

  box.querySelector("[data-action=forget]").addEventListener("click", () => {
    try {
      for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
    } catch {
      // Nothing was kept.
    }
    groups.forEach(show);
    document.dispatchEvent(new Event("ks-settings"));
    status.textContent = box.dataset.forgotten;
  });

  // The footer's choice of appearance is on this page too.
  document.addEventListener("ks-theme", () => groups.forEach(show));
}

function read(key) {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

// Whether it was kept: storage can be switched off, or full.
function keep(key, value) {
  try {
    if (value) localStorage.setItem(key, value);
    else localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}
