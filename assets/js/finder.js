// The course finder: filters that combine at once. Without it the page is the list and links to shorter lists.
import { readCourse } from "./dates.js";
import { filterCourses, readChoices, writeChoices } from "./filters.js";
import { courseStatus, sessionIsOver } from "./status-rule.js";
import { refresh, siteNow } from "./status.js";
import { FINDER } from "./words.js";

const SHOWN_AT_ONCE = 12;
const WIDE = "(min-width: 62rem)";

const box = document.querySelector("[data-finder]");
if (box) startFinder(box, document.querySelector("[data-results]"));

function startFinder(box, results) {
  const form = box.querySelector("form");
  const list = results.querySelector(".cards");
  const part = (name) => (results.querySelector(`[data-${name}]`) || box.querySelector(`[data-${name}]`));
  const inputs = [...form.querySelectorAll("input")];
  const numbers = inputs.map((input) => input.parentNode.querySelector("[data-count]"));
  const further = box.dataset.further.split(" ").filter(Boolean);
  const cards = [...list.children];
  const atFirst = cards.length;
  let facts = [];
  let totals = {};
  let isWhole = !further.length;
  let isFiltered = false; // Until the first choice, what the page came with stays.
  let limit = SHOWN_AT_ONCE;
  let fragment = null;

  const known = (name, value) => inputs.some((input) => input.name === name && input.value === value);

  function readAll() {
    const now = siteNow();
    facts = cards.map((card) => readFacts(card, now));
    totals = filterCourses(facts, {}).counts;
  }

  function chosen() {
    const choices = {};
    inputs.filter((input) => input.checked).forEach(({ name, value }) => {
      choices[name] = (choices[name] || []).concat(value);
    });
    return choices;
  }

  function choose(choices) {
    inputs.forEach((input) => (input.checked = (choices[input.name] || []).includes(input.value)));
  }

  // Shows what fits the choices. While pages are still to be fetched, only a choice asks for them.
  function render() {
    const choices = chosen();
    const number = inputs.filter((input) => input.checked).length;
    part("chosen").textContent = number ? FINDER.chosen(number) : "";
    if (!isWhole) return number ? fetchFurther() : undefined;
    const { shown, counts, without } = filterCourses(facts, choices);
    inputs.forEach((input, place) => {
      const count = counts[input.name][input.value] || 0;
      const label = input.parentNode;
      label.hidden = !totals[input.name][input.value] && !input.checked;
      label.classList.toggle("finder-empty", !count);
      write(numbers[place], String(count));
    });
    write(part("total"), number ? FINDER.found(shown.length) : FINDER.all(shown.length));
    isFiltered = isFiltered || number > 0;
    showCards(shown, isFiltered ? limit : atFirst);
    showRemedies(shown.length ? [] : Object.keys(choices), without);
  }

  function showCards(shown, most) {
    const wanted = shown.slice(0, most).map((course) => cards[facts.indexOf(course)]);
    const rest = shown.length - wanted.length;
    part("more").hidden = !rest;
    write(part("more-count"), String(Math.min(rest, SHOWN_AT_ONCE)));
    if (part("pager")) part("pager").hidden = true;
    wanted.forEach((card, place) => {
      const there = list.children[place];
      if (there !== card) list.insertBefore(card, there || null);
    });
    while (list.children.length > wanted.length) list.lastElementChild.remove();
  }

  function showRemedies(names, without) {
    const place = part("remedies");
    part("none").hidden = !names.length;
    place.textContent = "";
    names.filter((name) => without[name]).forEach((name) => {
      const title = form.querySelector(`[name="${name}"]`).closest("fieldset").querySelector("legend").textContent;
      place.append(remedy(FINDER.drop(title, without[name]), (input) => input.name === name));
    });
    if (names.length) place.append(remedy(FINDER.clear, () => true));
  }

  function remedy(text, isDropped) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = text;
    button.addEventListener("click", () => drop(isDropped));
    item.append(button);
    return item;
  }

  function drop(isDropped) {
    inputs.filter(isDropped).forEach((input) => (input.checked = false));
    changed();
    part("total").focus();
  }

  // A choice is a step that the back button goes back.
  function changed() {
    limit = SHOWN_AT_ONCE;
    fragment = writeChoices(chosen());
    history.pushState(null, "", location.pathname + location.search + fragment);
    render();
  }

  // Other fragments (#main) are not the finder's.
  function restore() {
    const isForeign = location.hash && !location.hash.includes("=");
    if (isForeign || location.hash === fragment) return;
    fragment = location.hash;
    limit = SHOWN_AT_ONCE;
    choose(readChoices(fragment, known));
    render();
  }

  async function fetchFurther() {
    write(part("total"), FINDER.reading);
    if (box.dataset.reading !== undefined) return;
    box.dataset.reading = "";
    try {
      const pages = await Promise.all(further.map(fetchCards));
      pages.forEach((found) => cards.push(...found));
      isWhole = true;
      readAll();
      render();
    } catch (error) {
      write(part("total"), FINDER.failed);
    }
    delete box.dataset.reading;
  }

  form.addEventListener("change", changed);
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    inputs.forEach((input) => (input.checked = false));
    changed();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    box.open = window.matchMedia(WIDE).matches;
    part("total").focus();
  });
  part("more").querySelector("button").addEventListener("click", () => {
    const first = list.children.length;
    limit = first + SHOWN_AT_ONCE;
    render();
    list.children[first].querySelector("a").focus();
  });
  window.addEventListener("popstate", restore);
  window.addEventListener("hashchange", restore);
  document.addEventListener("statuschange", () => {
    readAll();
    render();
  });

  form.hidden = false;
  box.querySelector("nav").hidden = true;
  box.open = window.matchMedia(WIDE).matches;
  readAll();
  restore();
}

function readFacts(card, now) {
  const { trade, mode, credential, audience, fee } = card.dataset;
  const course = readCourse(card.querySelector("[data-course]").dataset.course);
  const coming = course.sessions.filter((each) => !each.cancelled && !sessionIsOver(each, now));
  return {
    trade: [trade],
    status: [courseStatus(course, now)],
    time: [...new Set(coming.map((each) => each.time_of_day).filter(Boolean))],
    mode: [mode].filter(Boolean),
    credential: [credential].filter(Boolean),
    audience: audience.split(" ").filter(Boolean),
    fee: [fee],
  };
}

async function fetchCards(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  refresh(page, siteNow());
  return [...page.querySelectorAll("[data-results] .cards > .card, main > .cards > .card")].map((card) => document.adoptNode(card));
}

function write(place, text) {
  if (place.textContent !== text) place.textContent = text;
}
