/* Whether, and when, an award was written in the public log. docs/formats/log.md says all of it. */

import { Unreadable, fromBase64, fromUtf8, hex, utf8 } from "./bytes.js";
import { commitment } from "./award.js";
import { no, unknown, yes } from "./check.js";
import { daysBetween } from "./instant.js";
import { logKeys } from "./issuer.js";
import { FalseSignature, cosignatures, decimal, readCheckpoint, readKeys, readNote, signers } from "./note.js";
import { NotRead, read, readIfAny } from "./site.js";
import { isIncluded, publishedProof } from "./tree.js";

const HEADER = "c2sp.org/tlog-proof@v1";
const LATE_DAYS = 92;
const MOST_HASHES = 63;

/** The answer { check, at } for a badge: by the proof it carries, its salt included. */
export async function checkCarriedProof(badge, issuer) {
  return answered(async () => {
    const proof = readProof(badge.proof);
    const seen = await verified({ ...proof, award: badge.award }, issuer);
    if (seen.check) return seen;
    const at = seen.times.length ? new Date(Math.min(...seen.times) * 1000) : null;
    const told = { index: proof.index, witnesses: seen.times.length };
    return { check: at ? dated(badge.award, at, told) : yes("log", "logged_undated", told), at };
  });
}

/** The answer for an award whose line is at `index`, read from the published log itself. */
export async function checkPublishedLine({ award, salt, index }, issuer) {
  return answered(async () => {
    const note = readNote(fromUtf8((await read("/log/checkpoint")).content));
    const { size } = readCheckpoint(note.text);
    if (index >= size) return { check: unknown("log", "not_yet_published", { index }) };
    const hashes = await publishedProof((path) => readIfAny(`/log/${path}`), index, size);
    const seen = await verified({ index, hashes, note, salt, award }, issuer);
    return seen.check ? seen : { check: yes("log", "logged_now", { index, witnesses: seen.times.length }), at: null };
  });
}

/** { times } that the trusted witnesses give, or the { check } that says why the proof does not hold. */
async function verified({ index, hashes, note, salt, award }, issuer) {
  const head = readCheckpoint(note.text);
  const own = logKeys(issuer).filter((key) => key.name === head.origin);
  if ((await signers(note, own)).length === 0) return { check: unknown("log", "log_unknown", { origin: head.origin }) };
  const entry = utf8(`award ${hex(await commitment(award, salt))}\n`);
  if (!(await isIncluded(entry, index, hashes, head))) return { check: no("log", "not_in_the_log") };
  const witnesses = await readKeys((await readIfAny("/log/witnesses")) ?? new Uint8Array());
  const seen = await cosignatures(note, witnesses);
  // Where there are witnesses, one at least must have seen the log.
  if (witnesses.length && seen.length === 0) return { check: unknown("log", "no_witness") };
  return { times: seen.map((each) => each.time) };
}

function dated(award, at, told) {
  const days = daysBetween(award.decided, at);
  // One day of grace: the decision's day is that of France, the witness's that of Greenwich.
  if (days < -1) return no("log", "logged_before_decision", { at });
  return days > LATE_DAYS ? yes("log", "logged_late", { at, days }) : yes("log", "logged", { at, ...told });
}

/** The proof written in a badge: { index, hashes, note, salt }. */
export function readProof(text) {
  const end = text.indexOf("\n\n");
  const [header, ...lines] = text.slice(0, end).split("\n");
  if (end < 0 || header !== HEADER) throw new Unreadable("proof");
  const salt = lines[0]?.startsWith("extra ") ? fromBase64(lines.shift().slice("extra ".length)) : new Uint8Array();
  if (!lines[0]?.startsWith("index ")) throw new Unreadable("proof");
  const index = decimal(lines.shift().slice("index ".length));
  const hashes = lines.map(fromBase64);
  if (hashes.length > MOST_HASHES || hashes.some((hash) => hash.length !== 32)) throw new Unreadable("proof");
  return { index, hashes, note: readNote(text.slice(end + 2)), salt };
}

async function answered(ask) {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof NotRead) return { check: unknown("log", "file_not_read", { path: error.path }), at: null };
    if (error instanceof FalseSignature) return { check: no("log", "log_signature_false", { name: error.message }), at: null };
    if (error instanceof Unreadable) return { check: no("log", "log_unreadable"), at: null };
    throw error;
  }
}
