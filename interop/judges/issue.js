// Digital Bazaar's issuer: signs what it is given with the keys of these seeds (hexadecimal), one after the other.
// `places` makes it write the status list itself, with these bits set.
// {documents, cases: [{credential, seeds, created, places?}]} → [signed credential]

import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {issue} from '@digitalbazaar/vc';
import {createCredential, createList} from '@digitalbazaar/vc-bitstring-status-list';

import {loaderOf} from './documents.js';
import {answer} from './exchange.js';

async function signerOf(seed) {
  const key = await Ed25519Multikey.generate({seed: Buffer.from(seed, 'hex')});
  const {publicKeyMultibase} = await key.export({publicKey: true});
  key.id = `did:key:${publicKeyMultibase}#${publicKeyMultibase}`;
  return key.signer();
}

async function listed({id, issuer, validFrom}, places) {
  const list = await createList({length: 131072});
  places.forEach(place => list.setStatus(place, true));
  const credential = await createCredential({id, list, statusPurpose: 'revocation'});
  return {...credential, issuer, validFrom};
}

await answer(async ({documents, cases}) => {
  const documentLoader = loaderOf(documents);
  const issued = [];
  for(const {credential, seeds, created, places} of cases) {
    let signed = places ? await listed(credential, places) : credential;
    for(const seed of seeds) {
      const suite = new DataIntegrityProof({signer: await signerOf(seed), cryptosuite, date: created});
      signed = await issue({credential: signed, suite, documentLoader});
    }
    issued.push(signed);
  }
  return issued;
});
