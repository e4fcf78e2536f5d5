// On a phone the link to the search page opens the form instead; on that page it leads to the page's own form.
const link = document.querySelector(".search-link");
const form = link && link.nextElementSibling;

function isOpen() {
  return link.getAttribute("aria-expanded") === "true";
}

function open(whether) {
  link.setAttribute("aria-expanded", whether);
  if (whether) form.elements.q.focus();
}

function press(event) {
  event.preventDefault();
  const own = document.getElementById("search-box");
  if (own) own.focus();
  else open(!isOpen());
}

if (form) {
  link.setAttribute("role", "button");
  open(false);
  link.addEventListener("click", press);
  link.addEventListener("keydown", (event) => {
    if (event.key === " ") press(event);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    open(false);
    link.focus();
  });
}
