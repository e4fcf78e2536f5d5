// The course finder: filters that combine at once. Without it the page is the list and links to shorter lists.
import { readCourse } from "./dates.js";
import { filterCourses, readChoices, writeChoices } from "./filters.js";
import { courseStatus, sessionIsOver } from "./status-rule.js";
import { refresh, siteNow } from "./status.js";
import { FINDER } from "./words.js";

const SHOWN_AT_ONCE = 60;
const WIDE = "(min-width: 62rem)";

const box = document.querySelector("[data-finder]");
if (box) startFinder(box, document.querySelector("[data-results]"));

function startFinder(box, results) {
  const form = box.querySelector("form");
  const list = results.querySelector(".cards");
  const part = (name) => (results.querySelector(`[data-${name}]`) || box.querySelector(`[data-${name}]`));
  const inputs = [...form.querySelectorAll("input")];
  const further = box.dataset.further.split(" ").filter(Boolean);
  let cards = [...list.children];
  let facts = [];
  let isWhole = !further.length;
  let limit = SHOWN_AT_ONCE;
  let fragment = null;

  const known = (name, value) => inputs.some((input) => input.name === name && input.value === value);

  function readAll() {
    const now = siteNow();
    facts = cards.map((card) => readFacts(card, now));
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
    const all = filterCourses(facts, {}).counts;
    inputs.forEach((input) => {
      const key = `${input.name}=${input.value}`;
      const label = input.parentNode;
      label.hidden = !all[key] && !input.checked;
      label.classList.toggle("finder-empty", !counts[key]);
      write(label.querySelector("[data-count]"), String(counts[key] || 0));
    });
    write(part("total"), number ? FINDER.found(shown.length) : FINDER.all(shown.length));
    showCards(shown);
    showRemedies(shown.length ? [] : Object.keys(choices), without);
  }

  function showCards(shown) {
    const wanted = shown.slice(0, limit).map((course) => cards[facts.indexOf(course)]);
    const rest = shown.length - wanted.length;
    part("more").hidden = !rest;
    write(part("more-count"), String(Math.min(rest, SHOWN_AT_ONCE)));
    if (part("pager")) part("pager").hidden = true;
    if (wanted.length === list.children.length && wanted.every((card, place) => card === list.children[place])) return;
    list.textContent = "";
    list.append(...wanted);
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
    const first = limit;
    limit += SHOWN_AT_ONCE;
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
