/* Data Integrity proofs of the suite eddsa-rdfc-2022 (W3C Data Integrity EdDSA Cryptosuites 1.0, section 3.2). */

import { Unreadable, concat, fromMultibase, sha256, utf8 } from "./bytes.js";
import { UnknownContext, documentLoader, refuseUnknownContexts } from "./contexts.js";
import { isSigned } from "./ed25519.js";
import { isObject, listed, same, typesOf } from "./json.js";
import { NotRead } from "./site.js";

export const SUITE = "eddsa-rdfc-2022";
// The only keywords read; the others (@index, @direction…) can change nothing that a signature covers.
const NAMES = ["id", "type", "@id", "@type"];
const KEYWORDS = ["@context", "@id", "@type", "@value", "@language"];

/** Part of a document means nothing to JSON-LD: a signature would not cover it. */
export class Unsigned extends Error {}

export const isUnderstood = (proof) => typesOf(proof).includes("DataIntegrityProof") && proof.cryptosuite === SUITE;

/** Whether this Ed25519 key made this proof of the document (its own proofs are left aside). */
export async function isDocumentSigned(document, proof, key) {
  const { proof: _, ...unsecured } = document;
  const { proofValue, ...options } = proof;
  if ("@context" in options) unsecured["@context"] = sharedContext(unsecured["@context"], options["@context"]);
  const config = { "@context": unsecured["@context"] ?? [], ...options };
  const hashes = [await hashOf(config), await hashOf(unsecured)];
  return isSigned(concat(...hashes), fromMultibase(proofValue), key);
}

async function hashOf(document) {
  return sha256(utf8(await canonical(document)));
}

/** The canonical N-Quads (RDFC-1.0) of a document, in safe mode. */
export async function canonical(document) {
  refuseUnsignedPlaces(document);
  refuseUnknownContexts(document);
  try {
    // A context is fetched before jsonld asks, so that its failure keeps its own name.
    await Promise.all(contextsOf(document).map(documentLoader));
    const options = { algorithm: "RDFC-1.0", format: "application/n-quads", documentLoader, safe: true, base: null };
    return await window.jsonld.canonize(document, options);
  } catch (error) {
    if (error instanceof NotRead || error instanceof UnknownContext) throw error;
    throw new Unsigned(error.message);
  }
}

function contextsOf(value) {
  if (typeof value !== "object" || value === null) return [];
  const inside = ([key, each]) => (key === "@context" ? listed(each) : contextsOf(each));
  return Object.entries(value).flatMap(inside);
}

/** The proof's contexts, which must be the first of the document's (Data Integrity 1.0, section 4.3). */
function sharedContext(document, proof) {
  const own = listed(proof);
  if (!same(listed(document).slice(0, own.length), own)) throw new Unreadable("@context");
  return own;
}

/** JSON says things that RDF does not: keywords not read here, null, empty lists and objects. */
function refuseUnsignedPlaces(value, path = "") {
  const isEmpty = value === null || (typeof value === "object" && Object.keys(value).length === 0);
  if (isEmpty) throw new Unsigned(path);
  if (Array.isArray(value)) value.forEach((each) => refuseUnsignedPlaces(each, path));
  if (!isObject(value)) return;
  for (const [key, each] of Object.entries(value)) {
    // A word written as an address says the same as a term, out of sight of whoever reads terms.
    if (key.includes(":") || (key.startsWith("@") && !KEYWORDS.includes(key))) throw new Unsigned(`${path}.${key}`);
    // Nodes that have names can be tied into knots that take years to canonicalise (RDFC-1.0, section 7.1).
    if (NAMES.includes(key) && listed(each).some((name) => /^(_:|@)/.test(name))) throw new Unsigned(`${path}.${key}`);
    if (key !== "@context") refuseUnsignedPlaces(each, `${path}.${key}`);
  }
}
