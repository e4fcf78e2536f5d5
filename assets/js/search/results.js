// One result as a list item: title, section, date, and the place where the words stand.

const BEFORE = 24;
const EXCERPT = 100;

// Appends the characters from start to end; those within marks are marked.
function appendMarked(element, characters, start, end, marks) {
  let at = start;
  const append = (upTo, name) => {
    if (upTo <= at) return;
    const text = characters.slice(at, upTo).join("").replace(/\n/g, " ");
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

export function renderResult(page, marks, sampleWord) {
  const characters = Array.from(page.text);
  const newline = characters.indexOf("\n");
  const titleEnd = newline < 0 ? characters.length : newline;
  const item = element("li");
  const heading = element("h2");
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
  const start = Math.max(titleEnd + 1, inBody ? inBody[0] - BEFORE : 0);
  const end = Math.min(characters.length, start + EXCERPT);
  if (start < end) {
    const excerpt = element("p");
    if (start > titleEnd + 1) excerpt.appendChild(document.createTextNode("…"));
    appendMarked(excerpt, characters, start, end, marks);
    if (end < characters.length) excerpt.appendChild(document.createTextNode("…"));
    item.appendChild(excerpt);
  }
  return item;
}
