/* The issuer of this site: the keys that its DID document publishes. */

import { fromMultibase } from "./bytes.js";
import { isObject, listed, readObject } from "./json.js";
import { readInstant } from "./instant.js";
import { read } from "./site.js";

const DOCUMENT = "/.well-known/did.json";
const ED25519 = [0xed, 0x01];

/** The issuer, with its Ed25519 keys by name: { did, host, keys, revoked }. */
export async function readIssuer() {
  return issuerOf(readObject((await read(DOCUMENT)).content));
}

export function issuerOf(document) {
  const did = String(document.id ?? "");
  const asserting = new Set(listed(document.assertionMethod));
  // A document may list keys of its own alone: a name that is not its own proves nothing.
  const methods = listed(document.verificationMethod).filter((each) => isObject(each) && String(each.id).split("#")[0] === did);
  const keys = methods.map((method) => keyOf(method, asserting)).filter(Boolean);
  return {
    did,
    host: did.startsWith("did:web:") ? decodeURIComponent(did.slice("did:web:".length)) : "",
    keys: new Map(keys.map((key) => [key.id, key])),
    revoked: new Map(methods.map((method) => [method.id, readInstant(method.revoked)])),
  };
}

/** `badge`, `status`, `log` or `seal`, for keys named as ours are, such as #badge-2026. */
export const useOf = (id) => id.split("#")[1]?.replace(/-[^-]*$/, "") ?? "";

/** The names and keys under which its log may be signed. */
export function logKeys(issuer) {
  const own = [...issuer.keys.values()].filter((key) => useOf(key.id) === "log" && issuer.host);
  return own.map((key) => ({ name: `${issuer.host}/log`, type: 0x01, bytes: key.bytes }));
}

export const issuerId = (document) => String((isObject(document.issuer) ? document.issuer.id : document.issuer) ?? "");

/** The key that a method's own address carries (did:key, or an address that ends with #z6Mk…), if any. */
export function carriedKey(method) {
  const name = method.startsWith("did:key:") ? method.slice("did:key:".length) : method.split("#")[1] ?? "";
  return name.startsWith("z6Mk") ? ed25519Of(name.split("#")[0]) : null;
}

function keyOf(method, asserting) {
  const bytes = ed25519Of(method.publicKeyMultibase);
  const revoked = readInstant(method.revoked);
  if (!bytes || ("revoked" in method && !revoked)) return null;
  return { id: method.id, bytes, asserts: asserting.has(method.id), revoked };
}

/** The 32 bytes of a Multikey, null when it is of another kind. */
function ed25519Of(multikey) {
  try {
    const content = fromMultibase(multikey);
    return content.length === 34 && content[0] === ED25519[0] && content[1] === ED25519[1] ? content.slice(2) : null;
  } catch {
    return null;
  }
}
