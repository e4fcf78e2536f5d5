// Keeps the lists of the next dates right between builds: each date stands in a list at its time, and a list
// without dates is hidden.

// Returns whether a date stands in its list: its spans are "2026-12-01T00:00/2026-12-15T17:00", or "/…T17:00".
function isDue(item, now) {
  return spansOf(item).some(([from, until]) => now >= from && now < until);
}

const spansOf = (item) => item.dataset.shown.split(" ").map((span) => span.split("/"));

// Returns the moments at which a date comes or goes.
export function refreshDates(root, now) {
  const moments = [];
  root.querySelectorAll("[data-dates]").forEach((part) => {
    const list = part.querySelector("[data-most]") || part;
    const items = [...list.querySelectorAll("[data-shown]")];
    const shown = items.filter((item) => isDue(item, now)).slice(0, Number(list.dataset.most) || items.length);
    items.forEach((item) => {
      item.hidden = !shown.includes(item);
      spansOf(item).forEach((span) => moments.push(...span));
    });
    part.hidden = !shown.length;
    if (!part.dataset.titles) return;
    const [withDeadlines, without] = part.dataset.titles.split("|");
    part.querySelector("h2").textContent = shown.some((item) => "deadline" in item.dataset) ? withDeadlines : without;
  });
  return moments;
}
