// A path of pages to read: the reader ticks off what is done, remembered on this device only.
const PREFIX = "ks-walk:";

export default function walk(progress) {
  const status = progress.querySelector("[role=status]");
  const note = progress.querySelector(".ks-walk__note");
  const forget = progress.querySelector("button");
  const steps = [...progress.parentElement.querySelectorAll(".ks-walk__step")];
  // Addresses as the page writes them are the same in its other forms: a tick holds in all.
  const key = PREFIX + progress.dataset.path;

  const boxes = steps.map((step) => {
    const link = step.querySelector("a");
    const id = link.getAttribute("href");
    const label = document.createElement("label");
    const box = Object.assign(document.createElement("input"), { type: "checkbox", value: id });
    const words = document.createElement("span");
    words.textContent = progress.dataset.done.replace("{title}", link.textContent.trim());
    label.className = "ks-walk__done";
    label.append(box, words);
    step.append(label);
    box.addEventListener("change", () => {
      // Another tab may have kept more since this page was read.
      const done = new Set(read(key));
      if (box.checked) done.add(id);
      else done.delete(id);
      tell(done);
    });
    return box;
  });

  forget.addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    tell(new Set());
    // The button is gone: the focus goes on to the first step.
    boxes[0].focus();
  });

  function restore() {
    const done = new Set(read(key));
    for (const box of boxes) box.checked = done.has(box.value);
    show();
  }

  function tell(done) {
    show();
    if (!write(key, [...done])) note.textContent = progress.dataset.unkept;
  }

  function show() {
    const count = boxes.filter((box) => box.checked).length;
    status.textContent = progress.dataset.progress.replace("{done}", count).replace("{total}", boxes.length);
    forget.hidden = count === 0;
  }

  progress.hidden = false;
  restore();
  // The page may be shown again as it was left, by the browser's back button.
  addEventListener("pageshow", ({ persisted }) => persisted && restore());
}

function read(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

// Whether it was kept. Without storage the ticks hold for this page.
function write(key, done) {
  try {
    if (done.length) localStorage.setItem(key, JSON.stringify(done));
    else localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}
