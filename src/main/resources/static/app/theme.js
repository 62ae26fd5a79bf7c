/* Not a module: it must run before the first paint, or a chosen theme would flash. */
(function () {
  'use strict';
  var theme = null;
  try { theme = localStorage.getItem('connectchat.theme'); } catch { /* storage is off: the system's theme it is */ }
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
})();
