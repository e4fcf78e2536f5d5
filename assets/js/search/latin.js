// Finds pages by Latin letters: English words, pinyin, initials.
import { ASKING, isHan, latinWords } from "./cut.js";
import { match } from "./index.js";
import { addMeant, startsOf } from "./meant.js";
import { longestPieces, pairsOf } from "./pieces.js";
import { areInitialsOf, isLatinSlipOf, isSoundIn, MOST_WAYS, syllablesOf, wordsBySound } from "./spelling.js";
import { SLIP } from "./tally.js";

const MOST_INITIALS = 8;
const SHORT = 3; // So many initials, at least, stand for a word of people's,
const CLEAR = 4; // and so many for a title beside others.

const inRow = (keys) => keys.map((key, at) => [key, at]);
const covered = (pieces) => pieces.reduce((sum, [start, end]) => sum + (end - start) ** 2, 0);

// Adds what Latin letters may be: a word of a URL, the pinyin or initials of a title, or just the letters.
// `spelled` are the ways to split them into syllables.
export async function addLatin(index, letters, spelled, known, tally) {
  const ways = spelled.map((way) => pairsOf(way, " "));
  const initials = letters.length <= MOST_INITIALS ? pairsOf(Array.from(letters), ",") : [];
  const singular = singularOf(letters);
  const words = await index.words([singular].concat(initials, ...ways));
  const english = words.get(singular);
  tally.add(english, 2, 1);
  const cuts = ways.map((pairs) => [pairs, longestPieces(pairs, words)]);
  const [pairs, pieces] = cuts.sort((a, b) => covered(b[1]) - covered(a[1]))[0] || [[], []];
  const isWhole = pieces.length === 1 && pieces[0][1] - pieces[0][0] > pairs.length;
  let said = Array.from(known.lexicon.keys()).filter((word) => isHan(word)
    && spelled.some((way) => isSoundIn(way, Array.from(word), known.sounds.readings)));
  if (!said.length && !isWhole) said = saidBySound(spelled, known);
  (said.length && !isWhole ? [] : pieces).forEach(([start, end]) => {
    const keys = pairs.slice(start, end - 1);
    tally.add(match(keys, words, inRow(keys)), end - start, 1);
  });
  await addMeant(index, said, known, tally);
  if (english.size || pieces.length || said.length) return;
  const text = startsOf(await index.find(letters));
  tally.add(text, letters.length, 1);
  if (text.size) return;
  const isFound = addInitials(letters, initials, words, tally);
  await (isFound ? null : addSlips(index, letters, known, tally));
}

// Adds the titles of which letters are initials, or the most of them that are: xfaq in xfaqpx.
function addInitials(letters, initials, words, tally) {
  const pieces = longestPieces(initials, words)
    .filter(([start, end]) => end - start >= Math.min(letters.length, CLEAR));
  pieces.forEach(([start, end]) => {
    const keys = initials.slice(start, end - 1);
    tally.add(match(keys, words, inRow(keys)), end - start, SLIP);
  });
  return pieces.length > 0;
}

// Adds what letters are if they are the initials of a word of people's, or a misspelt English word.
async function addSlips(index, letters, known, tally) {
  const { lexicon, sounds } = known;
  const spelt = letters.length < SHORT ? [] : Array.from(lexicon.keys())
    .filter((word) => isHan(word) && areInitialsOf(letters, word, sounds.readings));
  const right = Array.from(latinWords(lexicon)).filter((word) => isLatinSlipOf(letters, word));
  const words = await index.words(right.map(singularOf));
  right.forEach((word) => tally.add(words.get(singularOf(word)), 2, SLIP));
  await addMeant(index, spelt.concat(right.filter((word) => lexicon.has(word))), known, tally, SLIP);
}

// Returns a word without the s of its plural, as the index has it.
function singularOf(letters) {
  return letters.length > 3 ? letters.replace(/([^s])s$/, "$1") : letters;
}

// Returns the lexicon's words of which one of several rows of syllables consists, question words left out.
function saidBySound(rows, { lexicon, sounds }) {
  const words = Array.from(lexicon.keys()).filter((word) => isHan(word) && word.length > 1);
  const found = rows.map((row) => wordsBySound(row, words.concat(ASKING), sounds.readings).filter((word) => lexicon.has(word)));
  return found.find((each) => each.length) || [];
}

// Returns words with the ways to split Latin ones into syllables, `spelled`. Words in pinyin that follow each
// other are joined if they are single syllables (xiao fang) or if together they are words (zai nali shang ke).
export function withSyllables(words, known) {
  const { syllables } = known.sounds;
  const runs = [];
  words.forEach((word) => {
    const spelled = word.said ? [] : syllablesOf(word.text, syllables);
    const last = runs[runs.length - 1];
    if (spelled.length && last && last[0].spelled.length) last.push({ ...word, spelled });
    else runs.push([{ ...word, spelled }]);
  });
  const isSyllable = ({ text }) => syllables.has(text);
  return [].concat(...runs.map((run) => {
    const whole = run.reduce(joined);
    if (run.length < 2 || saidBySound(whole.spelled, known).length) return [whole];
    return run.reduce((all, word) => {
      const last = all[all.length - 1];
      if (!last || !last.isOpen || !isSyllable(word)) return all.concat({ ...word, isOpen: isSyllable(word) });
      return all.slice(0, -1).concat({ ...joined(last, word), isOpen: true });
    }, []);
  }));
}

function joined(one, other) {
  const spelled = [].concat(...one.spelled.map((way) => other.spelled.map((next) => way.concat(next))));
  return { text: one.text + other.text, said: false, spelled: spelled.slice(0, MOST_WAYS) };
}
