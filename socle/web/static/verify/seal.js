/* The seal of a PDF (PAdES, ETSI EN 319 142-1): one signature over the whole file, or over all of it that counts.

   The seal's own bytes are the only ones that it does not cover: they have one form, so none can change. */

import { Unreadable, concat, hex, sha256 } from "./bytes.js";
import { readEnvelope } from "./cms.js";
import { firstDer } from "./der.js";
import { isOnlyProlonged } from "./pdf-later.js";
import { textOf } from "./pdf-syntax.js";
import { isTimestampOf } from "./timestamp.js";

const RANGE = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g;

/** { state, certificate, end, prolonged }: state is absent, modified or sealed; `end` is where what is sealed ends. */
export async function readSeal(bytes) {
  const text = textOf(bytes);
  const ranges = Array.from(text.matchAll(RANGE), (found) => found.slice(1).map(Number));
  if (ranges.length === 0) return { state: "absent", end: bytes.length };
  const [seal, ...stamps] = ranges;
  const end = seal[2] + seal[3];
  try {
    const { envelope, covered } = partsOf(bytes, text, seal);
    const { certificate, holds } = await readEnvelope(envelope, await sha256(covered));
    const prolonged = stamps.length > 0 || end < bytes.length;
    const sound = holds && end <= bytes.length && (!prolonged || (await isProlonged(bytes, text, end, stamps)));
    return sound ? { state: "sealed", certificate, end, prolonged } : { state: "modified", end };
  } catch {
    // A hostile file may trip the reading anywhere: its seal does not hold.
    return { state: "modified", end };
  }
}

/** Whether what follows the seal only prolongs it: each timestamp holds over all before it, the last closes the file. */
async function isProlonged(bytes, text, end, stamps) {
  const [, , start, length] = stamps.at(-1) ?? [];
  if (start + length !== bytes.length) return false;
  for (const range of stamps) {
    const { envelope, covered } = partsOf(bytes, text, range);
    if (range[1] < end || !(await isTimestampOf(envelope, covered))) return false;
  }
  return isOnlyProlonged(bytes, end);
}

/** The envelope (DER) that stands in the gap of a range, and all the bytes around it. */
function partsOf(bytes, text, [first, before, after, length]) {
  const written = text.slice(before, after);
  const isGap = first === 0 && before < after && written.startsWith("<") && written.endsWith(">");
  const digits = written.slice(1, -1);
  if (!isGap || !/^[0-9A-F]*$/.test(digits) || digits.length % 2) throw new Unreadable("seal");
  const envelope = firstDer(Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16))).bytes;
  if (hex(envelope).toUpperCase().padEnd(digits.length, "0") !== digits) throw new Unreadable("seal");
  return { envelope, covered: concat(bytes.subarray(0, before), bytes.subarray(after, after + length)) };
}
