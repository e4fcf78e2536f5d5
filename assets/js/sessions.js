// Keeps the table of sessions a table for screen readers: on phones CSS turns its rows into cards, and some
// browsers then no longer expose it as a table.
const ROLES = {
  "": "table",
  "thead, tbody": "rowgroup",
  tr: "row",
  th: "columnheader",
  td: "cell",
};

document.querySelectorAll("[data-sessions]").forEach((table) => {
  Object.keys(ROLES).forEach((selector) => {
    const parts = selector ? table.querySelectorAll(selector) : [table];
    parts.forEach((part) => part.setAttribute("role", ROLES[selector]));
  });
});
