// Scores pages by the parts of the query that they contain: rare and long parts count more, those in titles
// most, and in short titles more than in long ones.

const IN_TITLE = 2.5;
const ALWAYS = 5;
const MOST = 20;
const LEAST_SHARE = 0.2;

// The score of a single character, or of a pair that a title shares with a longer piece found elsewhere.
export const SINGLE = 0.4;
// The score of what may be misspelt.
export const SLIP = 0.8;

export function openTally(titles) {
  const pages = new Map();
  const isTitle = (positions, page) => Boolean(positions) && positions[0] < titles[page];

  // Adds a part with a number of characters and its positions on each page; `held` is how many pages have it,
  // `endOf` returns the end of an occurrence.
  function add(places, length, worth, held = places.size, endOf = (page, start) => start + length) {
    if (!places.size) return;
    const rare = Math.log(1 + titles.length / held);
    places.forEach((positions, page) => {
      const titled = isTitle(positions, page);
      const often = 1 + Math.log2(positions.length) / 5;
      const share = titled ? IN_TITLE * (1 + length / titles[page]) : 1;
      const entry = pages.get(page) || { page, score: 0, marks: [] };
      entry.score += worth * rare * Math.sqrt(length) * share * often;
      entry.marks = entry.marks.concat(positions.map((start) => [start, endOf(page, start)]));
      pages.set(page, entry);
    });
  }

  // Returns the pages with the highest scores, the best first: {page, score, marks}.
  function best() {
    const all = Array.from(pages.values()).sort((a, b) => b.score - a.score || a.page - b.page);
    all.forEach(({ marks }) => marks.sort((a, b) => a[0] - b[0]));
    return all.filter(({ score }, at) => at < ALWAYS || score >= all[0].score * LEAST_SHARE).slice(0, MOST);
  }

  return { add, best, isEmpty: () => !pages.size, isTitle };
}
