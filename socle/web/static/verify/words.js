/* What the page says, in its language: the sentences stand in the page itself, with {names} to fill. */

const LOCALE = document.documentElement.lang === "en" ? "en-GB" : "fr-FR";
const DAY = new Intl.DateTimeFormat(LOCALE, { dateStyle: "full", timeZone: "UTC" });
const LOCAL_DAY = new Intl.DateTimeFormat("en-CA", { dateStyle: "short" });
const HOUR = new Intl.DateTimeFormat(LOCALE, { timeStyle: "short" });
const LENGTH = new Intl.NumberFormat(LOCALE);

/** The sentence of that name, or an empty one. */
export function say(name, told = {}) {
  const template = document.getElementById("words").content.querySelector(`[data-word="${CSS.escape(name)}"]`);
  return (template?.textContent.trim() ?? "").replace(/\{(\w+)\}/g, (_, key) => written(told[key]));
}

/** « lundi 23 novembre 2026 », for an instant or a day written YYYY-MM-DD. */
export function sayDay(day) {
  const instant = day instanceof Date ? day : new Date(`${day}T00:00:00Z`);
  const said = DAY.format(instant).replace(/(^| )1 (?=\p{L})/u, LOCALE === "fr-FR" ? "$11er " : "$&");
  // English puts a comma after the name of the day; this site does not.
  return said.replace(",", "");
}

/** « lundi 23 novembre 2026 à 9 h 30 », by the clock of this device. */
export function sayMoment(instant) {
  const hour = HOUR.format(instant);
  const said = LOCALE === "fr-FR" ? hour.replace(/^0/, "").replace(":", " h ") : hour;
  return say("moment", { day: sayDay(LOCAL_DAY.format(instant)), hour: said });
}

/** How old something is: a whole number of hours, then of days. */
export function sayAge(since, now) {
  const hours = Math.floor((now - since) / 3_600_000);
  if (hours < 1) return say("age_minutes");
  if (hours < 48) return say(hours === 1 ? "age_hour" : "age_hours", { count: hours });
  return say("age_days", { count: Math.floor(hours / 24) });
}

function written(value) {
  if (value instanceof Date) return sayDay(value);
  return typeof value === "number" ? LENGTH.format(value) : String(value ?? "");
}
