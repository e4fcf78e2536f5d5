// Finds pages that match a query approximately, when no page contains all of it.
import { keysOf, match } from "./index.js";
import { cutWords, isHan, isNumeral, isParticle, withDates } from "./cut.js";
import { longestPieces, pairsOf, pairsToAdd } from "./pieces.js";
import { isSlipOf, isSoundIn, soundKeys, syllablesOf } from "./spelling.js";
import { openTally, SINGLE } from "./tally.js";

const MOST_INITIALS = 8;
const SLIP = 0.8;
const HINT = 0.5;

const flat = (lists) => lists.reduce((all, each) => all.concat(each), []);
const inRow = (keys) => keys.map((key, at) => [key, at]);
const covered = (pieces) => pieces.reduce((sum, [start, end]) => sum + (end - start) ** 2, 0);

// Returns all positions of several postings, merged.
export function union(maps) {
  const all = new Map();
  maps.forEach((each) => each.forEach((positions, page) => {
    all.set(page, (all.get(page) || []).concat(positions).sort((a, b) => a - b));
  }));
  return all;
}

function withoutParticles([from, to], characters) {
  let [start, end] = [from, to];
  while (start < end && isParticle(characters[start])) start += 1;
  while (end > start && isParticle(characters[end - 1])) end -= 1;
  return [start, end];
}

// Returns the pieces of a text that occur on the site, and the postings of its bigrams: of every second one, and
// if some of these do not exist also of others. Null if they should not be fetched yet.
async function knownPieces(index, characters, isLast) {
  const pairs = pairsOf(characters);
  let postings = await index.postings(keysOf(characters).map(([key]) => key));
  if (!Array.from(postings.values()).every((places) => places.size)) {
    if (!isLast) return null;
    postings = await index.postings(pairsToAdd(pairs, postings));
  }
  const pieces = longestPieces(pairs, postings).map((piece) => withoutParticles(piece, characters));
  return [pieces.filter(([start, end]) => end - start > 1), postings];
}

// Adds the known pieces of a text, and parts of long pieces if these occur alone or in a title.
// Returns for each character whether it is outside all pieces.
async function addKnown(characters, [pieces, postings], index, tally) {
  await Promise.all(pieces.map(async ([start, end]) => {
    const piece = characters.slice(start, end);
    const whole = match(piece, await index.postings(keysOf(piece).map(([key]) => key)));
    tally.add(whole, piece.length, 1);
    for (let at = 0; at + 1 < piece.length && piece.length > 3; at += 2) {
      const places = new Map(postings.get(piece[at] + piece[at + 1]));
      whole.forEach((_, page) => {
        if (!tally.isTitle(places.get(page), page)) places.delete(page);
      });
      tally.add(places, 2, SINGLE);
    }
  }));
  return characters.map((_, at) => !pieces.some(([start, end]) => start <= at && at < end));
}

// Adds titles of which unknown characters may be a misspelling: a homophone, or any one in the middle.
// Returns for each character whether it is still unknown.
async function addTitleSlips(index, characters, isUnknown, { readings }, tally) {
  const slips = [];
  characters.forEach((character, at) => {
    const before = characters[at - 1];
    const isPair = at && !isParticle(character) && !isParticle(before);
    if (isPair && (isUnknown[at] || isUnknown[at - 1])) {
      slips.push({ keys: soundKeys(before, character, readings), start: at - 1, end: at + 1 });
    }
    if (isUnknown[at] && at && at + 1 < characters.length) {
      slips.push({ keys: [`${before}.${characters[at + 1]}`], start: at - 1, end: at + 2 });
    }
  });
  const postings = await index.words(flat(slips.map(({ keys }) => keys)));
  const stillUnknown = isUnknown.slice();
  slips.forEach(({ keys, start, end }) => {
    const places = union(keys.map((key) => postings.get(key)));
    tally.add(places, end - start, SLIP);
    if (places.size) stillUnknown.fill(false, start, end);
  });
  return stillUnknown;
}

// Returns the lexicon's words of which a text may be a misspelling, if it has characters outside pieces.
function slipsOf(characters, isOutside, { lexicon, sounds }) {
  const { readings } = sounds || { readings: new Map() };
  return Array.from(lexicon.keys()).filter((each) => {
    const word = Array.from(each);
    return characters.some((_, at) => isOutside.slice(at, at + word.length).some(Boolean)
      && isSlipOf(characters.slice(at, at + word.length), word, readings));
  });
}

// Adds the words for which the site has synonyms, with these synonyms.
async function addMeant(index, said, { lexicon }, tally, worth = 1) {
  await Promise.all(said.map(async (word) => {
    const words = lexicon.get(word).concat(isHan(word) && word.length > 1 ? word : []);
    const { places, held, endOf } = await meant(index, words);
    tally.add(places, 2, worth, held, endOf);
  }));
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

const startsOf = (results) => new Map(results.map(({ page, marks }) => [page, marks.map(([start]) => start)]));

// Adds what Latin letters may be: a word of a URL, the pinyin or initials of a title, or just the letters.
async function addLatin(index, letters, known, tally) {
  const spelled = syllablesOf(letters, known.sounds.syllables);
  const ways = spelled.map((way) => pairsOf(way, " "));
  const initials = letters.length <= MOST_INITIALS ? pairsOf(Array.from(letters), ",") : [];
  const singular = letters.length > 3 ? letters.replace(/([^s])s$/, "$1") : letters;
  const words = await index.words([singular].concat(initials, ...ways));
  const english = words.get(singular);
  tally.add(english, 2, 1);
  const cuts = ways.map((pairs) => [pairs, longestPieces(pairs, words)]);
  const [pairs, pieces] = cuts.sort((a, b) => covered(b[1]) - covered(a[1]))[0] || [[], []];
  pieces.forEach(([start, end]) => {
    const keys = pairs.slice(start, end - 1);
    tally.add(match(keys, words, inRow(keys)), end - start, 1);
  });
  const said = Array.from(known.lexicon.keys()).filter((word) => isHan(word)
    && spelled.some((way) => isSoundIn(way, Array.from(word), known.sounds.readings)));
  await addMeant(index, said, known, tally);
  if (english.size || pieces.length || said.length) return;
  const text = startsOf(await index.find(letters));
  tally.add(text, letters.length, 1);
  if (!text.size && initials.length) tally.add(match(initials, words, inRow(initials)), letters.length, SLIP);
}

// Joins syllables that are separated by spaces (xiao fang) to words.
function joinedSyllables(words, syllables) {
  return words.reduce((all, word) => {
    const last = all[all.length - 1];
    const isSyllable = !word.said && syllables.has(word.text);
    if (last && last.isSyllables && isSyllable) last.text += word.text;
    else all.push({ ...word, isSyllables: isSyllable });
    return all;
  }, []);
}

// Adds the matches of a text. Returns the characters that are left over, or null if the readings of characters,
// not loaded yet, could find more.
async function addText(index, characters, known, tally) {
  if (characters.length === 1) return characters.filter((character) => !isParticle(character));
  const found = await knownPieces(index, characters, Boolean(known.sounds));
  if (!found) return null;
  const isOutside = await addKnown(characters, found, index, tally);
  const said = slipsOf(characters, isOutside, known);
  await addMeant(index, said, known, tally);
  const isUnknown = isOutside.map((outside, at) => outside && !isParticle(characters[at]));
  if (said.length || !isUnknown.some(Boolean)) return [];
  if (!known.sounds) return null;
  const isLeft = await addTitleSlips(index, characters, isUnknown, known.sounds, tally);
  return characters.filter((_, at) => isLeft[at]);
}

// Returns the pages that approximately match a folded text, the best first: {page, marks}. `known` has the
// titles' lengths and the lexicon; the result is null if its readings are needed but not loaded.
export async function nearby(index, text, known) {
  const tally = openTally(known.titles);
  const words = cutWords(withDates(text), known.lexicon);
  let singles = [];
  for (const { text: word, said } of known.sounds ? joinedSyllables(words, known.sounds.syllables) : words) {
    const isLatin = /[a-z]/.test(word);
    if (isLatin && !said && !known.sounds) return null;
    if (said) await addMeant(index, [word], known, tally);
    else if (isLatin) await addLatin(index, word, known, tally);
    else {
      const left = await addText(index, Array.from(word), known, tally);
      if (!left) return null;
      singles = singles.concat(left);
      const hints = left.filter((each) => !isNumeral(each));
      if (hints.every((each) => known.lexicon.has(each))) await addMeant(index, hints, known, tally, HINT);
    }
  }
  // Single characters only put what was found in order, and those that occur everywhere do not even that.
  if (tally.isEmpty()) return [];
  (await index.rarePostings(singles)).forEach((places) => tally.add(places, 1, SINGLE));
  return tally.best();
}
