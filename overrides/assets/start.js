// Runs before the page is drawn: says that scripts work and restores the visitor's own theme, text
// size and usual form, so that no page flashes in the wrong ones. All else waits for guide.js.
(function () {
  var root = document.documentElement;
  root.dataset.js = "";
  try {
    var theme = localStorage.getItem("ks-theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    var size = localStorage.getItem("ks-size");
    if (size === "large" || size === "larger") root.dataset.size = size;
    // What the visitor has chosen to read before: shows the way there, see components/usual.
    var form = localStorage.getItem("ks-form");
    if (form) root.dataset.form = form;
  } catch (error) {
    // Storage can be switched off; the device's own theme then holds.
  }
})();
