// 长辈模式: text size and contrast, stored on the device (layouts/first-paint.js applies them before the first
// paint), and reading the page aloud with a Chinese voice of the browser, if it has one.
const root = document.documentElement;
const panel = document.querySelector(".reading");

function loadChoices() {
  try {
    return JSON.parse(localStorage.getItem("reading")) || {};
  } catch (error) {
    return {};
  }
}

function saveChoices(choices) {
  try {
    localStorage.setItem("reading", JSON.stringify(choices));
  } catch (error) {
    // Storage is full or forbidden: the choice applies to this page only.
  }
}

function applyChoices(choices) {
  root.classList.toggle("text-large", choices.size === "large");
  root.classList.toggle("text-larger", choices.size === "larger");
  root.classList.toggle("high-contrast", choices.contrast === "high");
}

function check(name, value) {
  const input = panel.querySelector(`input[name="reading-${name}"][value="${value}"]`);
  if (input) input.checked = true;
}

function offerChoices() {
  let choices;
  function load() {
    choices = Object.assign({ size: "standard", contrast: "standard" }, loadChoices());
    check("size", choices.size);
    check("contrast", choices.contrast);
    applyChoices(choices);
  }
  load();
  // Chosen meanwhile in another window, or on the page from which the browser goes back to this one.
  ["storage", "pageshow"].forEach((event) => addEventListener(event, load));
  panel.addEventListener("change", (event) => {
    choices[event.target.name.replace("reading-", "")] = event.target.value;
    applyChoices(choices);
    saveChoices(choices);
  });
  document.addEventListener("click", (event) => {
    if (!panel.contains(event.target)) panel.open = false;
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !panel.open) return;
    panel.open = false;
    panel.querySelector("summary").focus();
  });
}

function chineseVoice() {
  return speechSynthesis.getVoices().find((voice) => /^(zh|cmn)/i.test(voice.lang));
}

// Reads block by block, so that the voice pauses where the text does; of nested blocks the innermost.
// Navigation, such as a table of contents, is not read.
function blocksToRead() {
  const kinds = "h1, h2, h3, h4, p, li, dt, dd, th, td, figcaption";
  return [...document.querySelectorAll("main *")].filter(
    (block) =>
      block.matches(kinds) &&
      block.offsetParent &&
      block.innerText.trim() &&
      !block.querySelector("p, li, dd") &&
      !block.closest("nav"),
  );
}

function offerReadingAloud(button) {
  const label = button.querySelector("span");
  let reading = 0;
  let spoken = null;

  function mark(block) {
    if (spoken) spoken.classList.remove("is-spoken");
    if (block) block.classList.add("is-spoken");
    spoken = block;
  }

  function stop() {
    reading += 1;
    speechSynthesis.cancel();
    mark(null);
    label.textContent = button.dataset.start;
  }

  function speak(blocks, index, turn) {
    if (turn !== reading) return;
    if (index === blocks.length) {
      stop();
      return;
    }
    const block = blocks[index];
    const utterance = new SpeechSynthesisUtterance(block.innerText);
    const voice = chineseVoice();
    if (!voice) {
      stop();
      return;
    }
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = 0.9;
    utterance.onend = () => speak(blocks, index + 1, turn);
    utterance.onerror = () => turn === reading && stop();
    mark(block);
    speechSynthesis.speak(utterance);
  }

  button.addEventListener("click", () => {
    if (spoken) {
      stop();
      return;
    }
    speechSynthesis.cancel();
    label.textContent = button.dataset.stop;
    reading += 1;
    speak(blocksToRead(), 0, reading);
  });
  addEventListener("pagehide", stop);

  function offer() {
    button.parentElement.hidden = !chineseVoice();
  }
  offer();
  speechSynthesis.addEventListener("voiceschanged", offer);
}

if (panel) {
  offerChoices();
  if ("speechSynthesis" in window) offerReadingAloud(panel.querySelector("[data-read-aloud]"));
}
