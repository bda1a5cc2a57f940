/* A text and the lines of those who sign it. Sources: C2SP signed-note, tlog-checkpoint, tlog-cosignature. */

import { Unreadable, concat, equal, fromBase64, fromUtf8, hex, sha256, utf8 } from "./bytes.js";
import { isSigned } from "./ed25519.js";

export const SIGNATURE = 0x01;
export const COSIGNATURE = 0x04;
const MOST_SIGNATURES = 64;
// eslint-disable-next-line no-control-regex
const CONTROL = /[\x00-\x09\x0b-\x1f\x7f]/;
const LINE = /^— ([^\s+]+) (\S+)$/;

/** A signature under a key that is trusted is false: nothing of the note holds. */
export class FalseSignature extends Error {}

/** The text and its signature lines; nothing is verified yet. */
export function readNote(note) {
  const end = note.lastIndexOf("\n\n");
  const lines = note.slice(end + 2).split("\n");
  if (CONTROL.test(note) || end < 1 || lines.pop() !== "" || lines.length === 0 || lines.length > MOST_SIGNATURES) {
    throw new Unreadable("note");
  }
  return { text: note.slice(0, end + 1), signatures: lines.map(readLine) };
}

/** The state of a log that the text of a note says: { origin, size, root }. */
export function readCheckpoint(text) {
  const lines = text.split("\n");
  if (lines.length < 4 || lines.pop() !== "" || !lines.every(Boolean)) throw new Unreadable("checkpoint");
  const [origin, size, root] = lines;
  const head = { origin, size: decimal(size), root: fromBase64(root) };
  if (head.root.length !== 32) throw new Unreadable("checkpoint");
  return head;
}

/** A whole number written without a leading zero; one that JavaScript counts exactly. */
export function decimal(text) {
  const number = Number(text);
  if (!/^(0|[1-9][0-9]{0,18})$/.test(text) || !Number.isSafeInteger(number)) throw new Unreadable("number");
  return number;
}

/** The keys of witnesses, one a line: name+id+base64. */
export async function readKeys(content) {
  const lines = fromUtf8(content).split("\n").filter((line) => line.trim());
  return Promise.all(lines.map(readKey));
}

async function readKey(line) {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(line.trim()) ?? [];
  const content = name ? fromBase64(encoded) : [];
  const key = { name, type: content[0], bytes: content.slice(1) };
  if (content.length !== 33 || hex(await keyId(key)) !== id) throw new Unreadable("key");
  return key;
}

/** Which of these keys signed the text; a false signature under one of them is refused. */
export async function signers(note, keys) {
  const found = [];
  for (const [key, value] of await byKnownKeys(note.signatures, keys, SIGNATURE)) {
    await refuseFalse(key, value, note.text);
    found.push(key);
  }
  return found;
}

/** The earliest time (POSIX seconds) that each of these witnesses gives: an array of { name, time }. */
export async function cosignatures(note, witnesses) {
  const found = new Map();
  for (const [witness, value] of await byKnownKeys(note.signatures, witnesses, COSIGNATURE)) {
    if (value.length !== 72) throw new FalseSignature(witness.name);
    const time = Number(new DataView(value.buffer, value.byteOffset).getBigUint64(0));
    if (!Number.isSafeInteger(time)) throw new FalseSignature(witness.name);
    await refuseFalse(witness, value.slice(8), `cosignature/v1\ntime ${time}\n${note.text}`);
    const id = hex(witness.bytes);
    if (!(time >= found.get(id)?.time)) found.set(id, { name: witness.name, time });
  }
  return [...found.values()];
}

async function byKnownKeys(signatures, keys, type) {
  const known = keys.filter((key) => key.type === type);
  const ids = await Promise.all(known.map(keyId));
  return signatures.flatMap(({ name, content }) => {
    const place = known.findIndex((key, each) => key.name === name && equal(ids[each], content.slice(0, 4)));
    return place < 0 ? [] : [[known[place], content.slice(4)]];
  });
}

async function refuseFalse(key, signature, text) {
  if (!(await isSigned(utf8(text), signature, key.bytes))) throw new FalseSignature(key.name);
}

async function keyId({ name, type, bytes }) {
  return (await sha256(concat(utf8(`${name}\n`), [type], bytes))).slice(0, 4);
}

function readLine(line) {
  const [, name, encoded] = LINE.exec(line) ?? [];
  const content = name ? fromBase64(encoded) : [];
  if (content.length < 5) throw new Unreadable("signature");
  return { name, content };
}
