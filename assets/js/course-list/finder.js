// The course finder: filters that apply at once. Without it the page is the list, with links to shorter lists.
import { filterCourses, readChoices, writeChoices } from "./finder-filters.js";
import { FINDER } from "./words.js";

const SHOWN_AT_ONCE = 12;
// A page that has not come after so long will not come.
const MOST_MS = 20 * 1000;
const WIDE = "(min-width: 62rem)";

const box = document.querySelector("[data-finder]");
const results = document.querySelector("[data-results]");
if (box) document.dispatchEvent(new CustomEvent("borrow", { detail: (site) => startFinder(box, results, site) }));

// `site` is what the site's script lends (lend.js).
function startFinder(box, results, site) {
  const form = box.querySelector("form");
  const list = results.querySelector(".cards");
  const find = (name) => (results.querySelector(`[data-${name}]`) || box.querySelector(`[data-${name}]`));
  const inputs = [...form.querySelectorAll("input")];
  const groups = form.querySelectorAll("fieldset");
  const countLabels = inputs.map((input) => input.parentNode.querySelector("[data-count]"));
  const furtherPages = box.dataset.further.split(" ").filter(Boolean);
  const cards = [...list.children];
  const initialCount = cards.length;
  const servedTotal = find("total").textContent;
  let facts = [];
  let totals = {};
  let hasAllPages = !furtherPages.length;
  let isFiltered = false; // Until the first choice the courses of the page stay as served.
  let limit = SHOWN_AT_ONCE;
  let fragment = null;

  const known = (name, value) => inputs.some((input) => input.name === name && input.value === value);

  function readCards() {
    facts = cards.map((card) => readFacts(card, site));
    totals = filterCourses(facts, {}).counts;
  }

  function selectedChoices() {
    const choices = {};
    inputs.filter((input) => input.checked).forEach(({ name, value }) => {
      choices[name] = (choices[name] || []).concat(value);
    });
    return choices;
  }

  const isChosen = () => inputs.some((input) => input.checked);

  function selectChoices(choices) {
    inputs.forEach((input) => (input.checked = (choices[input.name] || []).includes(input.value)));
  }

  // Shows the courses that match the choices. The other pages are fetched only once there is a choice.
  function render() {
    const choices = selectedChoices();
    const number = inputs.filter((input) => input.checked).length;
    find("chosen").textContent = number ? FINDER.chosen(number) : "";
    if (!hasAllPages) return number ? fetchFurtherPages() : setText(find("total"), servedTotal);
    const { shown, counts, countsWithout } = filterCourses(facts, choices);
    inputs.forEach((input, index) => {
      const count = counts[input.name][input.value] || 0;
      const label = input.parentNode;
      label.hidden = !totals[input.name][input.value] && !input.checked;
      label.classList.toggle("finder-empty", !count);
      setText(countLabels[index], String(count));
    });
    groups.forEach((group) => (group.hidden = !group.querySelector("label:not([hidden])")));
    setText(find("total"), number ? FINDER.found(shown.length) : FINDER.all(shown.length));
    setText(find("show"), FINDER.show(shown.length));
    isFiltered = isFiltered || number > 0;
    showCards(shown, isFiltered ? limit : initialCount);
    showSuggestions(shown.length ? [] : Object.keys(choices), countsWithout);
  }

  function showCards(shown, most) {
    const wanted = shown.slice(0, most).map(({ course, offer }) => {
      site.showOffer(course.card, course.tag, course.found[offer]);
      return course.card;
    });
    const rest = shown.length - wanted.length;
    find("more").hidden = !rest;
    setText(find("more-count"), String(Math.min(rest, SHOWN_AT_ONCE)));
    if (find("pager")) find("pager").hidden = true;
    wanted.forEach((card, index) => {
      const present = list.children[index];
      if (present !== card) list.insertBefore(card, present || null);
    });
    while (list.children.length > wanted.length) list.lastElementChild.remove();
  }

  function showSuggestions(names, countsWithout) {
    const suggestions = find("remedies");
    find("none").hidden = !names.length;
    const items = names.filter((name) => countsWithout[name]).map((name) => {
      const title = form.querySelector(`[name="${name}"]`).closest("fieldset").querySelector("legend").textContent;
      return suggestion(FINDER.drop(title, countsWithout[name]), (input) => input.name === name);
    });
    if (names.length) items.push(suggestion(FINDER.clear, () => true));
    // The same ones stay, also when the page is shown again: one may have the focus.
    if (suggestions.textContent === items.map((item) => item.textContent).join("")) return;
    suggestions.textContent = "";
    suggestions.append(...items);
  }

  function suggestion(text, isDropped) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = text;
    button.addEventListener("click", () => removeChoices(isDropped));
    item.append(button);
    return item;
  }

  function removeChoices(isDropped) {
    inputs.filter(isDropped).forEach((input) => (input.checked = false));
    changed();
    find("total").focus();
  }

  // Each choice is a history entry, so the back button undoes it.
  function changed() {
    limit = SHOWN_AT_ONCE;
    fragment = writeChoices(selectedChoices());
    history.pushState(null, "", location.pathname + location.search + fragment);
    render();
  }

  // Other fragments (#main) do not belong to the finder.
  function restore() {
    const isForeign = location.hash && !location.hash.includes("=");
    if (isForeign || location.hash === fragment) return;
    fragment = location.hash;
    limit = SHOWN_AT_ONCE;
    selectChoices(readChoices(fragment, known));
    render();
  }

  async function fetchFurtherPages() {
    setText(find("total"), FINDER.reading);
    if (box.dataset.reading !== undefined) return;
    box.dataset.reading = "";
    const pages = await Promise.all(furtherPages.map(readPage));
    delete box.dataset.reading;
    if (pages.includes(null)) {
      setText(find("total"), isChosen() ? FINDER.failed : servedTotal);
      return;
    }
    setText(find("total"), servedTotal);
    pages.forEach((page) => cards.push(...cardsOf(page, site)));
    hasAllPages = true;
    readCards();
    render();
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
    find("total").focus();
  });
  find("more").querySelector("button").addEventListener("click", () => {
    const first = list.children.length;
    limit = first + SHOWN_AT_ONCE;
    render();
    list.children[first].querySelector("a").focus();
  });
  window.addEventListener("popstate", restore);
  window.addEventListener("hashchange", restore);
  document.addEventListener("statuschange", () => {
    readCards();
    render();
  });

  form.hidden = false;
  box.querySelector("nav").hidden = true;
  box.open = window.matchMedia(WIDE).matches;
  readCards();
  restore();
}

function readFacts(card, { offers, readCourse, siteNow }) {
  const { trade, mode, credential, audience, fee } = card.dataset;
  const tag = card.querySelector("[data-course]");
  const found = offers(readCourse(tag.dataset.course), siteNow());
  return {
    card,
    tag,
    found,
    values: {
      trade: [trade],
      mode: [mode].filter(Boolean),
      credential: [credential].filter(Boolean),
      audience: audience.split(" ").filter(Boolean),
      fee: [fee],
    },
    offers: found.map(({ status, session }) => ({
      status: [status],
      time: [session && session.time_of_day].filter(Boolean),
    })),
  };
}

// Returns the text of a page, null if the network does not give it, or not soon.
async function readPage(url) {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), MOST_MS);
  try {
    const answer = await fetch(url, { signal: limit.signal });
    return answer.ok ? await answer.text() : null;
  } catch (error) {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

function cardsOf(text, { refreshStatuses, siteNow }) {
  const page = new DOMParser().parseFromString(text, "text/html");
  refreshStatuses(page, siteNow());
  return [...page.querySelectorAll("[data-results] .cards > .card, main > .cards > .card")].map((card) => document.adoptNode(card));
}

function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
