((root) => {
try {
const tone = localStorage.getItem(root.dataset.site + "/theme");
if (tone === "light" || tone === "dark") root.dataset.theme = tone;
} catch {
}
})(document.documentElement);
