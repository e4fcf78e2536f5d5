// Filters of the course finder, without a page. A course is its values by filter: {trade: ["safety"], …}.
// Choices are the same: any of a filter's values, of every filter that has one.

// Choices in an address: "#trade=safety,metal&fee=free". What `known` does not hold is left out.
export function readChoices(fragment, known) {
  const choices = {};
  new URLSearchParams(fragment.replace(/^#/, "")).forEach((text, name) => {
    const values = text.split(",").filter((value) => known(name, value));
    if (values.length) choices[name] = values;
  });
  return choices;
}

export function writeChoices(choices) {
  const parts = Object.keys(choices).map((name) => `${name}=${choices[name].map(encodeURIComponent).join(",")}`);
  return parts.length ? `#${parts.join("&")}` : "";
}

// `shown`: the courses that fit. `counts`: by filter and value, how many courses fit the other filters and have
// it. `countsWithout`: for each filter in use, how many would be shown without it.
export function filterCourses(courses, choices) {
  const used = Object.keys(choices);
  const names = courses.length ? Object.keys(courses[0]) : [];
  const shown = [];
  const counts = {};
  const countsWithout = {};
  names.forEach((name) => (counts[name] = {}));
  courses.forEach((course) => {
    const missed = used.filter((name) => !choices[name].some((value) => course[name].includes(value)));
    if (missed.length > 1) return;
    if (missed.length === 0) shown.push(course);
    (missed.length ? missed : names).forEach((name) => course[name].forEach((value) => increment(counts[name], value)));
    (missed.length ? missed : used).forEach((name) => increment(countsWithout, name));
  });
  return { shown, counts, countsWithout };
}

function increment(counts, key) {
  counts[key] = (counts[key] || 0) + 1;
}
