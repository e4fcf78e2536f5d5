// The filter logic of the course finder, without DOM. A course has values by filter, {trade: ["safety"], …}, and
// offers with theirs, {status: ["open"], time: ["evening"]}: one offer has to match all choices (offers.py).
// A course matches if, for every filter with choices, it has any of the chosen values.

// Choices in a URL: "#trade=safety,metal&fee=free". Values that `known` does not have are ignored.
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

// `shown`: the matching courses, each with its first matching offer. `counts`: by filter and value, how many
// courses have it and match the other filters. `countsWithout`: for each filter in use, the number without it.
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
