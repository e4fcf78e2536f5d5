// Finds pages that match a query approximately, when no page contains all of it.
import { keysOf, match } from "./index.js";
import { cutWords, generalWords, isHan, isNumeral, isParticle, withDates } from "./cut.js";
import { addLatin, withSyllables } from "./latin.js";
import { addMeant, union } from "./meant.js";
import { longestPieces, pairsOf, pairsToAdd } from "./pieces.js";
import { isSlipOf, misses, soundKeys } from "./spelling.js";
import { openTally, SINGLE, SLIP } from "./tally.js";

const HINT = 0.5;
const LONG = 4;

function withoutParticles([from, to], characters) {
  let [start, end] = [from, to];
  while (start < end && isParticle(characters[start])) start += 1;
  while (end > start && isParticle(characters[end - 1])) end -= 1;
  return [start, end];
}

// Returns the pieces of a text that occur on the site, and the postings of its bigrams: of every second one and,
// if some of these do not occur, also of the others. Null if those should not be fetched yet.
async function knownPieces(read, characters, isLast) {
  const pairs = pairsOf(characters);
  let postings = await read(keysOf(characters).map(([key]) => key));
  if (!Array.from(postings.values()).every((places) => places.size)) {
    if (!isLast) return null;
    postings = await read(pairsToAdd(pairs, postings));
  }
  const pieces = longestPieces(pairs, postings).map((piece) => withoutParticles(piece, characters));
  return [pieces.filter(([start, end]) => end - start > 1), postings];
}

// Adds the known pieces of a text, and parts of long pieces if these occur alone or in a title.
// Returns for each character whether it is outside all pieces and common pairs.
async function addKnown(characters, [pieces, postings], { read, common, heldOf }, tally) {
  await Promise.all(pieces.map(async ([start, end]) => {
    const piece = characters.slice(start, end);
    const whole = match(piece, await read(keysOf(piece).map(([key]) => key)));
    tally.add(whole, piece.length, 1, heldOf(piece, whole));
    for (let at = 0; at + 1 < piece.length && piece.length > 3; at += 2) {
      const pair = piece.slice(at, at + 2);
      const places = new Map(postings.get(pair.join("")));
      whole.forEach((_, page) => {
        if (!tally.isTitle(places.get(page), page)) places.delete(page);
      });
      tally.add(places, 2, SINGLE, heldOf(pair, places));
    }
  }));
  const isCommon = pairsOf(characters).map((pair) => common.has(pair));
  return characters.map((_, at) => !isCommon[at] && !isCommon[at - 1]
    && !pieces.some(([start, end]) => start <= at && at < end));
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
  const postings = await index.words([].concat(...slips.map(({ keys }) => keys)));
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

// Returns the lexicon's words of four characters or more that stand in a text with one wrong, question words
// included (联长我们), or else what the text says of most of the site: 课程.
function lastResort(text, lexicon) {
  const characters = Array.from(text.replace(/ /g, ""));
  const slips = Array.from(lexicon.keys()).filter((each) => {
    const word = Array.from(each);
    return isHan(each) && word.length >= LONG && characters.some((_, at) => (
      misses(characters.slice(at, at + word.length), word) === 1));
  });
  return slips.length ? slips : generalWords(text).filter((word) => lexicon.has(word));
}

// Adds the matches of a text. Returns the characters that are left over, or null if the readings of characters,
// not loaded yet, could find more.
async function addText(index, characters, known, tally) {
  if (characters.length === 1) return characters.filter((character) => !isParticle(character));
  const found = await knownPieces(known.read, characters, Boolean(known.sounds));
  if (!found) return null;
  const isOutside = await addKnown(characters, found, known, tally);
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
// Common words, whose positions are the largest files, are looked up in titles only, unless that finds nothing.
export async function nearby(index, text, known) {
  const found = await nearbyPieces(index, text, known);
  if (!found || found.length) return found;
  const tally = openTally(known.titles);
  await addMeant(index, lastResort(text, known.lexicon), known, tally, SLIP);
  return tally.best();
}

async function nearbyPieces(index, text, known) {
  const common = new Set();
  const light = await nearbyBy(index, text, {
    ...known,
    common,
    read: (keys) => index.lightPostings(keys, common),
    heldOf: (piece, places) => (common.has(piece.join("")) ? known.titles.length : places.size),
  });
  if (!light || light.length || !common.size) return light;
  return nearbyBy(index, text, { ...known, common: new Set(), read: index.postings, heldOf: (_, { size }) => size });
}

// Looks the pieces up by `read`; `common` are the keys of which it reads titles only.
async function nearbyBy(index, text, known) {
  const tally = openTally(known.titles);
  const words = cutWords(withDates(text), known.lexicon);
  let singles = [];
  for (const { text: word, said, spelled } of known.sounds ? withSyllables(words, known) : words) {
    const isLatin = /[a-z]/.test(word);
    if (isLatin && !said && !known.sounds) return null;
    if (said) await addMeant(index, [word], known, tally);
    else if (isLatin) await addLatin(index, word, spelled, known, tally);
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
