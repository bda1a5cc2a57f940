/* Whether a credential holds today: its dates, and the list of those that its issuer withdrew.

   The whole list is fetched, so that nobody learns which credential was checked. */

import { Unreadable, fromBase64url, inflated } from "./bytes.js";
import { no, unknown, yes } from "./check.js";
import { readInstant } from "./instant.js";
import { issuerId } from "./issuer.js";
import { isObject, readObject } from "./json.js";
import { checkSignature } from "./signature.js";
import { NotRead, read } from "./site.js";

// The specification's smallest list; a larger one than this is an attempt to fill the memory.
const LEAST_BYTES = 16_384;
const MOST_BYTES = 16 * 1024 * 1024;

/** The answer for an instant that is out of the dates of a document, its last instant included; else null. */
export function outOfDates({ from, until }, at) {
  if (from && at < from) return no("status", "not_yet_valid", { day: from });
  if (until && at > until) return no("status", "expired", { day: until });
  return null;
}

/** The answer for a place in one of this site's own lists: { check, made, kept }. */
export async function checkPlace({ number, place, address }, issuer, at) {
  try {
    const { content, kept } = await read(`/status/${number}`);
    return { ...(await answer(readObject(content), { place, address }, issuer, at)), kept };
  } catch (error) {
    if (error instanceof NotRead) return { check: unknown("status", "list_not_read", { status: error.status }) };
    if (error instanceof Unreadable) return { check: unknown("status", "list_unreadable") };
    throw error;
  }
}

async function answer(list, { place, address }, issuer, at) {
  const made = readInstant(list.validFrom);
  const subject = list.credentialSubject;
  const isOne = made && isObject(subject) && subject.statusPurpose === "revocation";
  if (!isOne || list.id !== address || issuerId(list) !== issuer.did) throw new Unreadable("list");
  const signature = await checkSignature(list, issuer, { notBy: "badge" });
  const sure = signature.issuer.result === "yes" && signature.intact.result === "yes" && !signature.key.revoked;
  if (!sure) return { check: unknown("status", "list_not_trusted") };
  // Its beginning is not judged: the clock of this device may be slow.
  if (outOfDates({ until: readInstant(list.validUntil) }, at)) {
    return { check: unknown("status", "list_out_of_date", { made }), made };
  }
  const withdrawn = isSet(await bitsOf(subject.encodedList), place);
  return { check: withdrawn ? no("status", "withdrawn", { made }) : yes("status", "not_withdrawn", { made }), made };
}

async function bitsOf(encoded) {
  if (typeof encoded !== "string" || !encoded.startsWith("u")) throw new Unreadable("list");
  const bits = await inflated(fromBase64url(encoded.slice(1)), "gzip", MOST_BYTES);
  if (bits.length < LEAST_BYTES) throw new Unreadable("list");
  return bits;
}

/** The first place is the highest bit of the first byte. */
function isSet(bits, place) {
  if (place >= bits.length * 8) throw new Unreadable("list");
  return (bits[place >> 3] & (128 >> (place & 7))) !== 0;
}
