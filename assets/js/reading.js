// 长辈模式: text size and contrast, stored in the browser (layouts/first-paint.js applies them before the first
// paint), and reading the page aloud, whose script is loaded when the panel is opened.
const root = document.documentElement;
const panel = document.querySelector(".reading");

// Sites under other paths of a host share its storage. The bare name is that of choices stored before there was a
// site in it: whoever has no other choice here keeps them.
const key = `reading:${root.dataset.site}`;

function loadChoices() {
  try {
    return JSON.parse(localStorage.getItem(key) || localStorage.getItem("reading")) || {};
  } catch (error) {
    return {};
  }
}

// Says that nothing is remembered where storage is forbidden or full.
function withStorage(use) {
  try {
    use(localStorage);
  } catch (error) {
    const note = panel.querySelector("[data-refused]");
    note.textContent = note.dataset.refused;
  }
}

function applyChoices(choices) {
  root.classList.toggle("text-large", choices.size === "large");
  root.classList.toggle("text-larger", choices.size === "larger");
  root.classList.toggle("high-contrast", choices.contrast === "high");
}

// Checks the stored choice, the first one if nothing known is stored, and returns it.
function check(name, value) {
  const inputs = [...panel.querySelectorAll(`input[name="reading-${name}"]`)];
  const input = inputs.find((each) => each.value === value) || inputs[0];
  input.checked = true;
  return input.value;
}

function offerChoices() {
  let choices;
  function load() {
    const { size, contrast } = loadChoices();
    choices = { size: check("size", size), contrast: check("contrast", contrast) };
  }
  // On a slow network a choice is made before this script comes.
  const early = panel.open ? [...panel.querySelectorAll("input:checked:not(:default)")] : [];
  load();
  // Chosen meanwhile in another window, or on the page from which the browser goes back to this one.
  const reload = () => {
    load();
    applyChoices(choices);
  };
  addEventListener("storage", reload);
  addEventListener("pageshow", (event) => {
    if (event.persisted) reload();
  });
  panel.addEventListener("change", (event) => {
    choices[event.target.name.replace("reading-", "")] = event.target.value;
    applyChoices(choices);
    withStorage((storage) => storage.setItem(key, JSON.stringify(choices)));
  });
  early.forEach((input) => input.click());
  panel.addEventListener("toggle", () => withStorage((storage) => {
    storage.setItem("?", "");
    storage.removeItem("?");
  }));
  // It lies over what comes after it: who goes on to that, also by Tab, has to see it.
  ["click", "focusin"].forEach((type) => document.addEventListener(type, (event) => {
    if (!panel.contains(event.target)) panel.open = false;
  }));
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !panel.open) return;
    panel.open = false;
    panel.querySelector("summary").focus();
  });
}

function loadReadingAloud() {
  const script = document.createElement("script");
  script.src = panel.dataset.readAloud;
  document.head.append(script);
}

if (panel) {
  offerChoices();
  if (panel.dataset.readAloud) panel.addEventListener("toggle", loadReadingAloud, { once: true });
}
