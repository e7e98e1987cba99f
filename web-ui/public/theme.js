// Sets light or dark before the first paint: what was chosen here, else what the system prefers.
(function () {
  var chosen = null;
  try { chosen = localStorage.getItem("bellwether.theme"); } catch (e) { chosen = null; }
  var dark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.classList.toggle("pf-v6-theme-dark", dark);
})();
