/* DER (ITU-T X.690): values whose bytes have one form only. */

import { Unreadable } from "./bytes.js";

export const INTEGER = 0x02;
export const OCTETS = 0x04;
export const OBJECT = 0x06;
export const SEQUENCE = 0x30;
export const SET = 0x31;

/** The value that these bytes are, and nothing after it: { tag, content, bytes }. */
export function readDer(bytes) {
  const value = valueAt(bytes, 0);
  if (value.bytes.length !== bytes.length) throw new Unreadable("der");
  return value;
}

/** The value at the beginning of these bytes, whatever follows. */
export const firstDer = (bytes) => valueAt(bytes, 0);

/** The values inside one of that tag. */
export function inside(value, tag) {
  if (value?.tag !== tag) throw new Unreadable("der");
  const found = [];
  for (let place = 0; place < value.content.length; ) {
    const each = valueAt(value.content, place);
    found.push(each);
    place += each.bytes.length;
  }
  return found;
}

/** The content of a value of that tag. */
export function contentOf(value, tag) {
  if (value?.tag !== tag) throw new Unreadable("der");
  return value.content;
}

function valueAt(bytes, place) {
  const [tag, first] = [bytes[place], bytes[place + 1]];
  // Tags above 30 and lengths that are not said at once have no place in what is read here.
  if (first === undefined || (tag & 31) === 31 || first === 128 || first > 131) throw new Unreadable("der");
  const more = first < 128 ? 0 : first & 127;
  const length = more ? bytes.subarray(place + 2, place + 2 + more).reduce((whole, byte) => whole * 256 + byte, 0) : first;
  const start = place + 2 + more;
  const isShortest = !more || length >= (more === 1 ? 128 : 256 ** (more - 1));
  if (!isShortest || start + length > bytes.length) throw new Unreadable("der");
  return { tag, content: bytes.subarray(start, start + length), bytes: bytes.subarray(place, start + length) };
}
