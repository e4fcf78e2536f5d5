// Copies a URL when its button is pressed, and says beside the button whether that worked.
document.querySelectorAll("[data-copy]").forEach((button) => {
  const status = button.nextElementSibling;
  button.addEventListener("click", async () => {
    // Screen readers announce a text that changes: the same one again would be silence.
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      status.textContent = button.dataset.done;
    } catch (error) {
      status.textContent = button.dataset.failed;
    }
  });
});
