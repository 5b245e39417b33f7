// Copies or shares the address of the page or of one of its sections; prints the page.
export default function share(panel) {
  const what = panel.querySelector("select");
  const status = panel.querySelector("[role=status]");
  const send = panel.querySelector("[data-action=share]");

  const address = () => {
    const url = new URL(location.href);
    url.hash = what?.value ?? "";
    return url.href;
  };
  const say = (text) => {
    // Emptied first, so that the same words are announced again.
    status.textContent = "";
    requestAnimationFrame(() => (status.textContent = text));
  };

  if (navigator.share) {
    send.hidden = false;
    send.addEventListener("click", () => {
      // A visitor who closes the share sheet has not met a fault.
      navigator.share({ title: document.title, url: address() }).catch(() => {});
    });
  }
  panel.querySelector("[data-action=copy]").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(address());
      say(panel.dataset.copied);
    } catch {
      say(panel.dataset.failed);
    }
  });
  panel.querySelector("[data-action=print]").addEventListener("click", () => print());
}
