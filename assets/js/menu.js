// The menu is folded on phones only; a window made wider has no button to unfold it.
const menu = document.querySelector(".menu");
const wide = matchMedia("(min-width: 56rem)");

if (menu) {
  wide.addListener(() => {
    menu.open = wide.matches;
  });
}
