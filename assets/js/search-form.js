// On a phone the link to the search page opens the form instead; on that page it leads to the page's own form.
const link = document.querySelector(".search-link");
const form = link && link.nextElementSibling;

function isOpen() {
  return link.getAttribute("aria-expanded") === "true";
}

function setOpen(isWanted) {
  link.setAttribute("aria-expanded", isWanted);
  if (isWanted) form.elements.q.focus();
}

function press(event) {
  // The link opens in another tab or window, as any other.
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const own = document.getElementById("search-box");
  if (own) own.focus();
  else setOpen(!isOpen());
}

if (form) {
  if (!document.getElementById("search-box")) {
    link.setAttribute("role", "button");
    setOpen(false);
  }
  link.addEventListener("click", press);
  link.addEventListener("keydown", (event) => {
    if (event.key === " ") press(event);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    setOpen(false);
    link.focus();
  });
}
