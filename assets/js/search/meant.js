// Finds pages by the site's words for what people say.
import { isHan } from "./cut.js";

// Returns all positions of several postings, merged.
export function union(maps) {
  const all = new Map();
  maps.forEach((each) => each.forEach((positions, page) => {
    all.set(page, (all.get(page) || []).concat(positions).sort((a, b) => a - b));
  }));
  return all;
}

// Returns where the given words occur (only in titles, if in any), about how many pages contain them, and a
// function that returns where a word ends that begins at a position of a page.
export async function meant(index, words) {
  const { titles } = await index.head();
  const titled = await Promise.all(words.map((word) => index.titled(Array.from(word))));
  const isTitled = titled.some(({ size }) => size);
  const found = isTitled ? titled : await Promise.all(words.map(async (word) => startsOf(await index.find(word))));
  const places = union(found);
  const held = isTitled ? Math.max(places.size, titles.length / 16) : places.size;
  const endOf = (page, start) => start + Math.max(...words.map((word, at) => (
    (found[at].get(page) || []).includes(start) ? Array.from(word).length : 1)));
  return { places, held, endOf };
}

export const startsOf = (results) => new Map(results.map(({ page, marks }) => [page, marks.map(([start]) => start)]));

// Adds the words for which the site has synonyms, with these synonyms.
export async function addMeant(index, said, { lexicon }, tally, worth = 1) {
  await Promise.all(said.map(async (word) => {
    const words = lexicon.get(word).concat(isHan(word) && word.length > 1 ? word : []);
    const { places, held, endOf } = await meant(index, words);
    tally.add(places, 2, worth, held, endOf);
  }));
}
