/* A file that someone was given: a PDF, a badge, or something that is neither. */

import { Unreadable } from "./bytes.js";
import { isBadge } from "./badge.js";
import { MOST_BYTES as MOST_JSON, readObject } from "./json.js";
import { isPdf, verifyPdf } from "./pdf.js";
import { verifyBadge } from "./verify.js";

const MOST_BYTES = 20_000_000;

export async function readFile(file) {
  if (file.size > MOST_BYTES) throw new Unreadable("too_large");
  return new Uint8Array(await file.arrayBuffer());
}

/** The verification of these bytes at that instant. */
export async function verifyFile(bytes, at) {
  return isPdf(bytes) ? verifyPdf(bytes, at) : verifyBadge(badgeOf(bytes), at);
}

function badgeOf(bytes) {
  let document;
  try {
    document = readObject(bytes.slice(0, MOST_JSON + 1));
  } catch {
    throw new Unreadable("neither");
  }
  if (!isBadge(document)) throw new Unreadable("other_json");
  return document;
}
