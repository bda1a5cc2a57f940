/* The envelope of a seal (CMS SignedData, RFC 5652, as PAdES writes it): ECDSA on P-256 with SHA-256 alone.

   What the signature does not cover is accepted in one form only, so that no byte of it can change. */

import { Unreadable, concat, equal, hex, sha256 } from "./bytes.js";
import { INTEGER, OBJECT, OCTETS, SEQUENCE, SET, contentOf, inside, readDer } from "./der.js";

export const OIDS = {
  data: "2a864886f70d010701",
  signedData: "2a864886f70d010702",
  contentType: "2a864886f70d010903",
  messageDigest: "2a864886f70d010904",
  signingCertificate: "2a864886f70d010910022f",
};
const SHA256 = "300d06096086480165030402010500";
const PLAIN_DATA = `300b0609${OIDS.data}`;
const ECDSA_SHA256 = "300a06082a8648ce3d040302";
const CONTEXT_0 = 0xa0;
const CONTEXT_1 = 0xa1;

/** { certificate (DER), holds }: whether the envelope signs this digest (SHA-256) of what is sealed. */
export async function readEnvelope(bytes, digest) {
  const [type, wrapped, ...none] = inside(readDer(bytes), SEQUENCE);
  need(oid(type) === OIDS.signedData && none.length === 0);
  const [signedData, ...alone] = inside(wrapped, CONTEXT_0);
  const [version, digests, sealed, certificates, signers, ...more] = inside(signedData, SEQUENCE);
  need(alone.length + more.length === 0 && number(version) === 1 && hex(sealed.bytes) === PLAIN_DATA);
  const [algorithm, ...others] = inside(digests, SET);
  need(others.length === 0 && isSha256(algorithm));
  const [signer, ...noOther] = inside(signers, SET);
  need(noOther.length === 0);
  return checkSigner(inside(signer, SEQUENCE), inside(certificates, CONTEXT_0), digest);
}

async function checkSigner([version, name, algorithm, attributes, signing, signature, later, ...more], certificates, digest) {
  need(more.length === 0 && number(version) === 1 && isSha256(algorithm) && hex(signing.bytes) === ECDSA_SHA256);
  need(later === undefined || later.tag === CONTEXT_1);
  const own = certificates.find((each) => namesIt(name, partsOf(each)));
  need(own !== undefined);
  const told = attributesOf(attributes);
  const sealed = oid(told.get(OIDS.contentType)) === OIDS.data && equal(contentOf(told.get(OIDS.messageDigest), OCTETS), digest);
  const named = equal(certificateHash(told.get(OIDS.signingCertificate)), await sha256(own.bytes));
  // What is signed is the set of attributes, under its own tag (RFC 5652, section 5.4).
  const message = concat([SET], attributes.bytes.subarray(1));
  const holds = sealed && named && (await isSigned(message, contentOf(signature, OCTETS), partsOf(own).key));
  return { certificate: own.bytes, holds };
}

/** The attributes that are signed, by their type; each is said once and has one value. */
export function attributesOf(attributes) {
  const found = new Map();
  for (const attribute of inside(attributes, CONTEXT_0)) {
    const [type, values, ...more] = inside(attribute, SEQUENCE);
    const [value, ...others] = inside(values, SET);
    need(value !== undefined && more.length + others.length === 0 && !found.has(oid(type)));
    found.set(oid(type), value);
  }
  return found;
}

/** The hash that names the certificate in the attribute signingCertificate, of either version (RFC 5035). */
export function certificateHash(attribute) {
  const [list] = inside(attribute, SEQUENCE);
  const [first] = inside(list, SEQUENCE);
  const parts = inside(first, SEQUENCE);
  return contentOf(parts.find((part) => part.tag === OCTETS), OCTETS);
}

/** { issuer, serial, key } of an X.509 certificate; `key` is its SubjectPublicKeyInfo. */
export function partsOf(certificate) {
  const [signed] = inside(certificate, SEQUENCE);
  const fields = inside(signed, SEQUENCE);
  if (fields[0].tag === CONTEXT_0) fields.shift();
  const [serial, , issuer, , , key] = fields;
  return { serial, issuer, key: key.bytes };
}

export function namesIt(name, { issuer, serial }) {
  const [said, number_, ...more] = inside(name, SEQUENCE);
  return more.length === 0 && equal(said.bytes, issuer.bytes) && equal(number_.bytes, serial.bytes);
}

async function isSigned(message, signature, key) {
  const parts = inside(readDer(signature), SEQUENCE);
  need(parts.length === 2);
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const own = await crypto.subtle.importKey("spki", key, algorithm, false, ["verify"]).catch(() => null);
  return own !== null && crypto.subtle.verify(algorithm, own, concat(...parts.map((each) => coordinate(each))), message);
}

/** A positive integer in its shortest form, as that many bytes. */
export function coordinate(value, width = 32) {
  const bytes = contentOf(value, INTEGER);
  const padded = bytes[0] === 0 && bytes[1] >= 128;
  need(bytes.length > 0 && (padded || (bytes[0] > 0 && bytes[0] < 128)) && bytes.length - padded <= width);
  return concat(new Uint8Array(width - (bytes.length - padded)), bytes.subarray(padded ? 1 : 0));
}

const isSha256 = (value) => hex(value.bytes) === SHA256;
export const oid = (value) => hex(contentOf(value, OBJECT));
export const number = (value) => contentOf(value, INTEGER).reduce((whole, byte) => whole * 256 + byte, 0);

function need(condition) {
  if (!condition) throw new Unreadable("cms");
}
