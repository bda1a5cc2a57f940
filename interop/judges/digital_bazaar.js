// Digital Bazaar's verifier: signature, dates, and the status list, itself verified.
// {documents, cases: [{credential, documents?, now?}]} → [{verified, withdrawn, errors}]

import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {verifyCredential} from '@digitalbazaar/vc';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';

import {loaderOf} from './documents.js';
import {answer, messages} from './exchange.js';

async function verdict({credential, documents, now}) {
  const told = await verifyCredential({
    credential,
    suite: new DataIntegrityProof({cryptosuite}),
    documentLoader: loaderOf(documents),
    checkStatus,
    now,
  });
  // This library leaves it to its caller to look at the bits.
  const places = told.statusResult?.results ?? [];
  return {
    verified: told.verified,
    withdrawn: places.length ? places.some(({status}) => status) : null,
    errors: messages(told.error),
  };
}

await answer(async ({documents, cases}) => {
  const verdicts = [];
  for(const {credential, documents: own, now} of cases) {
    verdicts.push(await verdict({credential, documents: {...documents, ...own}, now}));
  }
  return verdicts;
});
