// Before the first paint: the tone that the reader chose; without a choice the style sheet follows the system.
((root) => {
  try {
    const tone = localStorage.getItem(root.dataset.site + "/theme");
    if (tone === "light" || tone === "dark") root.dataset.theme = tone;
  } catch {
    // storage is off: the system's tone
  }
})(document.documentElement);
