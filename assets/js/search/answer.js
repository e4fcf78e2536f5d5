// Answers a query: the pages that contain it and, if these are few, those that match approximately.
import { phrasesOf } from "./index.js";
import { isHan, readLexicon } from "./cut.js";
import { meant } from "./meant.js";
import { nearby } from "./near.js";
import { readSounds } from "./spelling.js";

const FEW = 3;
const FILES = 16; // Of traditional characters, by their codes (SIMPLIFIED_FILES).

const fold = (text) => phrasesOf(text).map((phrase) => phrase.join("")).join(" ");

function without(results, others) {
  const pages = new Set(others.map(({ page }) => page));
  return results.filter(({ page }) => !pages.has(page));
}

// Returns exact results together with the pages that contain the site's synonyms: a page with a synonym in its
// title comes directly after those with the query itself in theirs.
async function withSynonyms(index, exact, words, titles) {
  const { places, endOf } = await meant(index, words);
  const isMeant = ({ page }) => (places.has(page) ? places.get(page)[0] < titles[page] : false);
  const titleLength = (each) => (isMeant(each) ? titles[each.page] : 0);
  const marksOf = (page, starts) => starts.map((start) => [start, endOf(page, start)]);
  const others = Array.from(places, ([page, starts]) => ({ page, marks: marksOf(page, starts) }))
    .sort((a, b) => titleLength(a) - titleLength(b));
  const first = exact.filter(({ inTitle }) => inTitle);
  const rest = without(exact.concat(without(others, exact)), first);
  return first.concat(rest.filter(isMeant), rest.filter((each) => !isMeant(each)));
}

// Returns a text with traditional characters simplified; characters in common use are not, and have a reading.
async function simplified(index, text, readings) {
  const simplify = async (character) => {
    if (!isHan(character) || readings.has(character)) return character;
    const [from, to] = (await index.simplified(character.codePointAt(0) % FILES)).map((each) => Array.from(each));
    return to[from.indexOf(character)] || character;
  };
  return (await Promise.all(Array.from(text, simplify))).join("");
}

// Returns the pages that contain the query or its synonyms as `found` and, if these are few, the pages that
// match approximately, the best first, as `near`. Each is {page, marks}.
export async function answer(index, query) {
  const { synonyms, titles } = await index.head();
  const lexicon = readLexicon(synonyms, fold);
  const text = fold(query);
  const find = async (said) => {
    const exact = await index.find(said);
    return lexicon.has(said) ? withSynonyms(index, exact, lexicon.get(said), titles) : exact;
  };
  let found = await find(text);
  if (found.length >= FEW || !text) return { found, near: [] };
  let near = await nearby(index, text, { lexicon, titles, sounds: null });
  if (!near) {
    const sounds = readSounds(await index.sounds());
    const simple = await simplified(index, text, sounds.readings);
    if (simple !== text) found = found.concat(without(await find(simple), found));
    near = found.length >= FEW ? [] : await nearby(index, simple, { lexicon, titles, sounds });
  }
  return { found, near: without(near, found) };
}
