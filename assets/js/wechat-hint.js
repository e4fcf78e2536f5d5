// The hint on opening a page in the browser helps in WeChat only.
if (!/MicroMessenger/i.test(navigator.userAgent)) {
  document.querySelectorAll("[data-wechat-hint]").forEach((hint) => {
    hint.hidden = true;
  });
}
