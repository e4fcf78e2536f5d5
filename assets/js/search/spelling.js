// The sounds of characters, for queries in pinyin or with a wrong character of the same sound.
import { isParticle, PARTICLES } from "./cut.js";

export const MOST_WAYS = 8;
const LONGEST_SYLLABLE = 6;
const LONG = 5; // So many letters has an English word in which a slip is recognised.

// Returns the most common characters in the order of their codes: level 1 of GB 2312, from 0xB0A1 to 0xD7F9.
function commonCharacters() {
  const codes = new Uint8Array(40 * 94 * 2);
  for (let at = 0; at < codes.length / 2; at += 1) {
    codes.set([0xb0 + Math.floor(at / 94), 0xa1 + (at % 94)], at * 2);
  }
  return new TextDecoder("gb2312").decode(codes);
}

// Parses the file of readings (sitebuilder/formats/search/readings.py) into a Map from a character to its
// readings and the Set of all syllables.
export function readSounds([rows, others]) {
  const readings = new Map();
  const add = (syllable) => (character) => readings.set(character, (readings.get(character) || []).concat(syllable));
  const characters = commonCharacters();
  let at = 0;
  rows.split(" ").forEach((row) => {
    const [, syllable, count] = row.match(/^([a-z]+)(\d+)$/);
    Array.from(characters.slice(at, at + Number(count))).forEach(add(syllable));
    at += Number(count);
  });
  Object.keys(others).forEach((syllable) => Array.from(others[syllable]).forEach(add(syllable)));
  return { readings, syllables: new Set([].concat(...readings.values())) };
}

// Returns for each position in Latin letters where a syllable may end that begins there, if the rest can be split
// too: nobody follows a way that leads nowhere. The longest come first.
function syllableEnds(letters, syllables) {
  const ends = [];
  for (let at = letters.length - 1; at >= 0; at -= 1) {
    ends[at] = [];
    for (let end = Math.min(letters.length, at + LONGEST_SYLLABLE); end > at; end -= 1) {
      const isOpen = end === letters.length || ends[end].length > 0;
      if (isOpen && syllables.has(letters.slice(at, end))) ends[at].push(end);
    }
  }
  return ends;
}

// Returns the ways to split Latin letters into syllables, those with the fewest syllables first.
export function syllablesOf(letters, syllables) {
  const ends = syllableEnds(letters, syllables);
  const ways = [];
  const cut = (at, before) => {
    if (at === letters.length) ways.push(before);
    else ends[at].forEach((end) => ways.length < MOST_WAYS && cut(end, before.concat(letters.slice(at, end))));
  };
  cut(0, []);
  return ways.sort((a, b) => a.length - b.length);
}

// Returns the keys of two characters by their sounds, as sitebuilder/formats/search/words.py computes them.
export function soundKeys(first, second, readings) {
  const others = readings.get(second) || [];
  return (readings.get(first) || []).reduce((keys, one) => keys.concat(others.map((two) => `${one} ${two}`)), []);
}

const sharesSound = (one, other, readings) => one === other
  || (readings.get(one) || []).some((sound) => (readings.get(other) || []).includes(sound));

// Returns how many characters of a word a text of its length has wrong, 0 if its length is another.
export const misses = (text, word) => (
  word.length === text.length ? word.filter((character, at) => character !== text[at]).length : 0);

// Returns whether a text is a word with one wrong character, which must sound the same if less than two of the
// others say much.
export function isSlipOf(text, word, readings) {
  const right = word.filter((character, at) => character === text[at]);
  if (word.length < 2 || misses(text, word) !== 1) return false;
  const isClear = right.filter((character) => !isParticle(character)).length > 1;
  return isClear || word.every((character, at) => sharesSound(character, text[at], readings));
}

// Returns whether a Latin word is another one with one letter wrong, missing, too many, or two of them swapped; both
// begin alike, as people know how a word begins.
export function isLatinSlipOf(text, word) {
  let from = 1;
  while (from < text.length && text[from] === word[from]) from += 1;
  const [rest, right] = [text.slice(from), word.slice(from)];
  if (text === word || text[0] !== word[0] || word.length < LONG) return false;
  return rest.slice(1) === right || rest === right.slice(1) || rest.slice(1) === right.slice(1)
    || rest[1] + rest[0] + rest.slice(2) === right;
}

// Returns whether syllables are a word in pinyin or, if the word is not short, contain it.
export function isSoundIn(syllables, word, readings) {
  if (word.length < 3 && word.length !== syllables.length) return false;
  return syllables.some((_, start) => (
    word.every((character, at) => (readings.get(character) || []).includes(syllables[start + at]))));
}

// Returns whether letters are the initials of a word.
export function areInitialsOf(letters, word, readings) {
  const characters = Array.from(word);
  return characters.length === letters.length && characters.every((character, at) => (
    (readings.get(character) || []).some((sound) => sound[0] === letters[at])));
}

// Single characters that say little: most of the site is about 课 and 班.
const FILLERS = PARTICLES.concat("课", "班", "没");

// Returns the words, of two characters or more, of which a row of syllables consists besides fillers, the fewest
// possible; homophones stand side by side. Empty if the row has anything else.
export function wordsBySound(syllables, words, readings) {
  const sounds = (word, at) => Array.from(word).every((character, step) => (
    (readings.get(character) || []).includes(syllables[at + step])));
  const isFiller = (syllable) => FILLERS.some((each) => (readings.get(each) || []).includes(syllable));
  const best = [];
  best[syllables.length] = { cost: 0, found: [] };
  for (let at = syllables.length - 1; at >= 0; at -= 1) {
    const ends = new Map(isFiller(syllables[at]) ? [[at + 1, []]] : []);
    words.filter((word) => sounds(word, at)).forEach((word) => {
      const end = at + Array.from(word).length;
      ends.set(end, (ends.get(end) || []).concat(word));
    });
    const ways = Array.from(ends).filter(([end]) => best[end]).map(([end, found]) => (
      { cost: best[end].cost + (found.length ? 1 : 2), found: found.concat(best[end].found) }));
    best[at] = ways.sort((a, b) => a.cost - b.cost)[0];
  }
  return best[0] ? best[0].found : [];
}
