// The sounds of characters, for queries in pinyin or with a wrong character of the same sound.

const MOST_WAYS = 8;

// Parses the file of readings into a Map from a character to its readings and the Set of all syllables.
export function readSounds(file) {
  const readings = new Map();
  Object.keys(file).forEach((syllable) => Array.from(file[syllable]).forEach((character) => {
    readings.set(character, (readings.get(character) || []).concat(syllable));
  }));
  return { readings, syllables: new Set(Object.keys(file)) };
}

// Returns the ways to split Latin letters into syllables, those with the fewest syllables first.
export function syllablesOf(letters, syllables) {
  const ways = [];
  const cut = (at, before) => {
    if (ways.length >= MOST_WAYS) return;
    if (at === letters.length) ways.push(before);
    for (let end = Math.min(letters.length, at + 6); end > at; end -= 1) {
      const syllable = letters.slice(at, end);
      if (syllables.has(syllable)) cut(end, before.concat(syllable));
    }
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

// Returns whether a text is a word with one wrong character, which in words of two must sound the same.
export function isSlipOf(text, word, readings) {
  const wrong = word.filter((character, at) => character !== text[at]);
  if (word.length !== text.length || wrong.length !== 1) return false;
  return word.length > 2 || word.every((character, at) => sharesSound(character, text[at], readings));
}

// Returns whether Latin letters are a word in pinyin.
export function isSoundOf(letters, word, readings) {
  const goesOn = (at, start) => (at === word.length ? start === letters.length
    : (readings.get(word[at]) || []).some((sound) => (
      letters.startsWith(sound, start) && goesOn(at + 1, start + sound.length))));
  return goesOn(0, 0);
}
