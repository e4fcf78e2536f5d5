// The menu is folded on phones only: when the window becomes wider, there is no button to unfold it.
const menu = document.querySelector(".menu");
const wide = matchMedia("(min-width: 56rem)");

if (menu) {
  wide.addListener(() => {
    menu.open = wide.matches;
  });
}
