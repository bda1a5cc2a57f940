// The canonical form (RDFC-1.0) by jsonld and rdf-canonize, as Digital Bazaar's cryptosuite calls them.
// {documents, cases: [document]} → [SHA-256 of the canonical N-Quads, in hexadecimal]

import {createHash} from 'node:crypto';

import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';

import {loaderOf} from './documents.js';
import {answer} from './exchange.js';

await answer(async ({documents, cases}) => {
  const documentLoader = loaderOf(documents);
  const hashes = [];
  for(const document of cases) {
    const canonical = await cryptosuite.canonize(document, {documentLoader});
    hashes.push(createHash('sha256').update(canonical, 'utf8').digest('hex'));
  }
  return hashes;
});
