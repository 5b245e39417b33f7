// A hard word: the link to the glossary becomes a button that opens the explanation in place.
let count = 0;
// What may stand right after the word, and must not begin the line below its explanation.
const CLOSING = /^[.,;:!?…)”’»]+/;

export default function word(link) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.append(...link.childNodes);
  button.setAttribute("aria-expanded", "false");

  const box = document.createElement("span");
  box.id = `ks-word-${++count}`;
  box.className = "ks-word__box";
  box.hidden = true;
  const name = document.createElement("strong");
  name.textContent = link.dataset.word;
  box.append(name, ": ");
  link.dataset.meaning.split("\n").forEach((line, index) => {
    if (index) box.append(document.createElement("br"));
    box.append(line);
  });
  button.setAttribute("aria-controls", box.id);

  const open = (shown) => {
    box.hidden = !shown;
    button.setAttribute("aria-expanded", String(shown));
  };
  button.addEventListener("click", () => open(box.hidden));
  button.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || box.hidden) return;
    event.stopPropagation();
    open(false);
  });
  const after = link.nextSibling;
  const closing = after?.nodeType === Node.TEXT_NODE ? CLOSING.exec(after.data)?.[0] : "";
  if (closing) after.splitText(closing.length);
  link.replaceWith(button);
  (closing ? after : button).after(box);
}
