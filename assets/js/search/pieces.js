// Splits a text into its longest pieces that occur on the site; its units are characters or syllables.

// Returns the keys of all pairs of adjacent units.
export function pairsOf(parts, between = "") {
  return parts.slice(1).map((part, at) => parts[at] + between + part);
}

// Returns for each position in a text where the longest known piece that begins there ends. Of two overlapping
// bigrams only one needs to be among the postings.
function knownEnds(pairs, postings) {
  return pairs.map((pair, start) => {
    let places = postings.get(pair) || new Map();
    let end = start + 1;
    let reach = start + 2;
    while (places.size) {
      end = reach;
      const next = postings.has(pairs[end - 1]) ? end - 1 : end;
      places = postings.has(pairs[next]) ? goOn(places, postings.get(pairs[next]), next - start) : new Map();
      reach = next + 2;
    }
    return end;
  });
}

// Returns the bigrams that are needed when only every second one is known: not those between two that follow each
// other somewhere.
export function pairsToAdd(pairs, postings) {
  return pairs.filter((_, at) => {
    const [before, after] = [postings.get(pairs[at - 1]), postings.get(pairs[at + 1])];
    return !before || !after || !goOn(before, after, 2).size;
  });
}

// Returns the positions that are followed by a bigram at the given offset.
function goOn(places, next, offset) {
  const longer = new Map();
  places.forEach((positions, page) => {
    const here = new Set(next.get(page));
    const starts = positions.filter((start) => here.has(start + offset));
    if (starts.length) longer.set(page, starts);
  });
  return longer;
}

// Returns [start, end] of the known pieces that cover most of a text, preferring few long ones.
export function longestPieces(pairs, postings) {
  const ends = knownEnds(pairs, postings);
  const best = [];
  best[pairs.length] = { worth: 0, pieces: [] };
  best[pairs.length + 1] = best[pairs.length];
  for (let start = pairs.length - 1; start >= 0; start -= 1) {
    best[start] = best[start + 1];
    for (let end = start + 2; end <= ends[start]; end += 1) {
      const worth = best[end].worth + (end - start) * (end - start);
      if (worth > best[start].worth) best[start] = { worth, pieces: [[start, end], ...best[end].pieces] };
    }
  }
  return best[0].pieces;
}
