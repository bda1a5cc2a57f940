// The verifier of the Digital Credentials Consortium, which resolves did:web and fetches lists by itself:
// `fetch` answers from the documents that the judge was given, and from nothing else.
// {documents, cases: [{credential, documents?}]} → [{log: {step: valid}, errors, fetched}]

import {answer} from './exchange.js';

let served = {};
let fetched = [];

globalThis.fetch = async request => {
  const url = typeof request === 'string' ? request : request.url ?? request.href;
  fetched.push(url);
  const found = Object.hasOwn(served, url);
  const body = JSON.stringify(found ? served[url] : {error: 'not at hand'});
  return new Response(body, {status: found ? 200 : 404, headers: {'content-type': 'application/json'}});
};

// Loaded after, so that nothing keeps the real one.
const {verifyCredential} = await import('@digitalcredentials/verifier-core');

async function verdict({credential, documents}) {
  [served, fetched] = [documents, []];
  const told = await verifyCredential({credential, knownDIDRegistries: []});
  const steps = (told.log ?? []).map(({id, valid, error}) => [id, error ? error.name : valid]);
  return {log: Object.fromEntries(steps), errors: (told.errors ?? []).map(({name}) => name), fetched};
}

await answer(async ({documents, cases}) => {
  const verdicts = [];
  for(const {credential, documents: own} of cases) {
    verdicts.push(await verdict({credential, documents: {...documents, ...own}}));
  }
  return verdicts;
});
