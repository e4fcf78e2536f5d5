// Reads the page aloud with a Chinese voice of the browser, if it has one.

function chineseVoice() {
  return speechSynthesis.getVoices().find((voice) => /^(zh|cmn)/i.test(voice.lang));
}

const BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, th, td, caption, figcaption, pre, div, section";
const UNREAD = "nav, form, button, label, summary, details:not([open]), script, style, [aria-hidden=true]";

// Returns the visible texts of the page as {block, text}, each up to where another block begins or ends, so that
// the voice pauses where the text does. Navigation, such as a table of contents, and controls are not read.
function partsToRead() {
  const parts = [];
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { parentElement, data } = texts.currentNode;
    if (data.trim() && parentElement.getClientRects().length && !parentElement.closest(UNREAD)) {
      const block = parentElement.closest(BLOCKS) || parentElement;
      const last = parts[parts.length - 1];
      if (last && last.block === block) last.text += data;
      else parts.push({ block, text: data });
    }
  }
  return parts;
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

  function speak(parts, index, turn) {
    if (turn !== reading) return;
    const voice = chineseVoice();
    if (index === parts.length || !voice) {
      stop();
      return;
    }
    const { block, text } = parts[index];
    const utterance = new SpeechSynthesisUtterance(text.replace(/[ \t\r\n]+/g, " ").trim());
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = 0.9;
    utterance.onend = () => speak(parts, index + 1, turn);
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
    speak(partsToRead(), 0, reading);
  });
  addEventListener("pagehide", stop);

  function offer() {
    button.parentElement.hidden = !chineseVoice();
  }
  offer();
  // Safari before 16 has no events here.
  if (speechSynthesis.addEventListener) speechSynthesis.addEventListener("voiceschanged", offer);
}

const readButton = document.querySelector(".reading [data-start]");
if (readButton && "speechSynthesis" in window) offerReadingAloud(readButton);
