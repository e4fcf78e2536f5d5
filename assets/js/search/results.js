// A search result as a list item: title, section, date, and a snippet with the words.

const CONTEXT_BEFORE = 24;
const EXCERPT_LENGTH = 100;
const LONGEST_WORD = 30;
const BEFORE_UNIT = /\d(?=[年月日])/g;
const CLOSING = /[\s、，。；：！？…\p{Pe}\p{Pf}]/u;
const ENDS_LINE = /[\p{P}]/u;
// Characters of scripts with spaces between words, combining marks, and parts of flags and emoji sequences.
const JOINED = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hangul}\p{N}\p{M}\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}]/u;

// Returns the nearest position in a direction (step) at which no word is cut.
function betweenWords(characters, place, step) {
  let at = place;
  while (at > 0 && at < characters.length && JOINED.test(characters[at])
    && (JOINED.test(characters[at - 1]) || /\p{M}/u.test(characters[at]))) {
    at += step;
    if (Math.abs(at - place) > LONGEST_WORD) return place;
  }
  return at;
}

// Returns the first position from which an excerpt does not begin with what closes a sentence or a part of one.
function afterClosing(characters, start) {
  const at = characters.slice(start).findIndex((each) => !CLOSING.test(each));
  return at < 0 ? start : start + at;
}

// Returns the characters from start to end on one line, with a dot where a line ends without punctuation. No line
// ends between a number and 年, 月 or 日 (a word joiner).
function inOneLine(characters, start, end) {
  return characters.slice(start, end).map((each, at) => {
    if (each !== "\n") return each;
    return ENDS_LINE.test(characters[start + at - 1] || "") ? "" : " · ";
  }).join("").replace(BEFORE_UNIT, "$&\u2060");
}

// Appends the characters from start to end, with those within marks highlighted.
function appendMarked(element, characters, start, end, marks) {
  let at = start;
  const append = (upTo, name) => {
    if (upTo <= at) return;
    const text = inOneLine(characters, at, upTo);
    const node = name ? document.createElement(name) : document.createTextNode(text);
    if (name) node.textContent = text;
    element.appendChild(node);
    at = upTo;
  };
  marks.filter((mark) => mark[1] > start && mark[0] < end).forEach((mark) => {
    append(Math.max(start, mark[0]), null);
    append(Math.min(end, mark[1]), "mark");
  });
  append(end, null);
}

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

// `level` is that of the result's heading: h2, or h3 below the heading of a group of results.
export function renderResult(page, marks, sampleWord, level) {
  const characters = Array.from(page.text);
  const newline = characters.indexOf("\n");
  const titleEnd = newline < 0 ? characters.length : newline;
  const item = element("li");
  const heading = element(level);
  const link = element("a");
  link.href = page.url;
  appendMarked(link, characters, 0, titleEnd, marks);
  heading.appendChild(link);
  item.appendChild(heading);
  const meta = element("p", "meta");
  meta.appendChild(element("span", "", page.section));
  if (page.date) {
    const time = element("time", "", page.date);
    time.dateTime = page.date;
    meta.appendChild(time);
  }
  if (page.sample) meta.appendChild(element("span", "badge badge-sample", sampleWord));
  item.appendChild(meta);
  const inBody = marks.find((mark) => mark[0] > titleEnd);
  const from = Math.max(titleEnd + 1, inBody ? inBody[0] - CONTEXT_BEFORE : 0);
  const start = afterClosing(characters, betweenWords(characters, from, -1));
  const end = betweenWords(characters, Math.min(characters.length, from + EXCERPT_LENGTH), 1);
  if (start < end) {
    const excerpt = element("p");
    if (start > titleEnd + 1) excerpt.appendChild(document.createTextNode("…"));
    appendMarked(excerpt, characters, start, end, marks);
    if (end < characters.length) excerpt.appendChild(document.createTextNode("…"));
    item.appendChild(excerpt);
  }
  return item;
}
