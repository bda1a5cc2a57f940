/* The JSON-LD contexts that give a credential its meaning, pinned by hash. No other is ever read. */

import { fromUtf8, hex, sha256 } from "./bytes.js";
import { NotRead, read } from "./site.js";

const FOLDER = new URL("../vendor/contexts/", import.meta.url);
const OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/";
export const CREDENTIALS_V2 = "https://www.w3.org/ns/credentials/v2";
export const OPEN_BADGES_V3 = `${OPEN_BADGES}context-3.0.3.json`;

// Each as data/contexts/pins.toml says: address, file, SHA-256.
export const PINS = new Map([
  ["https://www.w3.org/2018/credentials/v1", ["credentials-v1.jsonld", "00d7dd6d3ad8b920e3e550dd3a3d9090bffcac84cdbf943da6924b3e0a5c8bb8"]],
  ["https://www.w3.org/ns/credentials/v2", ["credentials-v2.jsonld", "8a9f494a89ecc51db093e90e84713e07e84d6d9204364a9b3c7868b21751236f"]],
  ["https://w3id.org/security/data-integrity/v1", ["data-integrity-v1.jsonld", "b5d829bd09aa7c42abc6efa0c8ed7635313b5487f37ccfce3ecd149ca9418554"]],
  ["https://w3id.org/security/data-integrity/v2", ["data-integrity-v2.jsonld", "0f77743daf5b4e8fc067fc5ba5b21044283053aa717fc6b0219843bed3b00363"]],
  ["https://w3id.org/security/multikey/v1", ["multikey-v1.jsonld", "c5f3806f8286920573221938917988a18a4cc5a09e968d29649613c7a1c2b1f6"]],
  ["https://w3id.org/security/suites/ed25519-2020/v1", ["ed25519-signature-2020-v1.jsonld", "b9e1ab971fd8bf2c7553e0c4a9438e0b9450afde1ea1ca5b2492368b9f549588"]],
  ["https://www.w3.org/ns/credentials/status/v1", ["bitstring-status-list-v1.jsonld", "fd08cbf28ddd829ab2f1978c48f43ab07a112c1c90245a0cfac7ba721c65170c"]],
  ["https://www.w3.org/ns/did/v1", ["did-v1.jsonld", "62c1054bf404d6dd3a4b26b64f830fd72095f6a26edc4469908c94351352ce5f"]],
  ["https://purl.imsglobal.org/spec/ob/v3p0/context.json", ["ob-v3p0.json", "9f1c8f9f361ba2994b9b50701f41149919542c50c7b7455b2846d87959295d72"]],
  ["https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json", ["ob-v3p0-3.0.1.json", "af095468326d3449160509b26ca71576e6321d13c85b0369cfe3b654c9a48fba"]],
  ["https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json", ["ob-v3p0-3.0.2.json", "00666ad080ba407687ed1846b7f5e7495f5019042b202a727de47c48a1755c53"]],
  ["https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json", ["ob-v3p0-3.0.3.json", "ef2fa9c7846dce233cc166b43639027278be4ee44f00bb1d45c75de2dd0cd761"]],
  ["https://purl.imsglobal.org/spec/ob/v3p0/extensions.json", ["ob-v3p0-extensions.json", "2d013f981d1f4516081a6a04e55468ba2b071d4153b794f19a79715c45a89a5e"]],
]);

/** A credential uses words whose meaning is not kept here. */
export class UnknownContext extends Error {}

const loaded = new Map();

/** For jsonld: the context of that address, or a refusal. */
export async function documentLoader(url) {
  if (!PINS.has(url)) throw new UnknownContext(url);
  if (!loaded.has(url)) loaded.set(url, await load(...PINS.get(url)));
  return { contextUrl: null, documentUrl: url, document: loaded.get(url) };
}

async function load(file, expected) {
  const { pathname } = new URL(file, FOLDER);
  const { content } = await read(pathname);
  if (hex(await sha256(content)) !== expected) throw new NotRead(pathname, 200);
  return JSON.parse(fromUtf8(content));
}

/** Refuses a value that names a context not kept here, or that writes one of its own. */
export function refuseUnknownContexts(value) {
  if (typeof value !== "object" || value === null) return;
  for (const [key, each] of Object.entries(value)) {
    if (key !== "@context") refuseUnknownContexts(each);
    else for (const url of [each].flat(1)) if (!PINS.has(url)) throw new UnknownContext(String(url));
  }
}
