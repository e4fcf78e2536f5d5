// Gives the scripts of single pages (course-list/, calendar/) functions of this bundle, which is loaded first: each
// dispatches "borrow" with a function that receives them.
import { showOffer } from "./offer.js";
import { readCourse } from "./status-dates.js";
import { offers } from "./status-rule.js";
import { refreshStatuses, siteNow } from "./status.js";

document.addEventListener("borrow", ({ detail: start }) => {
  start({ offers, readCourse, refreshStatuses, showOffer, siteNow });
});
