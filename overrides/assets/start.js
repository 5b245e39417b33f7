// Runs before the page is drawn: says that scripts work and restores the visitor's own theme,
// so that no page flashes in the wrong one. Everything else waits for guide.js.
(function () {
  var root = document.documentElement;
  root.dataset.js = "";
  try {
    var theme = localStorage.getItem("ks-theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch (error) {
    // Storage can be switched off; the device's own theme then holds.
  }
})();
