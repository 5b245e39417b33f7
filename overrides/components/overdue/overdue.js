// Shows the notice that a page is past its review date, also on a site built before that day.
export default function overdue(notice) {
  const today = new Date().toISOString().slice(0, 10);
  if (notice.dataset.date < today) notice.hidden = false;
}
