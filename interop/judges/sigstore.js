// Sigstore's verifier of transparency logs: is the note signed by that key, and is the entry in that tree?
// {cases: [{note, key: {name, id, x}, index, hashes, entry}]} → [{signed, included}]

import {createPublicKey} from 'node:crypto';
import {createRequire} from 'node:module';

import {answer} from './exchange.js';

const require = createRequire(import.meta.url);
const {verifyCheckpoint, LogCheckpoint} = require('@sigstore/verify/dist/tlog/checkpoint.js');
const {verifyMerkleInclusion} = require('@sigstore/verify/dist/tlog/merkle.js');

function holds(check) {
  try {
    check();
    return true;
  } catch(error) {
    if(error.name !== 'VerificationError') {
      throw error;
    }
    return false;
  }
}

function verdict({note, key, index, hashes, entry}) {
  const publicKey = createPublicKey({format: 'jwk', key: {kty: 'OKP', crv: 'Ed25519', x: key.x}});
  const log = {logID: Buffer.from(key.id, 'hex'), baseURL: key.name, publicKey};
  const inclusionProof = {
    checkpoint: {envelope: note},
    logIndex: String(index),
    hashes: hashes.map(hash => Buffer.from(hash, 'base64')),
  };
  const told = {inclusionProof, canonicalizedBody: Buffer.from(entry)};
  const checkpoint = LogCheckpoint.fromString(note.slice(0, note.indexOf('\n\n') + 1));
  return {
    signed: holds(() => verifyCheckpoint(told, [log])),
    included: holds(() => verifyMerkleInclusion(told, checkpoint)),
  };
}

await answer(({cases}) => cases.map(verdict));
