// What answers a question: the pages that hold it, then those that come near.
import { match, phrasesOf } from "./index.js";
import { cutWords, isHan, isParticle, readLexicon, withDates } from "./cut.js";
import { longestPieces, pairsOf } from "./pieces.js";
import { isSlipOf, isSoundOf, readSounds, soundKeys, syllablesOf } from "./spelling.js";

const FEW = 3;
const MOST_NEAR = 20;
const ALWAYS_NEAR = 5;
const LEAST_SHARE = 0.2;
const IN_TITLE = 2.5;
const SINGLE = 0.4;
const MOST_INITIALS = 9;

const fold = (text) => phrasesOf(text).map((phrase) => phrase.join("")).join(" ");
const union = (maps) => maps.reduce((all, each) => {
  each.forEach((positions, page) => all.set(page, (all.get(page) || []).concat(positions).sort((a, b) => a - b)));
  return all;
}, new Map());

// Adds up what pages have of what was asked for: rare and long parts count more, those in titles most. Pages
// that have nothing but single characters of it are none that come near.
function openTally(titles) {
  const pages = new Map();
  let most = 0;
  const isTitle = (positions, page) => Boolean(positions) && positions[0] < titles[page];
  return {
    isTitle,
    add(places, length, worth, held = places.size) {
      const rare = Math.log(1 + titles.length / held);
      most = Math.max(most, worth);
      places.forEach((positions, page) => {
        const titled = isTitle(positions, page);
        const score = worth * rare * Math.sqrt(length) * (titled ? IN_TITLE : 1) * (1 + Math.log2(positions.length) / 5);
        const entry = pages.get(page) || { page, score: 0, title: 0, marks: [] };
        entry.score += score;
        entry.title += titled ? length / titles[page] : 0;
        entry.marks = entry.marks.concat(positions.map((start) => [start, start + length]));
        pages.set(page, entry);
      });
    },
    best() {
      if (most <= SINGLE) return [];
      const all = Array.from(pages.values(), ({ page, score, title, marks }) => (
        { page, score: score * (1 + Math.min(1, title)), marks: marks.sort((a, b) => a[0] - b[0]) }));
      all.sort((a, b) => b.score - a.score || a.page - b.page);
      return all.filter(({ score }, at) => at < ALWAYS_NEAR || score >= all[0].score * LEAST_SHARE).slice(0, MOST_NEAR);
    },
  };
}

// Returns where the words of the site stand that somebody has said in other words: in titles, if in any; and
// how many pages hold them.
async function meant(index, words) {
  const found = await Promise.all(words.map((word) => index.find(word)));
  const all = new Set(found.reduce((pages, results) => pages.concat(results.map(({ page }) => page)), []));
  const places = union(found.map((results) => {
    const inTitles = results.filter(({ inTitle }) => inTitle);
    return new Map((inTitles.length ? inTitles : results).map(({ page, marks }) => [page, marks.map(([start]) => start)]));
  }));
  return { places, held: all.size };
}

function withoutParticles([from, to], characters) {
  let [start, end] = [from, to];
  while (start < end && isParticle(characters[start])) start += 1;
  while (end > start && isParticle(characters[end - 1])) end -= 1;
  return [start, end];
}

async function addKnown(index, characters, tally) {
  const postings = await index.postings(pairsOf(characters).concat(characters.length === 1 ? characters : []));
  if (characters.length === 1) {
    if (postings.get(characters[0]).size) tally.add(postings.get(characters[0]), 1, SINGLE);
    return [];
  }
  const pieces = longestPieces(pairsOf(characters), postings).map((piece) => withoutParticles(piece, characters))
    .filter(([start, end]) => end - start > 1);
  pieces.forEach(([start, end]) => {
    const piece = characters.slice(start, end);
    const places = match(piece, postings);
    tally.add(places, piece.length, 1);
    if (piece.length > 3) addParts(piece, postings, places, tally);
  });
  return characters.map((character, at) => (
    !isParticle(character) && !pieces.some(([start, end]) => start <= at && at < end)));
}

// Adds the pages that hold a part of a long piece: alone, or in the title.
function addParts(piece, postings, whole, tally) {
  for (let at = 0; at + 1 < piece.length; at += 2) {
    const places = new Map(postings.get(piece[at] + piece[at + 1]));
    whole.forEach((_, page) => {
      if (!tally.isTitle(places.get(page), page)) places.delete(page);
    });
    if (places.size) tally.add(places, 2, 0.4);
  }
}

// Adds what characters may be meant for that no page has so: others that sound alike, another in the middle.
async function addSlips(index, characters, isUnknown, known, tally) {
  const { lexicon, readings } = known;
  const wide = [];
  characters.forEach((character, at) => {
    const isPair = at && !isParticle(character) && !isParticle(characters[at - 1]);
    if (isPair && (isUnknown[at] || isUnknown[at - 1])) wide.push(soundKeys(characters[at - 1], character, readings));
    if (isUnknown[at] && at && at + 1 < characters.length) wide.push([`${characters[at - 1]}.${characters[at + 1]}`]);
  });
  const postings = await index.words(wide.reduce((all, keys) => all.concat(keys), []));
  wide.forEach((keys) => {
    const places = union(keys.map((key) => postings.get(key)));
    if (places.size) tally.add(places, keys[0].includes(".") ? 3 : 2, 0.8);
  });
  const slips = new Set();
  lexicon.forEach((_, word) => {
    const wanted = Array.from(word);
    for (let at = 0; at + wanted.length <= characters.length; at += 1) {
      const text = characters.slice(at, at + wanted.length);
      if (isUnknown.slice(at, at + wanted.length).some(Boolean) && isSlipOf(text, wanted, readings)) slips.add(word);
    }
  });
  await addMeant(index, Array.from(slips), known, tally);
  const singles = characters.filter((_, at) => isUnknown[at]);
  const single = await index.postings(singles);
  singles.forEach((character) => {
    if (single.get(character).size) tally.add(single.get(character), 1, SINGLE);
  });
}

// Adds what somebody has said in words that the site has others for; those themselves too.
async function addMeant(index, said, { lexicon }, tally) {
  await Promise.all(said.map(async (word) => {
    const { places, held } = await meant(index, lexicon.get(word).concat(word));
    if (places.size) tally.add(places, 2, 1, held);
  }));
}

// Adds what Latin letters may be: a word of an address, pinyin or initials of a title, or just these letters.
async function addLatin(index, letters, known, tally) {
  const ways = syllablesOf(letters, known.syllables).map((way) => pairsOf(way, " "));
  const initials = letters.length < MOST_INITIALS ? pairsOf(Array.from(letters), ",") : [];
  const singular = letters.length > 3 ? letters.replace(/([^s])s$/, "$1") : letters;
  const words = await index.words([singular].concat(initials, ...ways));
  if (words.get(singular).size) tally.add(words.get(singular), 2, 1);
  const pieces = ways.map((pairs) => [pairs, longestPieces(pairs, words)]);
  const covers = ([, cut]) => cut.reduce((sum, [start, end]) => sum + (end - start) ** 2, 0);
  const [pairs, best] = pieces.sort((a, b) => covers(b) - covers(a))[0] || [[], []];
  best.forEach(([start, end]) => {
    const keys = pairs.slice(start, end - 1);
    tally.add(match(keys, words, keys.map((key, at) => [key, at])), end - start, 1);
  });
  if (initials.length && !best.length) {
    const places = match(initials, words, initials.map((key, at) => [key, at]));
    if (places.size) tally.add(places, letters.length, 0.8);
  }
  const text = await index.find(letters);
  if (text.length) tally.add(new Map(text.map(({ page, marks }) => [page, marks.map(([start]) => start)])), letters.length, 0.7);
  const sounded = Array.from(known.lexicon.keys()).filter((word) => isHan(word))
    .filter((word) => isSoundOf(letters, Array.from(word), known.readings));
  await addMeant(index, sounded, known, tally);
}

async function simplified(index, text, readings) {
  if (Array.from(text).every((character) => !isHan(character) || readings.has(character))) return text;
  const [from, to] = (await index.simplified()).map((each) => Array.from(each));
  const pairs = new Map(from.map((character, at) => [character, to[at]]));
  return Array.from(text, (character) => pairs.get(character) || character).join("");
}

// Returns words of which single syllables with spaces between are one: xiao fang.
function joinedSyllables(words, syllables) {
  return words.reduce((all, word) => {
    const last = all[all.length - 1];
    if (last && !word.said && !last.said && syllables.has(word.text) && last.isSyllables) last.text += word.text;
    else all.push({ ...word, isSyllables: syllables.has(word.text) });
    return all;
  }, []);
}

async function nearby(index, text, known) {
  const tally = openTally(known.titles);
  const words = cutWords(withDates(text), known.lexicon);
  for (const { text: word, said } of joinedSyllables(words, known.syllables)) {
    const characters = Array.from(word);
    if (said) await addMeant(index, [word], known, tally);
    else if (/[a-z]/.test(word)) await addLatin(index, word, known, tally);
    else if (characters.length > 1 || !isParticle(word)) {
      const isUnknown = await addKnown(index, characters, tally);
      if (isUnknown.some(Boolean)) await addSlips(index, characters, isUnknown, known, tally);
    }
  }
  return tally.best();
}

const without = (results, others) => {
  const pages = new Set(others.map(({ page }) => page));
  return results.filter(({ page }) => !pages.has(page));
};

// Returns the pages that hold what was asked for, in the site's words too: `found`; and while these are few,
// those that come near, the best first: `near`. Each is {page, marks}.
export async function answer(index, query) {
  const { synonyms, titles } = await index.head();
  const lexicon = readLexicon(synonyms, fold);
  const exact = await index.find(query);
  const said = fold(query);
  const others = (await meant(index, lexicon.get(said) || [])).places;
  const inTitle = (page) => (others.has(page) ? others.get(page)[0] < titles[page] : false);
  let found = exact.concat(without(Array.from(others, ([page, starts]) => (
    { page, inTitle: false, marks: starts.map((start) => [start, start + 2]) })), exact));
  found = found.map((each, at) => [each, at])
    .sort(([a, x], [b, y]) => b.inTitle - a.inTitle || inTitle(b.page) - inTitle(a.page) || x - y).map(([each]) => each);
  if (found.length >= FEW || !said) return { found, near: [] };
  const sounds = readSounds(await index.sounds());
  const simple = await simplified(index, said, sounds.readings);
  if (simple !== said) found = found.concat(without(await index.find(simple), found));
  const near = await nearby(index, simple, { lexicon, titles, ...sounds });
  return { found, near: without(near, found) };
}
