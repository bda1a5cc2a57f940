// Signed notes, checkpoints, cosignatures and proofs that travel, written from the C2SP specifications.

import {createPublicKey, verify} from 'node:crypto';

import {isIncluded, leafHash, same, sha256} from './merkle.js';

export const LOG = 1;
export const WITNESS = 4;

// A name+id+base64 key; throws unless its id is its own.
export function readKey(text) {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text);
  const material = base64(encoded);
  const own = sha256(`${name}\n`, material).subarray(0, 4);
  if(material.length !== 33 || own.toString('hex') !== id) {
    throw new Error(`not a key: ${text}`);
  }
  return {name, id: own, type: material[0], public: material.subarray(1), key: ed25519(material.subarray(1))};
}

export function ed25519(raw) {
  return createPublicKey({format: 'jwk', key: {kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url')}});
}

// The bytes of base64 with padding; throws unless it is the one way to write them.
export function base64(text) {
  const bytes = Buffer.from(text, 'base64');
  if(bytes.toString('base64') !== text) {
    throw new Error(`not base64: ${text}`);
  }
  return bytes;
}

export function readNote(content) {
  const cut = content.lastIndexOf('\n\n');
  const lines = content.slice(cut + 2).split('\n');
  if(cut < 0 || lines.length < 2 || lines.pop() !== '') {
    throw new Error('not a signed note');
  }
  const text = content.slice(0, cut + 1);
  const signatures = lines.map(line => {
    const [, name, encoded] = /^— ([^\s+]+) (\S+)$/.exec(line);
    const bytes = base64(encoded);
    return {name, id: bytes.subarray(0, 4), value: bytes.subarray(4)};
  });
  const [origin, size, root] = text.split('\n');
  if(!/^(0|[1-9][0-9]*)$/.test(size)) {
    throw new Error(`not a size: ${size}`);
  }
  return {text, signatures, origin, size: Number(size), root: base64(root)};
}

// What each of these keys says of the note: [{key, holds, time}], none for a key that does not sign.
export function signaturesBy(note, keys) {
  return note.signatures.flatMap(({name, id, value}) => {
    const key = keys.find(each => each.name === name && same(each.id, id));
    return key ? [{key, ...(key.type === WITNESS ? cosigned(note, key, value) : signed(note, key, value))}] : [];
  });
}

const signed = (note, {key}, value) => ({holds: verify(null, Buffer.from(note.text), key, value)});

function cosigned(note, {key}, value) {
  const time = value.readBigUInt64BE(0);
  const message = Buffer.from(`cosignature/v1\ntime ${time}\n${note.text}`);
  return {holds: verify(null, message, key, value.subarray(8)), time: Number(time)};
}

export function readProof(text) {
  const cut = text.indexOf('\n\n');
  const [header, ...lines] = text.slice(0, cut).split('\n');
  const extra = lines[0].startsWith('extra ') ? base64(lines.shift().slice(6)) : Buffer.alloc(0);
  const [, index] = /^index (0|[1-9][0-9]*)$/.exec(lines.shift());
  if(header !== 'c2sp.org/tlog-proof@v1') {
    throw new Error(`not a proof: ${header}`);
  }
  return {extra, index: Number(index), hashes: lines.map(base64), note: readNote(text.slice(cut + 2))};
}

// The answer of docs/formats/log.md, in its order: {answer, time}.
export function judgeProof(text, entry, {logs, witnesses, quorum}) {
  let proof;
  try {
    proof = readProof(text);
  } catch {
    return {answer: 'no'};
  }
  const {note} = proof;
  const byLog = signaturesBy(note, logs.map(readKey).filter(({name}) => name === note.origin));
  const byWitnesses = signaturesBy(note, witnesses.map(readKey));
  const found = {leaf: leafHash(entry), index: proof.index, size: note.size, proof: proof.hashes, root: note.root};
  if(byLog.some(({holds}) => !holds)) {
    return {answer: 'no'};
  }
  if(byLog.length === 0) {
    return {answer: 'unknown'};
  }
  if(!isIncluded(found) || byWitnesses.some(({holds}) => !holds)) {
    return {answer: 'no'};
  }
  const seen = new Set(byWitnesses.map(({key}) => key.public.toString('hex')));
  const time = Math.min(...byWitnesses.map(each => each.time));
  return seen.size < quorum ? {answer: 'unknown'} : {answer: 'yes', time, index: proof.index, size: note.size};
}
