// The hint to open a page in the browser is useful in WeChat only.
if (!/MicroMessenger/i.test(navigator.userAgent)) {
  document.querySelectorAll("[data-wechat-hint]").forEach((hint) => {
    hint.hidden = true;
  });
}
