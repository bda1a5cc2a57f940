// A second implementation of the log, written from docs/formats/log.md alone, with node:crypto; hashes in hexadecimal.
// {entries, and lists: lines, sizes, inclusion, consistency, tiles, keys, notes, proofs} → the same lists, answered

import {createPrivateKey, createPublicKey} from 'node:crypto';

import {answer} from './exchange.js';
import {isConsistent, isIncluded, leafHash, sha256, treeRoot} from './merkle.js';
import {judgeProof, readKey, readNote, signaturesBy} from './note.js';

const hex = text => Buffer.from(text, 'hex');
const hexes = texts => texts.map(hex);

function line({type, content, salt}) {
  const entry = `${type} ${sha256(hex(salt), content).toString('hex')}\n`;
  return {entry, leaf: leafHash(entry).toString('hex')};
}

// The public key of a 32-byte seed (RFC 8410 says how to wrap it).
function publicOf(seed) {
  const der = Buffer.concat([hex('302e020100300506032b657004220420'), hex(seed)]);
  const key = createPublicKey(createPrivateKey({key: der, format: 'der', type: 'pkcs8'}));
  return Buffer.from(key.export({format: 'jwk'}).x, 'base64url').toString('hex');
}

// Every file of a log of these entries, by its path.
function tiles(entries) {
  const files = {};
  const put = (path, items) => {
    for(let first = 0; first < items.length; first += 256) {
      const part = items.slice(first, first + 256);
      const name = String(first / 256).padStart(3, '0') + (part.length < 256 ? `.p/${part.length}` : '');
      files[`tile/${path}/${name}`] = Buffer.concat(part);
    }
  };
  put('entries', entries.map(entry => Buffer.concat([Buffer.of(entry.length >> 8, entry.length & 255), entry])));
  let hashes = entries.map(leafHash);
  for(let level = 0; hashes.length; level++) {
    put(level, hashes);
    const full = Array.from({length: Math.floor(hashes.length / 256)}, (_, rank) => rank * 256);
    hashes = full.map(first => treeRoot(hashes.slice(first, first + 256)));
  }
  return files;
}

function files(entries) {
  return Object.entries(tiles(entries)).map(([path, content]) =>
    [path, content.toString('hex'), sha256(content).toString('hex')]);
}

function judgeNote({note, keys}) {
  const read = readNote(note);
  const told = signaturesBy(read, keys.map(readKey)).map(({key, holds, time}) => [key.name, holds, time ?? null]);
  return {origin: read.origin, size: read.size, root: read.root.toString('hex'), signatures: told};
}

await answer(question => {
  const entries = (question.entries ?? []).map(each => Buffer.from(each));
  const leaves = entries.map(leafHash);
  const each = (name, judge) => (question[name] ?? []).map(judge);
  return {
    lines: each('lines', line),
    roots: each('sizes', size => treeRoot(leaves.slice(0, size)).toString('hex')),
    inclusion: each('inclusion', ({leaf, index, size, proof, root}) =>
      isIncluded({leaf: leaf ? hex(leaf) : leaves[index], index, size, proof: hexes(proof), root: hex(root)})),
    consistency: each('consistency', ({old, oldRoot, size, root, proof}) =>
      isConsistent({old, oldRoot: hex(oldRoot), size, root: hex(root), proof: hexes(proof)})),
    files: each('tiles', size => files(entries.slice(0, size))),
    keys: each('keys', ({vkey, seed}) => readKey(vkey).public.toString('hex') === publicOf(seed)),
    notes: each('notes', judgeNote),
    proofs: each('proofs', ({proof, entry, policy}) => judgeProof(proof, entry, policy)),
  };
});
