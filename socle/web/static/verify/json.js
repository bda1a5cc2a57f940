/* JSON that two programs cannot read differently: no key twice, nothing after it. */

import { Unreadable, fromUtf8 } from "./bytes.js";

export const MOST_BYTES = 1_000_000;
const MOST_DEPTH = 40;
const PIECES = /"(?:[^"\\]|\\.)*"|[{}[\]:]/gs;

/** The JSON object of these bytes. */
export function readObject(bytes) {
  if (bytes.length > MOST_BYTES) throw new Unreadable("JSON");
  return objectOf(fromUtf8(bytes));
}

export function objectOf(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Unreadable("JSON");
  }
  if (!isObject(value) || hasHalfCharacter(value)) throw new Unreadable("JSON");
  refuseTwice(text);
  return value;
}

export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
export const listed = (value) => (Array.isArray(value) ? value : [value]);
export const typesOf = (value) => listed(value.type).filter((each) => typeof each === "string");

/** Whether two JSON values are the same, whatever the order of their keys. */
export function same(one, other) {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((each, rank) => same(each, other[rank]));
  }
  if (!isObject(one) || !isObject(other)) return one === other;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]));
}

function hasHalfCharacter(value) {
  if (typeof value === "string") return /\p{Cs}/u.test(value);
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, each]) => hasHalfCharacter(key) || hasHalfCharacter(each));
}

/** JSON.parse keeps the last of two equal keys and says nothing. */
function refuseTwice(text) {
  const open = [];
  let last = "";
  for (const [piece] of text.matchAll(PIECES)) {
    if (piece === "{" || piece === "[") open.push(new Set());
    else if (piece === "}" || piece === "]") open.pop();
    else if (piece === ":") {
      const key = JSON.parse(last);
      if (open.at(-1).has(key) || key === "__proto__") throw new Unreadable("JSON");
      open.at(-1).add(key);
    }
    if (open.length > MOST_DEPTH) throw new Unreadable("JSON");
    last = piece;
  }
}
