// The canonical form (RDFC-1.0) by jsonld and rdf-canonize, as Digital Bazaar's cryptosuite calls them.
// A document with a word that means nothing is refused (safe mode).
// {documents, cases: [document]} → [SHA-256 of the canonical N-Quads in hexadecimal, or null when refused]

import {createHash} from 'node:crypto';

import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';

import {loaderOf} from './documents.js';
import {answer} from './exchange.js';

async function hash(document, documentLoader) {
  try {
    const canonical = await cryptosuite.canonize(document, {documentLoader});
    return createHash('sha256').update(canonical, 'utf8').digest('hex');
  } catch(error) {
    console.error(error.message);
    return null;
  }
}

await answer(async ({documents, cases}) => {
  const documentLoader = loaderOf(documents);
  const hashes = [];
  for(const document of cases) {
    hashes.push(await hash(document, documentLoader));
  }
  return hashes;
});
