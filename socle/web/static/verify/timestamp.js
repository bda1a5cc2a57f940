/* A timestamp in a PDF (RFC 3161): whether it is of these bytes, and holds. Who made it is not judged.

   What it says and does not sign has one form, or stands in the bytes that it covers: none of its own can change. */

import { Unreadable, concat, equal, hex } from "./bytes.js";
import { OIDS, attributesOf, certificateHash, coordinate, namesIt, number, oid, partsOf } from "./cms.js";
import { OCTETS, SEQUENCE, SET, contentOf, inside, readDer } from "./der.js";
import { textOf } from "./pdf-syntax.js";

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
const PLAIN_RSA = "300d06092a864886f70d0101010500";
const SIGNED_WITH = {
  "SHA-256": [PLAIN_RSA, "300d06092a864886f70d01010b0500", "300a06082a8648ce3d040302"],
  "SHA-384": [PLAIN_RSA, "300d06092a864886f70d01010c0500", "300a06082a8648ce3d040303"],
  "SHA-512": [PLAIN_RSA, "300d06092a864886f70d01010d0500", "300a06082a8648ce3d040304"],
};

/** Whether the envelope (DER) is a timestamp of these bytes. */
export async function isTimestampOf(envelope, covered) {
  const [type, wrapped, ...none] = inside(readDer(envelope), SEQUENCE);
  const [signedData, ...alone] = inside(wrapped, CONTEXT_0);
  const [version, digests, told, held, signers, ...more] = inside(signedData, SEQUENCE);
  const [infoType, wrappedInfo] = inside(told, SEQUENCE);
  if (none.length + alone.length + more.length || oid(type) !== OIDS.signedData || number(version) !== 3) return false;
  const info = contentOf(inside(wrappedInfo, CONTEXT_0)[0], OCTETS);
  const [algorithm, imprint] = inside(inside(readDer(info), SEQUENCE)[2], SEQUENCE);
  if (oid(infoType) !== TIMESTAMP_INFO || !equal(contentOf(imprint, OCTETS), await digest(hashOf(algorithm), covered))) return false;
  const [[signer, ...noOther], [listed, ...noMore]] = [inside(signers, SET), inside(digests, SET)];
  const parts = inside(signer, SEQUENCE);
  if (noOther.length + noMore.length || parts.length !== 6 || !equal(listed.bytes, parts[2].bytes)) return false;
  return isSigned(parts, inside(held, CONTEXT_0), info, textOf(covered));
}

async function isSigned([version, name, algorithm, attributes, signing, signature], certificates, info, covered) {
  const hash = hashOf(algorithm);
  if (number(version) !== 1 || !SIGNED_WITH[hash].includes(hex(signing.bytes))) return false;
  const told = attributesOf(attributes);
  if (!equal(contentOf(told.get(OIDS.messageDigest), OCTETS), await digest(hash, info))) return false;
  const own = certificates.filter((each) => each.tag === SEQUENCE).find((each) => namesIt(name, partsOf(each)));
  const [named, by] = NAMED_BY.map(([type, by]) => [told.get(type), by]).find(([value]) => value) ?? [];
  if (!named || !equal(certificateHash(named), await digest(by, own.bytes))) return false;
  if (!certificates.every((each) => equal(each.bytes, own.bytes) || covered.includes(textOf(each.bytes)))) return false;
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
