/* Who issued a credential, and whether a word of it was changed since.

   The name of an issuer written in a credential proves nothing: only its key does. */

import { Unreadable } from "./bytes.js";
import { no, rank, unknown, yes } from "./check.js";
import { UnknownContext } from "./contexts.js";
import { carriedKey, issuerId, useOf } from "./issuer.js";
import { readInstant } from "./instant.js";
import { isObject, listed } from "./json.js";
import { Unsigned, isDocumentSigned, isUnderstood } from "./proof.js";
import { NotRead } from "./site.js";

/** The answers { issuer, intact, key } for a document; no proof may be by a key kept for the use `notBy`. */
export async function checkSignature(document, issuer, { notBy }) {
  const proofs = listed(document.proof).filter(isObject);
  const understood = proofs.filter(isUnderstood);
  if (proofs.length === 0) return { issuer: who(document, issuer), intact: no("intact", "not_signed") };
  if (understood.length === 0) return { issuer: who(document, issuer), intact: unknown("intact", "other_suite") };
  const found = await Promise.all(understood.map((proof) => answer(document, proof, issuer, notBy)));
  // Every proof that is understood must hold: the first that does not answers for all.
  return found.sort((a, b) => rank(a.intact) - rank(b.intact) || rank(a.issuer) - rank(b.issuer))[0];
}

/** Whether this issuer publishes a key of that name for this use: { check, key }. */
export function publishedKey(did, method, issuer, { notBy }) {
  if (did !== issuer.did) return { check: unknown("issuer", "issuer_unknown", { did }) };
  const key = issuer.keys.get(method);
  if (!key) return { check: no("issuer", "key_not_published", { host: issuer.host, key: method }) };
  if (!key.asserts || [notBy, "log", "seal"].includes(useOf(key.id))) {
    return { check: no("issuer", "key_for_other_use", { host: issuer.host, key: method }), key };
  }
  return { check: yes("issuer", "key_published", { host: issuer.host }), key };
}

async function answer(document, proof, issuer, notBy) {
  const method = String(proof.verificationMethod ?? "");
  const { check, key } = publishedKey(issuerId(document), method, issuer, { notBy });
  const bytes = key ? key.bytes : carriedKey(method);
  if (!bytes) return { issuer: check, intact: unknown("intact", "key_unknown") };
  return { issuer: check, intact: await intact(document, proof, bytes), key };
}

async function intact(document, proof, key) {
  if (proof.proofPurpose !== "assertionMethod" || !readInstant(proof.created)) return no("intact", "signature_false");
  try {
    const signed = await isDocumentSigned(document, proof, key);
    return signed ? yes("intact", "not_a_word_changed") : no("intact", "signature_false");
  } catch (error) {
    if (error instanceof UnknownContext) return unknown("intact", "context_unknown", { url: error.message });
    if (error instanceof NotRead) return unknown("intact", "file_not_read", { path: error.path });
    if (error instanceof Unsigned) return no("intact", "unsigned_words");
    if (error instanceof Unreadable) return no("intact", "signature_unreadable");
    throw error;
  }
}

function who(document, issuer) {
  const did = issuerId(document);
  return did === issuer.did ? unknown("issuer", "issuer_without_signature") : unknown("issuer", "issuer_unknown", { did });
}
