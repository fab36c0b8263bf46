// Before the first paint: the tone that the reader chose; without a choice the style sheet follows the system. And of
// readers who come back, that they do: what the scripts will add or move for them is shown when it stands (`back` in
// base.css), which is when all scripts of the page have run, and at the latest after a moment.
((root) => {
  try {
    const site = root.dataset.site + "/", tone = localStorage.getItem(site + "theme");
    if (tone === "light" || tone === "dark") root.dataset.theme = tone;
    const kept = /^(q|quiz|draft|attempt|read|last)(\/|$)/, free = () => root.classList.remove("back");
    if (!Object.keys(localStorage).some((key) => key.startsWith(site) && kept.test(key.slice(site.length)))) return;
    root.classList.add("back");
    addEventListener("DOMContentLoaded", free);
    setTimeout(free, 1000); // a page whose scripts do not come is read without them
  } catch {
    // storage is off: the system's tone, and nothing to come back to
  }
})(document.documentElement);
