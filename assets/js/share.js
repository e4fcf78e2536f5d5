// Copies the page's URL when the button of the share block is pressed.
document.querySelectorAll("[data-copy]").forEach((button) => {
  const label = button.querySelector("span");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      label.textContent = button.dataset.done;
    } catch (error) {
      label.textContent = button.dataset.failed;
    }
  });
});
