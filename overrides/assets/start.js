// Runs before the page is drawn: says that scripts work and restores the visitor's own theme and
// text size, so that no page flashes in the wrong ones. Everything else waits for guide.js.
(function () {
  var root = document.documentElement;
  root.dataset.js = "";
  try {
    var theme = localStorage.getItem("ks-theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    var size = localStorage.getItem("ks-size");
    if (size === "large" || size === "larger") root.dataset.size = size;
  } catch (error) {
    // Storage can be switched off; the device's own theme then holds.
  }
})();
