/* The Merkle tree of the log (RFC 9162, section 2.1) and its tiles (C2SP tlog-tiles). */

import { Unreadable, concat, equal, sha256 } from "./bytes.js";

const WIDTH = 256;
const HASH = 32;

const leafHash = (entry) => sha256(concat([0], entry));
const nodeHash = (left, right) => sha256(concat([1], left, right));

/** Whether this entry stands at `index` in the tree of { size, root }, by RFC 9162, 2.1.3.2. */
export async function isIncluded(entry, index, proof, { size, root }) {
  if (index >= size) return false;
  let [place, last, found] = [BigInt(index), BigInt(size - 1), await leafHash(entry)];
  for (const sibling of proof) {
    if (last === 0n) return false;
    if (place & 1n || place === last) {
      found = await nodeHash(sibling, found);
      while (!(place & 1n) && place) [place, last] = [place >> 1n, last >> 1n];
    } else {
      found = await nodeHash(found, sibling);
    }
    [place, last] = [place >> 1n, last >> 1n];
  }
  return last === 0n && equal(found, root);
}

/** The proof that entry `index` is in the tree of that size, read from the published tiles. */
export async function publishedProof(readTile, index, size) {
  const node = nodesInTiles(readTile, size);
  const proof = [];
  for (const [start, end] of inclusionRanges(index, size)) proof.push(await rangeHash(node, start, end));
  return proof;
}

/** The address of a tile, in groups of three digits: 1234067 is x001/x234/067. */
export function tilePath(level, number, width = WIDTH) {
  const digits = String(number);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, "0").match(/.{3}/g);
  const name = groups.map((group, rank) => (rank === groups.length - 1 ? group : `x${group}`)).join("/");
  return `tile/${level}/${name}${width === WIDTH ? "" : `.p/${width}`}`;
}

/** What is hashed beside leaf `index` on its way to the root, from the leaf up. */
function inclusionRanges(index, size) {
  if (index >= size) throw new Unreadable("index");
  let [start, end] = [0, size];
  const path = [];
  while (end - start > 1) {
    const middle = start + powerIn(end - start - 1);
    if (index < middle) [path[path.length], end] = [[middle, end], middle];
    else [path[path.length], start] = [[start, middle], middle];
  }
  return path.reverse();
}

/** The largest power of two that is not above this number. */
const powerIn = (number) => 2 ** (number.toString(2).length - 1);

async function rangeHash(node, start, end) {
  const width = powerIn(end - start);
  const next = start + width;
  const left = await node(width.toString(2).length - 1, start / width);
  return next === end ? left : nodeHash(left, await rangeHash(node, next, end));
}

/** Hashes of whole subtrees: `(level, index)` covers the 2^level leaves from index × 2^level on. */
function nodesInTiles(readTile, size) {
  const rows = new Map();
  return async (level, index) => {
    const [row, height] = [Math.floor(level / 8), level % 8];
    const [number, place] = [Math.floor((index * 2 ** height) / WIDTH), (index * 2 ** height) % WIDTH];
    const known = Math.floor(size / WIDTH ** row) - number * WIDTH;
    const key = `${row}/${number}`;
    if (!rows.has(key)) rows.set(key, await readRow(readTile, row, number, Math.min(known, WIDTH)));
    return perfectRoot(rows.get(key).slice(place, place + 2 ** height));
  };
}

/** The hashes of a tile; a partial one may have been replaced by the full one that begins with it. */
async function readRow(readTile, level, number, width) {
  const exact = await readTile(tilePath(level, number, width));
  const content = exact ?? (await readTile(tilePath(level, number)));
  const expected = (exact ? width : WIDTH) * HASH;
  if (content?.length !== expected) throw new Unreadable("tile");
  return Array.from({ length: width }, (_, rank) => content.slice(rank * HASH, (rank + 1) * HASH));
}

async function perfectRoot(hashes) {
  if (hashes.length === 1) return hashes[0];
  const half = hashes.length / 2;
  return nodeHash(await perfectRoot(hashes.slice(0, half)), await perfectRoot(hashes.slice(half)));
}
