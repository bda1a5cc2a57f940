/* The files that a PDF carries: the badge of the certificate that it shows. */

import { equal, utf8 } from "./bytes.js";

const BADGE = utf8("certificat.ob.json");
const MOST_DEPTH = 8;

/** The bytes of the badge attached to a PDF, null when it carries none. */
export async function attachedBadge(file) {
  const names = await file.at(file.trailer.get("/Root"), "/Names");
  const leaf = await leafOf(file, await file.at(names, "/EmbeddedFiles"), 0);
  const stream = await file.at(await file.at(leaf, "/EF"), "/F");
  return stream?.dictionary ? file.content(stream) : null;
}

/** The leaf of that name in a tree of names; a tree deeper than any real one is left alone. */
async function leafOf(file, node, depth) {
  const names = (await file.at(node, "/Names")) ?? [];
  for (let place = 0; place + 1 < names.length; place += 2) {
    const name = await file.resolve(names[place]);
    if (name instanceof Uint8Array && equal(name, BADGE)) return file.resolve(names[place + 1]);
  }
  const kids = depth < MOST_DEPTH ? ((await file.at(node, "/Kids")) ?? []) : [];
  for (const kid of kids) {
    const found = await leafOf(file, await file.resolve(kid), depth + 1);
    if (found) return found;
  }
  return null;
}
