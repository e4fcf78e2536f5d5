// The table of sessions stays one for screen readers: CSS makes cards of its rows on a phone, and some browsers
// then no longer call it a table.
const ROLES = {
  "": "table",
  "thead, tbody": "rowgroup",
  tr: "row",
  "thead th": "columnheader",
  "tbody th": "rowheader",
  td: "cell",
};

document.querySelectorAll("[data-sessions]").forEach((table) => {
  Object.keys(ROLES).forEach((selector) => {
    const parts = selector ? table.querySelectorAll(selector) : [table];
    parts.forEach((part) => part.setAttribute("role", ROLES[selector]));
  });
});
