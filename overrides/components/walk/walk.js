// A path of pages to read: the reader ticks off what is done, remembered on this device only.
const PREFIX = "ks-walk:";

export default function walk(progress) {
  const status = progress.querySelector("[role=status]");
  const forget = progress.querySelector("button");
  const steps = [...progress.parentElement.querySelectorAll(".ks-walk__step")];
  const key = PREFIX + location.pathname;
  const done = new Set(read(key));

  const boxes = steps.map((step) => {
    const link = step.querySelector("a");
    const id = new URL(link.href).pathname;
    const label = document.createElement("label");
    const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: done.has(id) });
    const words = document.createElement("span");
    words.textContent = progress.dataset.done.replace("{title}", link.textContent.trim());
    label.className = "ks-walk__done";
    label.append(box, words);
    step.append(label);
    box.addEventListener("change", () => {
      if (box.checked) done.add(id);
      else done.delete(id);
      tell();
    });
    return box;
  });

  forget.addEventListener("click", () => {
    done.clear();
    for (const box of boxes) box.checked = false;
    tell();
  });

  function tell() {
    show();
    write(key, [...done]);
  }

  function show() {
    const count = boxes.filter((box) => box.checked).length;
    status.textContent = progress.dataset.progress.replace("{done}", count).replace("{total}", boxes.length);
    forget.hidden = count === 0;
  }

  progress.hidden = false;
  show();
}

function read(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

function write(key, done) {
  try {
    if (done.length) localStorage.setItem(key, JSON.stringify(done));
    else localStorage.removeItem(key);
  } catch {
    // Without storage the ticks hold for this page.
  }
}
