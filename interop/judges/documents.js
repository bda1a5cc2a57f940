// The documents that a judge may read: those that it was given, by address, and no other. Nothing is fetched.

export function loaderOf(documents) {
  return async url => {
    if(!Object.hasOwn(documents, url)) {
      throw new Error(`not at hand: ${url}`);
    }
    return {contextUrl: null, documentUrl: url, document: documents[url]};
  };
}
