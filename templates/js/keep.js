// Asks the browser to keep the pages that are read, for reading offline; only where the site is served safely.
(() => {
  const own = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  if (!("serviceWorker" in navigator) || !/^(https:|http:\/\/(localhost|127\.0\.0\.1)[:/])/.test(own)) return;
  const { serviceWorker } = navigator;
  const began = !serviceWorker.controller;
  serviceWorker
    .register(new URL("../sw.js", own))
    .then(() => serviceWorker.ready)
    .then((registration) => {
      if (began) registration.active?.postMessage(location.href.split("#")[0]);
    })
    .catch(() => {}); // a private window, or a browser that was told not to: the page is the same without
})();
