// A text cut into its longest pieces that stand on the site: its parts are characters, or syllables.

// Returns the keys of each two neighbouring parts.
export function pairsOf(parts, between = "") {
  return parts.slice(1).map((part, at) => parts[at] + between + part);
}

// Returns of each place in a text where the longest known piece ends that begins there.
function knownEnds(pairs, postings) {
  return pairs.map((pair, start) => {
    let places = postings.get(pair);
    let end = start + 1;
    while (places && places.size) {
      places = end < pairs.length ? goOn(places, postings.get(pairs[end]), end - start) : null;
      end += 1;
    }
    return end;
  });
}

// Returns the places from which a text goes on with a pair so far behind.
function goOn(places, next, offset) {
  const longer = new Map();
  places.forEach((positions, page) => {
    const here = new Set(next.get(page));
    const starts = positions.filter((start) => here.has(start + offset));
    if (starts.length) longer.set(page, starts);
  });
  return longer;
}

// Returns [start, end] of the known pieces that cover most of a text, few and long ones rather than many.
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
