// Reads the index that sitebuilder/formats/search/index.py writes: which pages contain a text, and where.

const MOST_AT_ONCE = 3;
// A file that has not come after so long will not come: the connection hangs.
const MOST_MS = 20 * 1000;
// The planes of Chinese characters alone: some are newer than a browser's Unicode.
const LETTER = /[\p{L}\p{N}\u{20000}-\u{3ffff}]/u;
// Invisible characters: Unicode's Default_Ignorable_Code_Point, and interlinear annotation characters.
const IGNORABLE = new RegExp(
  "[\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f" +
  "\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffb\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}" +
  "\\u{e0000}-\\u{e0fff}]", "gu");

// Returns characters in lower case and half width, null if not a letter or digit. Python folds the same way.
function fold(text) {
  return Array.from(text.replace(IGNORABLE, "").normalize("NFC"), (character) => {
    const small = Array.from(character.normalize("NFKC").toLowerCase());
    const folded = small.length === 1 ? small[0] : character;
    return LETTER.test(folded) ? folded : null;
  });
}

// Returns the query as phrases, each an array of characters; all other characters separate phrases.
export function phrasesOf(query) {
  const phrases = [[]];
  fold(query).forEach((character) => {
    if (character === null) phrases.push([]);
    else phrases[phrases.length - 1].push(character);
  });
  return phrases.filter((phrase) => phrase.length);
}

// Returns [key, offset] of the fewest bigrams that cover a phrase; for a single character that character.
export function keysOf(phrase) {
  if (phrase.length === 1) return [[phrase[0], 0]];
  const keys = [];
  for (let at = 0; at + 1 < phrase.length; at += 2) keys.push([phrase[at] + phrase[at + 1], at]);
  const last = phrase.length - 2;
  if (phrase.length % 2) keys.push([phrase[last] + phrase[last + 1], last]);
  return keys;
}

function pieceOf(key, pieces) {
  return Array.from(key).reduce((number, character) => (number * 31 + character.codePointAt(0)) % 65521, 0) % pieces;
}

const codePointsOf = (key) => Array.from(key, (character) => character.codePointAt(0).toString(16)).join("-");

// Returns a Map from a page number to its positions. A posting is how many pages have a key, their numbers,
// how many positions each has, and all positions; numbers and positions are delta-encoded.
function readPosting([size, ...numbers]) {
  const places = new Map();
  let page = 0;
  let at = 2 * size;
  for (let entry = 0; entry < size; entry += 1) {
    page += numbers[entry];
    let position = 0;
    const positions = numbers.slice(at, at + numbers[size + entry]).map((step) => {
      position += step;
      return position;
    });
    at += positions.length;
    places.set(page, positions);
  }
  return places;
}

// Returns a Map from the number of each page that contains the phrase to its start positions. The keys are
// those of its bigrams, with their offsets in the phrase.
export function match(phrase, postings, keys = keysOf(phrase)) {
  const found = new Map();
  const [first, ...others] = keys.map(([key, offset]) => [postings.get(key), offset]);
  first[0].forEach((positions, page) => {
    let starts = positions;
    others.forEach(([posting, offset]) => {
      const here = new Set(posting.get(page));
      starts = starts.filter((start) => here.has(start + offset));
    });
    if (starts.length) found.set(page, starts);
  });
  return found;
}

// A file of the index that cannot be had: there is no network, or it is too slow, or the answer is another one.
export class LoadError extends Error {}

async function fetchJson(url, options) {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), MOST_MS);
  try {
    const answer = await fetch(url, { ...options, signal: limit.signal });
    if (!answer.ok) throw new Error(answer.status);
    return await answer.json();
  } catch (error) {
    throw new LoadError(`${url}: ${error.message}`);
  } finally {
    clearTimeout(timer);
  }
}

// Opens the index in a folder. Each file is fetched once, or again after a failure.
export function openIndex(folder) {
  const files = new Map();
  const load = (name, version) => {
    if (!files.has(name)) {
      const url = folder + name + (version ? `?v=${version}` : "");
      const asked = fetchJson(url, version ? {} : { cache: "no-cache" });
      files.set(name, asked);
      asked.catch(() => files.delete(name));
    }
    return files.get(name);
  };
  const head = () => load("head.json");

  const named = async (name) => load(name, (await head()).version);

  // Returns a Map from each key to its positions, in the texts or in the words by which titles are found. Those
  // of a common key are a file of their own; `ofCommon` returns what to take for them.
  async function postingsOf(keys, folder, count, ofCommon) {
    const { [count]: pieces } = await head();
    const positionsOf = async (key) => {
      const piece = await named(`${folder}/${pieceOf(key, pieces)}.json`);
      if (!Object.prototype.hasOwnProperty.call(piece, key)) return new Map();
      return piece[key].length ? readPosting(piece[key]) : ofCommon(key, folder);
    };
    return new Map(await Promise.all(Array.from(new Set(keys), async (key) => [key, await positionsOf(key)])));
  }
  const everywhere = async (key, folder) => readPosting(await named(`${folder}/u${codePointsOf(key)}.json`));
  const postings = (keys) => postingsOf(keys, "index", "pieces", everywhere);
  const words = (keys) => postingsOf(keys, "words", "words", everywhere);
  // Of common keys nothing, or their positions in titles, where they say most; adds these keys to `common`.
  const rarePostings = (keys, common = new Set()) => postingsOf(keys, "index", "pieces", (key) => {
    common.add(key);
    return new Map();
  });
  const lightPostings = async (keys, common) => {
    const rare = await rarePostings(keys, common);
    return new Map([...rare, ...await words(keys.filter((key) => common.has(key)))]);
  };

  // Returns the postings of the keys, null if one occurs on no page: most long queries occur on no page. So later
  // keys of many are fetched only if the earlier ones occur, and the large files of common keys last.
  async function allPostings(keys) {
    const common = new Set();
    let known = new Map();
    for (let at = 0; at < keys.length;) {
      const end = keys.length > MOST_AT_ONCE ? at + 2 : keys.length;
      known = new Map([...known, ...await rarePostings(keys.slice(at, end), common)]);
      if (Array.from(known).some(([key, { size }]) => !size && !common.has(key))) return null;
      at = end;
    }
    return new Map([...known, ...await postings(Array.from(common))]);
  }

  // Returns the pages that contain all phrases of the query: {page, inTitle, count, marks}. Pages with them in
  // their title come first, the shortest title first.
  async function find(query) {
    const phrases = phrasesOf(query);
    if (!phrases.length) return [];
    const { titles } = await head();
    const keys = phrases.reduce((all, phrase) => all.concat(keysOf(phrase).map(([key]) => key)), []);
    const known = await allPostings(keys);
    if (!known) return [];
    const matches = phrases.map((phrase) => match(phrase, known));
    const results = [];
    matches[0].forEach((_, page) => {
      if (!matches.every((each) => each.has(page))) return;
      const marks = matches.reduce(
        (all, each, number) => all.concat(each.get(page).map((start) => [start, start + phrases[number].length])), []);
      const inTitle = matches.every((each) => each.get(page)[0] < titles[page]);
      results.push({ page, inTitle, count: marks.length, marks: marks.sort((a, b) => a[0] - b[0]) });
    });
    const rest = ({ inTitle, page }) => (inTitle ? titles[page] : 0);
    return results.sort((a, b) => b.inTitle - a.inTitle || rest(a) - rest(b) || b.count - a.count || b.page - a.page);
  }

  // Returns the pages with a phrase of two or more characters in their titles, with its positions there.
  async function titled(phrase) {
    return phrase.length > 1 ? match(phrase, await words(keysOf(phrase).map(([key]) => key))) : new Map();
  }

  return {
    head,
    find,
    titled,
    postings,
    rarePostings,
    lightPostings,
    words,
    page: (number) => named(`pages/${number}.json`),
    sounds: () => named("sounds.json"),
    simplified: (number) => named(`simplified/${number}.json`),
  };
}
