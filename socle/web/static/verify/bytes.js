/* Bytes and the ways to write them. A text that is not the one way to write its bytes is refused. */

/** What was given cannot be read as what it should be. */
export class Unreadable extends Error {}

export const utf8 = (text) => new TextEncoder().encode(text);

export function fromUtf8(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Unreadable("UTF-8");
  }
}

export function concat(...parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  parts.reduce((place, part) => (whole.set(part, place), place + part.length), 0);
  return whole;
}

export function equal(one, other) {
  return one.length === other.length && one.every((byte, place) => byte === other[place]);
}

export async function sha256(bytes) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

export const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** The bytes of a base64 text with its padding (RFC 4648, section 4). */
export function fromBase64(text) {
  let letters;
  try {
    letters = atob(text);
  } catch {
    throw new Unreadable("base64");
  }
  if (btoa(letters) !== text) throw new Unreadable("base64");
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}

/** The bytes of a base64url text without padding (RFC 4648, section 5). */
export function fromBase64url(text) {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) throw new Unreadable("base64url");
  const padded = text.replaceAll("-", "+").replaceAll("_", "/") + "=".repeat(-text.length & 3);
  return fromBase64(padded);
}

export function toBase64(bytes) {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** The bytes of a multibase text in base58btc (W3C Controlled Identifiers 1.0, section 2.4). */
export function fromMultibase(text) {
  if (typeof text !== "string" || !/^z[1-9A-HJ-NP-Za-km-z]*$/.test(text) || text.length > 200) {
    throw new Unreadable("base58");
  }
  const letters = text.slice(1);
  let number = 0n;
  for (const letter of letters) number = number * 58n + BigInt(BASE58.indexOf(letter));
  const digits = number ? number.toString(16) : "";
  const bytes = (digits.padStart(digits.length + (digits.length & 1), "0").match(/../g) ?? []).map((pair) => parseInt(pair, 16));
  return Uint8Array.from([...Array(/^1*/.exec(letters)[0].length).fill(0), ...bytes]);
}

/** The same bytes as they were before compression; refused when longer than `most`. */
export async function inflated(bytes, format, most) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(format)).getReader();
  const parts = [];
  let length = 0;
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      length += step.value.length;
      if (length > most) throw new Unreadable(format);
      parts.push(step.value);
    }
  } catch {
    await reader.cancel().catch(() => {});
    throw new Unreadable(format);
  }
  return concat(...parts);
}
