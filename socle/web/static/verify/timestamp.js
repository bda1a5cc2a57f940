/* A timestamp in a PDF (RFC 3161): whether it is of these bytes, and holds. Who made it is not judged. */

import { Unreadable, concat, equal } from "./bytes.js";
import { OIDS, attributesOf, certificateHash, coordinate, namesIt, number, oid, partsOf } from "./cms.js";
import { OCTETS, SEQUENCE, SET, contentOf, inside, readDer } from "./der.js";

const CONTEXT_0 = 0xa0;
const HASHES = {
  "608648016503040201": "SHA-256",
  "608648016503040202": "SHA-384",
  "608648016503040203": "SHA-512",
};
const CURVES = { "2a8648ce3d030107": ["P-256", 32], "2b81040022": ["P-384", 48] };
// The certificate is named by its hash: SHA-256 in the second version of the attribute, SHA-1 in the first.
const NAMED_BY = [[OIDS.signingCertificate, "SHA-256"], ["2a864886f70d010910020c", "SHA-1"]];
const TIMESTAMP_INFO = "2a864886f70d0109100104";
const RSA = "2a864886f70d010101";
const ELLIPTIC = "2a8648ce3d0201";

/** Whether the envelope (DER) is a timestamp of these bytes. */
export async function isTimestampOf(envelope, covered) {
  const [type, wrapped, ...none] = inside(readDer(envelope), SEQUENCE);
  const [signedData, ...alone] = inside(wrapped, CONTEXT_0);
  const parts = inside(signedData, SEQUENCE);
  const [infoType, wrappedInfo] = inside(parts[2], SEQUENCE);
  if (none.length + alone.length || oid(type) !== OIDS.signedData || number(parts[0]) !== 3 || oid(infoType) !== TIMESTAMP_INFO) return false;
  const info = contentOf(inside(wrappedInfo, CONTEXT_0)[0], OCTETS);
  const [algorithm, imprint] = inside(inside(readDer(info), SEQUENCE)[2], SEQUENCE);
  if (!equal(contentOf(imprint, OCTETS), await digest(hashOf(algorithm), covered))) return false;
  const certificates = inside(parts.find((part) => part.tag === CONTEXT_0), CONTEXT_0);
  const [signer] = inside(parts.at(-1), SET);
  const [listed] = inside(parts[1], SET);
  if (!equal(listed.bytes, inside(signer, SEQUENCE)[2].bytes)) return false;
  return isSigned(inside(signer, SEQUENCE), certificates, info);
}

async function isSigned([version, name, algorithm, attributes, , signature], certificates, info) {
  if (number(version) !== 1) return false;
  const hash = hashOf(algorithm);
  const told = attributesOf(attributes);
  if (!equal(contentOf(told.get(OIDS.messageDigest), OCTETS), await digest(hash, info))) return false;
  const own = certificates.filter((each) => each.tag === SEQUENCE).find((each) => namesIt(name, partsOf(each)));
  const [named, by] = NAMED_BY.map(([type, by]) => [told.get(type), by]).find(([value]) => value) ?? [];
  if (!named || !equal(certificateHash(named), await digest(by, own.bytes))) return false;
  const message = concat([SET], attributes.bytes.subarray(1));
  return verified(partsOf(own).key, hash, contentOf(signature, OCTETS), message);
}

/** By the two kinds of keys that authorities use. */
async function verified(key, hash, signature, message) {
  const [kind, curve] = inside(inside(readDer(key), SEQUENCE)[0], SEQUENCE);
  if (oid(kind) === RSA) return verify({ name: "RSASSA-PKCS1-v1_5", hash }, key, signature, message);
  const [namedCurve, width] = (oid(kind) === ELLIPTIC && CURVES[oid(curve)]) || [];
  if (!namedCurve) throw new Unreadable("timestamp");
  const numbers = inside(readDer(signature), SEQUENCE).map((each) => coordinate(each, width));
  return verify({ name: "ECDSA", namedCurve, hash }, key, concat(...numbers), message);
}

async function verify(algorithm, key, signature, message) {
  const own = await crypto.subtle.importKey("spki", key, algorithm, false, ["verify"]);
  return crypto.subtle.verify(algorithm, own, signature, message);
}

function hashOf(algorithm) {
  const hash = HASHES[oid(inside(algorithm, SEQUENCE)[0])];
  if (!hash) throw new Unreadable("timestamp");
  return hash;
}

const digest = async (hash, bytes) => new Uint8Array(await crypto.subtle.digest(hash, bytes));
