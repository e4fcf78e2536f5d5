// The search page: searches while the visitor types, and keeps the query in the URL.
import { LoadError, openIndex, phrasesOf } from "./index.js";
import { answer } from "./answer.js";
import { renderResult } from "./results.js";

// The first ones stand on a slow phone's screen before those below it are asked for.
const FIRST_RESULTS = [2, 3];
const MORE_RESULTS = 10;
const DEBOUNCE_MS = 200;
// Announced so late, what is found at once is announced alone.
const LOADING_MS = 500;
// A page that stays open for longer asks anew which index is published.
const FRESH_MS = 10 * 60 * 1000;

const isExact = ({ isNear }) => !isNear;

// Returns the key of the sentence that summarises the results and those of them that pass the filters.
function outcomeOf(results, shown) {
  if (!shown.length) return results.length ? "filtered" : "none";
  if (shown.every(isExact)) return "found";
  return results.some(isExact) ? "both" : "near";
}

function startSearch(root) {
  let index = openIndex(root.dataset.search);
  let opened = Date.now();
  const [form, filterForm] = root.querySelectorAll("form");
  const input = form.elements.q;
  const selects = Array.from(filterForm.elements);
  const status = root.querySelector("[role=status]");
  const [list, nearList] = root.querySelectorAll(".search-results");
  const nearTitle = root.querySelector(".search-near");
  const more = root.querySelector(".search-more");
  const again = root.querySelector(".search-again");
  const help = document.querySelector(".search-help");
  let lastSearch = 0;
  let searchWithMore = 0; // The search of which more results are being read.
  let timer = 0;
  let loadingTimer = 0;
  let composing = false;
  let remaining = [];

  const announce = (name, values) => {
    clearTimeout(loadingTimer);
    again.hidden = name !== "error";
    status.textContent = root.dataset[name].replace(/\{(\w)\}/g, (_, key) => values[key]);
  };

  function clear() {
    list.textContent = "";
    nearList.textContent = "";
    nearTitle.hidden = true;
    more.hidden = true;
    help.hidden = false;
  }

  // Fills a select with the values that occur among the results when this filter is not applied.
  function fillSelect(select, filter, passing) {
    const counts = new Map();
    passing.forEach(({ page }) => {
      const value = filter.pages[page];
      if (value >= 0) counts.set(value, (counts.get(value) || 0) + 1);
    });
    const chosen = select.value || select.dataset.wanted || "";
    while (select.options.length > 1) select.remove(1);
    filter.values.forEach((value, number) => {
      if (counts.has(number) || value === chosen) {
        select.add(new Option(`${value}（${counts.get(number) || 0}）`, value));
      }
    });
    select.value = chosen;
    select.dataset.wanted = "";
    select.parentElement.hidden = select.options.length < 2;
  }

  const passes = (result, filters, except) => selects.every((select) => {
    const wanted = select.value || select.dataset.wanted;
    const filter = filters[select.name];
    return select.name === except || !wanted || filter.values[filter.pages[result.page]] === wanted;
  });

  // Shows the next results and returns the first item, null if another search has begun.
  async function show(count, thisSearch) {
    const now = remaining.slice(0, count);
    const pages = await Promise.all(now.map((result) => index.page(result.page)));
    if (thisSearch !== lastSearch) return null;
    remaining = remaining.slice(count);
    const items = pages.map((page, number) => {
      const { marks, isNear } = now[number];
      const item = renderResult(page, marks, root.dataset.sample, isNear ? "h3" : "h2");
      (isNear ? nearList : list).appendChild(item);
      if (isNear) nearTitle.hidden = false;
      return item;
    });
    more.hidden = !remaining.length;
    return items[0];
  }

  async function search() {
    lastSearch += 1;
    const thisSearch = lastSearch;
    const query = input.value.trim();
    if (!phrasesOf(query).length) {
      clear();
      filterForm.hidden = true;
      announce("start", {});
      return;
    }
    if (Date.now() - opened > FRESH_MS) {
      index = openIndex(root.dataset.search);
      opened = Date.now();
    }
    clearTimeout(loadingTimer);
    loadingTimer = setTimeout(() => announce("loading", {}), LOADING_MS);
    let isShown = false;
    try {
      const { found, near } = await answer(index, query);
      const results = found.concat(near.map((each) => ({ ...each, isNear: true })));
      const { filters } = await index.head();
      if (thisSearch !== lastSearch) return;
      selects.forEach((select) => {
        // A link may ask for what no page has.
        if (!filters[select.name].values.includes(select.dataset.wanted)) select.dataset.wanted = "";
      });
      selects.forEach((select) => {
        fillSelect(select, filters[select.name], results.filter((each) => passes(each, filters, select.name)));
      });
      const shown = results.filter((each) => passes(each, filters, ""));
      filterForm.hidden = !results.length;
      remaining = shown;
      clear();
      help.hidden = shown.length > 0;
      await show(FIRST_RESULTS[0], thisSearch);
      if (thisSearch !== lastSearch) return;
      const exact = shown.filter(isExact).length;
      announce(outcomeOf(results, shown), { n: exact, m: shown.length - exact, a: results.length, q: query });
      isShown = true;
      // Asked for meanwhile, more would be the same ones.
      more.hidden = true;
      await show(FIRST_RESULTS[1], thisSearch);
    } catch (error) {
      if (thisSearch === lastSearch) fail(isShown);
      if (!(error instanceof LoadError)) throw error;
    }
  }

  function fail(isShown) {
    if (isShown) {
      more.hidden = false;
      return;
    }
    clear();
    announce("error", {});
  }

  function address() {
    const asked = new URLSearchParams();
    [input, ...selects].forEach((field) => {
      const value = (field.value || field.dataset.wanted || "").trim();
      if (value) asked.set(field.name, value);
    });
    const text = asked.toString();
    return location.pathname + (text ? `?${text}` : "");
  }

  // Without an event, as the page opens, what was typed before this script came stays.
  function restore(event) {
    // A fragment, as of the link to the text, is not another search.
    if (event && address() === location.pathname + location.search) return;
    const asked = new URLSearchParams(location.search);
    clearTimeout(timer);
    if (event || !input.value) input.value = (asked.get("q") || "").slice(0, input.maxLength);
    selects.forEach((select) => {
      select.value = "";
      select.dataset.wanted = asked.get(select.name) || "";
    });
    search();
  }

  function changed() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      history.replaceState(null, "", address());
      search();
    }, DEBOUNCE_MS);
  }

  input.addEventListener("compositionstart", () => {
    composing = true;
    clearTimeout(timer);
  });
  input.addEventListener("compositionend", () => {
    composing = false;
    changed();
  });
  input.addEventListener("input", () => {
    if (!composing) changed();
  });
  input.addEventListener("focus", () => index.head().catch(() => {}));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    if (address() !== location.pathname + location.search) history.pushState(null, "", address());
    search();
  });
  filterForm.addEventListener("change", () => {
    history.replaceState(null, "", address());
    search();
  });
  filterForm.addEventListener("submit", (event) => event.preventDefault());
  more.querySelector("button").addEventListener("click", async () => {
    const thisSearch = lastSearch;
    if (searchWithMore === thisSearch) return;
    searchWithMore = thisSearch;
    try {
      const first = await show(MORE_RESULTS, thisSearch);
      if (first) first.querySelector("a").focus();
    } catch (error) {
      if (thisSearch === lastSearch) announce("error", {});
      if (!(error instanceof LoadError)) throw error;
    } finally {
      if (searchWithMore === thisSearch) searchWithMore = 0;
    }
  });
  again.querySelector("button").addEventListener("click", () => {
    status.focus();
    announce("loading", {});
    search();
  });
  addEventListener("popstate", restore);
  restore();
}

const searchRoot = document.querySelector("[data-search]");
if (searchRoot) startSearch(searchRoot);
