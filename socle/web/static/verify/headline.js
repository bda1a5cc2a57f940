/* What is said first: one sentence, its colour, and what follows it at once. */

import { say, sayDay } from "./words.js";

/** { name, tone }: the sentence `title_<name>` of the page; the tone is valid, specimen, false or unsure. */
export function headlineOf({ checks, verdict, award }) {
  if (verdict === "unknown") return { name: "unknown", tone: "unsure" };
  if (verdict === "valid") return award.specimen ? { name: `specimen_${award.kind}`, tone: "specimen" } : { name: award.kind, tone: "valid" };
  const refused = checks.filter((check) => check.result === "no");
  if (refused.some((check) => check.name === "intact")) return { name: "modified", tone: "false" };
  // Withdrawn or ended: true once, all the rest still holds.
  const ended = refused.every((check) => check.name === "status") && award;
  return { name: ended ? `${refused[0].reason}_${award.kind}` : "false", tone: "false" };
}

/** The sentences under the title. */
export function sentencesOf(verification) {
  const { checks, verdict, award, made } = verification;
  const doubts = checks.filter((check) => check.result === (verdict === "invalid" ? "no" : "unknown"));
  const why = verdict === "valid" ? [] : doubts.map((check) => say(check.reason, check.told));
  const late = checks.filter((check) => check.reason === "logged_late").map((check) => say("late", check.told));
  return [...new Set([...why, ...(award ? issued(award) : []), ...(award && verdict === "valid" ? holds(award, made) : []), ...late, ...advice(verification)])];
}

/** The words for a certificate are masculine, for a statement feminine. */
export const gender = (award) => (award.kind === "statement" ? "f" : "m");

function issued(award) {
  const told = { issuer: award.issuer, holder: award.holder, day: sayDay(award.issued), origin: award.origin };
  const notCertificate = award.kind === "certificate" ? [] : [say(`not_certificate_${award.kind}`, told)];
  return [say(`issued_${gender(award)}`, told), ...notCertificate];
}

function holds(award, made) {
  const until = award.until ? [say("valid_until", { day: sayDay(award.until) })] : [];
  return [...until, ...(made ? [say(`not_withdrawn_${gender(award)}`)] : [])];
}

function advice({ checks, verdict }) {
  if (verdict === "invalid") return checks.some((check) => check.name === "intact" && check.result === "no") ? [say("advice_modified")] : [];
  const reasons = checks.filter((check) => check.result === "unknown").map((check) => check.reason);
  if (reasons.includes("issuer_unknown")) return [say("advice_unknown_issuer")];
  return reasons.includes("list_not_read") || reasons.includes("keys_not_read") ? [say("advice_link")] : [];
}
