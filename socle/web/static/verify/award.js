/* The award record that a certificate, its badge and its line in the log all say (docs/formats/credential.md). */

import { Unreadable, concat, sha256, utf8 } from "./bytes.js";
import { isDay } from "./instant.js";

export const FIELDS = [
  "id", "kind", "framework", "version", "title", "registration", "number", "holder", "subdomains", "decided", "issued",
  "until", "issuer", "signatory", "place", "origin", "specimen",
];
const TEXTS = FIELDS.filter((name) => !["subdomains", "specimen"].includes(name));
const REQUIRED = ["title", "holder", "issuer", "signatory", "place"];
// What each kind must say, and what it may not.
const MUST = { certificate: ["number"], statement: ["until"], elsewhere: ["origin"] };
const MUST_NOT = { certificate: ["until", "origin"], statement: ["number", "origin"], elsewhere: ["until"] };

const IDENTIFIER = /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const CODE = /^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$/;
// Control characters, halves, private use, separators, marks that turn the direction of reading.
const UNSEEN = /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** The award, once each of its fields is fit to be one. */
export function fitAward(award) {
  if (!hasFitTexts(award) || !hasFitCodes(award) || !hasFitDays(award)) throw new Unreadable("award");
  return award;
}

/** SHA-256 of the salt and of the record's canonical JSON (RFC 8785: no number, ASCII keys). */
export async function commitment(award, salt) {
  if (salt.length !== 32) throw new Unreadable("salt");
  return sha256(concat(salt, utf8(JSON.stringify(award, [...FIELDS].sort()))));
}

const isFit = (text) => !UNSEEN.test(text) && text.normalize("NFC") === text;

function hasFitTexts(award) {
  if (!Object.hasOwn(MUST, award.kind) || typeof award.specimen !== "boolean") return false;
  const fit = TEXTS.every((name) => typeof award[name] === "string" && isFit(award[name]));
  const said = (name) => award[name] !== "" && award[name] === award[name].trim();
  return fit && [...REQUIRED, ...MUST[award.kind]].every(said) && !MUST_NOT[award.kind].some((name) => award[name]);
}

function hasFitCodes({ id, framework, version, subdomains }) {
  const codes = Array.isArray(subdomains) ? subdomains : [];
  const known = [framework, version, ...codes].every((code) => typeof code === "string" && CODE.test(code));
  return IDENTIFIER.test(id) && known && codes.length > 0 && new Set(codes).size === codes.length;
}

function hasFitDays({ decided, issued, until }) {
  return isDay(decided) && isDay(issued) && decided <= issued && (!until || (isDay(until) && decided <= until));
}
