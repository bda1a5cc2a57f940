/* What may be added to a PDF after its seal: what prolongs the proof of its date, and nothing else.

   Timestamps and the certificates to check them by (PAdES B-LTA). Every object that the sealed file has must be the
   same in the whole one, but for the lists that name a timestamp. */

import { hex } from "./bytes.js";
import { PdfObjects } from "./pdf-objects.js";

// What may differ in the catalogue and in the information about the file.
const CATALOGUE = ["/DSS", "/Extensions", "/Version"];
const INFORMATION = ["/ModDate", "/Producer"];
const ACTIVE = ["/AP", "/A", "/AA", "/MK"];

/** Whether all that follows the sealed part, which ends at `end`, only prolongs it. */
export async function isOnlyProlonged(bytes, end) {
  const [sealed, whole] = [await PdfObjects.open(bytes.subarray(0, end)), await PdfObjects.open(bytes)];
  const same = ["/Root", "/Info", "/Encrypt"].every((key) => isSame(sealed.trailer.get(key), whole.trailer.get(key)));
  if (!same || sealed.trailer.has("/Encrypt")) return false;
  const known = await knownParts(sealed);
  for (const [number, place] of sealed.places) {
    const later = whole.places.get(number);
    if (place === null || isSame(place, later)) continue;
    if (!later || !(await mayDiffer(number, sealed, whole, known))) return false;
  }
  return true;
}

async function knownParts(file) {
  const root = file.trailer.get("/Root");
  const catalogue = await file.resolve(root);
  return { root: root.ref, info: file.trailer.get("/Info")?.ref, form: catalogue.get("/AcroForm")?.ref, metadata: catalogue.get("/Metadata")?.ref };
}

async function mayDiffer(number, sealed, whole, known) {
  const [before, after] = [await sealed.object(number), await whole.object(number)];
  if (number === known.metadata) return before?.dictionary?.get("/Type") === "/Metadata";
  if (!(before instanceof Map) || !(after instanceof Map)) return false;
  if (number === known.root) return isSameBut(before, after, CATALOGUE);
  if (number === known.info) return isSameBut(before, after, INFORMATION);
  const list = number === known.form ? "/Fields" : before.get("/Type") === "/Page" ? "/Annots" : null;
  return list !== null && isSameBut(before, after, [list]) && onlyNamesTimestamps(list, sealed, whole, before, after);
}

/** Whether a list of the sealed file is followed, in the whole one, by invisible timestamps alone. */
async function onlyNamesTimestamps(list, sealed, whole, before, after) {
  const [first, all] = [(await sealed.at(before, list)) ?? [], (await whole.at(after, list)) ?? []];
  if (!isSame(first, all.slice(0, first.length))) return false;
  const added = await Promise.all(all.slice(first.length).map((each) => isTimestamp(whole, each)));
  return added.every(Boolean);
}

async function isTimestamp(file, reference) {
  const field = await file.resolve(reference);
  if (!(field instanceof Map) || field.get("/FT") !== "/Sig" || ACTIVE.some((key) => field.has(key))) return false;
  const [left, bottom, right, top] = (await file.at(field, "/Rect")) ?? [0, 0, 1, 1];
  const value = await file.at(field, "/V");
  return left === right && bottom === top && value instanceof Map && value.get("/Type") === "/DocTimeStamp";
}

function isSameBut(before, after, keys) {
  const rest = (map) => new Map([...map].filter(([key]) => !keys.includes(key)));
  return isSame(rest(before), rest(after));
}

const isSame = (one, other) => written(one) === written(other);

/** A value in one form, whatever the order of its keys. */
function written(value) {
  if (value instanceof Map) return `<<${[...value].map(([key, each]) => `${key} ${written(each)}`).sort().join()}>>`;
  if (value instanceof Uint8Array) return `(${hex(value)})`;
  if (Array.isArray(value)) return `[${value.map(written).join()}]`;
  return JSON.stringify(value) ?? "nothing";
}
