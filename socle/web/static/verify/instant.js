/* Instants as credentials write them (RFC 3339), and days as people say them. */

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/i;
const DAY = 86_400_000;

/** The instant; null when it is not written with its date, its time and its offset. */
export function readInstant(text) {
  if (typeof text !== "string" || !INSTANT.test(text) || !isDay(text.slice(0, 10))) return null;
  const instant = new Date(text.toUpperCase());
  return Number.isNaN(instant.getTime()) ? null : instant;
}

/** Whether the text is a day of the calendar, written YYYY-MM-DD. */
export function isDay(text) {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Whole days from a day (YYYY-MM-DD) to the day, in UTC, of an instant. */
export function daysBetween(day, instant) {
  return Math.floor(instant.getTime() / DAY) - Math.floor(new Date(`${day}T00:00:00Z`).getTime() / DAY);
}
