/* What a certificate's QR code carries after the # of its address: the award and its signature.

   A JSON Web Signature (RFC 7515) with `alg` Ed25519 (RFC 9864), its payload compressed with raw DEFLATE. */

import { Unreadable, fromBase64url, fromUtf8, inflated, utf8 } from "./bytes.js";
import { FIELDS, fitAward } from "./award.js";
import { objectOf } from "./json.js";

const TYPE = "socle-award";
// An award takes a few hundred bytes; more is an attempt to fill the memory of a telephone.
const MOST_BYTES = 20_000;

export const isToken = (text) => /^[\w-]+\.[\w-]+\.[\w-]+$/.test(text) && text.length < MOST_BYTES;

/** The token { key, record, salt, index, list, place, input, signature }; nothing is verified yet. */
export async function readToken(text) {
  try {
    return await partsOf(text);
  } catch {
    throw new Unreadable("not_a_code");
  }
}

async function partsOf(text) {
  const [header, body, signature] = text.split(".");
  const told = objectOf(fromUtf8(fromBase64url(header)));
  if (told.alg !== "Ed25519" || told.typ !== TYPE || told.zip !== "DEF") throw new Unreadable("token");
  const payload = objectOf(fromUtf8(await inflated(fromBase64url(body), "deflate-raw", MOST_BYTES)));
  const { salt, index, status } = payload;
  const numbers = Array.isArray(status) && status.length === 2 ? [index, ...status] : [];
  if (typeof salt !== "string" || !numbers.length || !numbers.every(isRank)) throw new Unreadable("not_a_code");
  return {
    key: String(told.kid),
    record: Object.fromEntries(FIELDS.filter((name) => name in payload).map((name) => [name, payload[name]])),
    salt: fromBase64url(salt),
    index,
    list: status[0],
    place: status[1],
    input: utf8(`${header}.${body}`),
    signature: fromBase64url(signature),
  };
}

/** The award; a certificate says every subdomain of its framework, so the token does not carry them. */
export function awardOf(token, subdomains) {
  const empty = Object.fromEntries(FIELDS.map((name) => [name, ""]));
  if (token.record.kind !== "certificate") throw new Unreadable("not_a_code");
  return fitAward({ ...empty, specimen: false, ...token.record, subdomains });
}

const isRank = (number) => Number.isSafeInteger(number) && number >= 0;
