// Filters of the course finder, without a page. A course is its values by filter, {trade: ["safety"], …}, and its
// offers with theirs, {status: ["open"], time: ["evening"]}: one offer has to fulfil all choices (offers.py).
// Choices are any of a filter's values, of every filter that has one.

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

// `shown`: the courses that fit, each with its first offer that does. `counts`: by filter and value, how many courses
// fit the other filters and have it. `countsWithout`: for each filter in use, how many would be shown without it.
export function filterCourses(courses, choices) {
  const shown = [];
  const counts = {};
  const countsWithout = {};
  courses.forEach((course) => {
    const own = Object.keys(course.values);
    const offered = Object.keys(course.offers[0]);
    const fits = (values, names) => names.every((name) => !choices[name] || choices[name].some((value) => values[name].includes(value)));
    const offer = course.offers.findIndex((each) => fits(each, offered));
    if (fits(course.values, own) && offer >= 0) shown.push({ course, offer });
    own.concat(offered).forEach((name) => {
      counts[name] = counts[name] || {};
      const others = (names) => names.filter((each) => each !== name);
      const found = course.offers.filter((each) => fits(each, others(offered)));
      if (!found.length || !fits(course.values, others(own))) return;
      const values = new Set([].concat(course.values[name] || [], ...found.map((each) => each[name] || [])));
      values.forEach((value) => increment(counts[name], value));
      if (choices[name]) increment(countsWithout, name);
    });
  });
  return { shown, counts, countsWithout };
}

function increment(counts, key) {
  counts[key] = (counts[key] || 0) + 1;
}
