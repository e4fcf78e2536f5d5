matchMedia("(min-width: 56rem)").matches || document.querySelector(".menu").removeAttribute("open");
