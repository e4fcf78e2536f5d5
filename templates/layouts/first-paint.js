(function (root) {
  if (!("noModule" in HTMLScriptElement.prototype)) return;
  root.classList.add("js");
  if (/MicroMessenger/i.test(navigator.userAgent)) root.classList.add("wechat");
  try {
    var stored = localStorage.getItem("reading:" + root.dataset.site) || localStorage.getItem("reading");
    var kept = JSON.parse(stored) || {};
    if (kept.size === "large" || kept.size === "larger") root.classList.add("text-" + kept.size);
    if (kept.contrast === "high") root.classList.add("high-contrast");
  } catch (error) {}
})(document.documentElement);
