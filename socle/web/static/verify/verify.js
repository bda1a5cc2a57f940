/* The verification of a badge or of a QR code: who issued it, intact, still valid, in the log.

   What cannot be checked is answered « unknown », never guessed. The result is
   { checks, verdict, award, recognised, made }: `award` only when its issuer and its words are sure. */

import { Unreadable } from "./bytes.js";
import { readBadge } from "./badge.js";
import { listAddress } from "./badge-form.js";
import { no, unknown, verdict, yes } from "./check.js";
import { isSigned } from "./ed25519.js";
import { subdomainsOf } from "./frameworks.js";
import { readInstant } from "./instant.js";
import { issuerId, readIssuer } from "./issuer.js";
import { isObject, typesOf } from "./json.js";
import { checkCarriedProof, checkPublishedLine } from "./log.js";
import { checkSignature, publishedKey } from "./signature.js";
import { NotRead } from "./site.js";
import { checkPlace, outOfDates } from "./status.js";
import { awardOf, readToken } from "./token.js";

/** The verification of a badge at that instant; `more` gives the checks of what carries it, such as a seal. */
export async function verifyBadge(document, at, more = async () => []) {
  return withIssuer(async (issuer) => {
    const signature = await checkSignature(document, issuer, { notBy: "status" });
    const ours = issuerId(document) === issuer.did;
    const badge = ours ? readOrNull(document) : null;
    const dates = { from: readInstant(document.validFrom), until: readInstant(document.validUntil) };
    const logged = await loggedIn(badge, ours, issuer);
    const status = await statusOf(dates, ours ? placeOf(document, issuer) : foreignPlace(document), issuer, at);
    const checks = [unlessRevoked(signature, logged), signature.intact, status.check, logged.check];
    if (ours) checks.push(badge ? yes("schema", "own_form") : no("schema", "other_form"));
    return result([...checks, ...(await more(issuer))], { ...badge, ...status });
  }, more);
}

/** The verification of what a QR code carries. */
export async function verifyToken(text, at) {
  const token = await readToken(text);
  return withIssuer(async (issuer) => {
    const { check, key } = keyOfToken(token, issuer);
    const signed = key && (await isSigned(token.input, token.signature, key.bytes));
    const intact = key ? (signed ? yes("intact", "not_a_word_changed") : no("intact", "signature_false")) : unknown("intact", "key_unknown");
    const subdomains = subdomainsOf(token.record.framework, token.record.version);
    const award = subdomains && key ? awardOf(token, subdomains) : null;
    const logged = await lineOf(token, award, key, issuer);
    const place = key ? { number: token.list, place: token.place, host: issuer.host } : { none: "list_of_unknown_issuer" };
    const status = await statusOf({}, place, issuer, at);
    return result([unlessRevoked({ issuer: check, key }, logged), intact, status.check, logged.check], { award, ...status });
  });
}

/** A token names the key alone: the issuer is that of the address it stands in, or nobody we know. */
function keyOfToken({ key: name }, issuer) {
  const method = `${issuer.did}#${name}`;
  if (!issuer.keys.has(method)) return { check: unknown("issuer", "issuer_unknown") };
  return publishedKey(issuer.did, method, issuer, { notBy: "status" });
}

async function withIssuer(ask, more = async () => []) {
  try {
    return await ask(await readIssuer());
  } catch (error) {
    if (!(error instanceof NotRead)) throw error;
    const checks = ["issuer", "intact", "status", "log"].map((name) => unknown(name, "keys_not_read", { status: error.status }));
    return result([...checks, ...(await more(null))], {});
  }
}

function result(checks, { award = null, recognised = null, made = null, kept = false }) {
  // Several answers to one question, such as those of a badge and of a seal, are told apart by their reasons.
  const sure = checks.every(({ name, result: found }) => !["issuer", "intact", "schema"].includes(name) || found === "yes");
  return { checks, verdict: verdict(checks), award: sure ? award : null, recognised, made, kept };
}

function readOrNull(document) {
  try {
    return readBadge(document);
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

async function loggedIn(badge, ours, issuer) {
  if (!ours) return { check: unknown("log", "log_of_unknown_issuer") };
  return badge ? checkCarriedProof(badge, issuer) : { check: no("log", "no_line_to_find") };
}

/** Where its issuer says whether it was withdrawn; `none` when there is no such place, or not one to be read. */
function placeOf({ credentialStatus: entry }, { host }) {
  const prefix = listAddress(host, "");
  const address = String(entry?.statusListCredential ?? "");
  const [number, place] = [address.slice(prefix.length), String(entry?.statusListIndex ?? "")];
  const isOurs = isObject(entry) && typesOf(entry).includes("BitstringStatusListEntry") && entry.statusPurpose === "revocation";
  const isFound = isOurs && address.startsWith(prefix) && [number, place].every((each) => /^(0|[1-9]\d{0,11})$/.test(each));
  return isFound ? { number, place: Number(place), host } : { none: "no_place_to_find" };
}

const foreignPlace = (document) => ({ none: document.credentialStatus === undefined ? "no_list" : "list_of_unknown_issuer" });

async function lineOf(token, award, key, issuer) {
  if (!key) return { check: unknown("log", "log_of_unknown_issuer") };
  if (!award) return { check: unknown("log", "framework_unknown", token.record) };
  return checkPublishedLine({ award, salt: token.salt, index: token.index }, issuer);
}

async function statusOf(dates, place, issuer, at) {
  const out = outOfDates(dates, at);
  if (out) return { check: out };
  if (place.none === "no_list") return { check: yes("status", "no_list") };
  if (place.none) return { check: unknown("status", place.none) };
  return checkPlace({ ...place, address: listAddress(place.host, place.number) }, issuer, at);
}

/** A revoked key speaks only for what the log shows was there before. */
function unlessRevoked({ issuer, key }, logged) {
  if (!key?.revoked || issuer.result !== "yes") return issuer;
  const before = logged.check.result === "yes" && logged.at && logged.at < key.revoked;
  if (before) return yes("issuer", "key_revoked_later", { day: key.revoked });
  return no("issuer", "key_revoked", { day: key.revoked });
}
