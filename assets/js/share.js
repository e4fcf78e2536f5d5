// Copies the page's address, as the share block asks.
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
