// Shows the notice that a page is past its review date, also on a site built before that day.
// guide.js starts it when the day has passed.
export default function overdue(notice) {
  notice.hidden = false;
}
