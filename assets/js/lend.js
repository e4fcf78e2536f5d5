// What the scripts of single pages use of this one, which comes first: the course list's (course-list/) and the
// calendar's (calendar/). Each says that it is there, with the function that takes these.
import { showOffer } from "./offer.js";
import { readCourse } from "./status-dates.js";
import { offers } from "./status-rule.js";
import { refreshStatuses, siteNow } from "./status.js";

document.addEventListener("borrow", ({ detail: start }) => {
  start({ offers, readCourse, refreshStatuses, showOffer, siteNow });
});
