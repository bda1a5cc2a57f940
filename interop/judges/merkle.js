// The tree of RFC 9162 §2.1, written from its recursive definitions; hashes are Buffers of 32 bytes.

import {createHash} from 'node:crypto';

export const sha256 = (...parts) => {
  const hash = createHash('sha256');
  parts.forEach(part => hash.update(part));
  return hash.digest();
};
export const leafHash = entry => sha256(Buffer.of(0), entry);
const node = (left, right) => sha256(Buffer.of(1), left, right);

// The largest power of two below n, for n > 1.
const split = n => 2 ** Math.floor(Math.log2(n - 1));

export function treeRoot(leaves) {
  if(leaves.length < 2) {
    return leaves[0] ?? sha256();
  }
  const k = split(leaves.length);
  return node(treeRoot(leaves.slice(0, k)), treeRoot(leaves.slice(k)));
}

// The root that an inclusion proof leads to (§2.1.3.1), or null when it has too few or too many hashes.
export function rootOfInclusion(leaf, index, size, proof) {
  if(size === 1) {
    return proof.length === 0 ? leaf : null;
  }
  if(proof.length === 0) {
    return null;
  }
  const [last, rest, k] = [proof.at(-1), proof.slice(0, -1), split(size)];
  const below = index < k ?
    rootOfInclusion(leaf, index, k, rest) : rootOfInclusion(leaf, index - k, size - k, rest);
  return below && (index < k ? node(below, last) : node(last, below));
}

export function isIncluded({leaf, index, size, proof, root}) {
  return index >= 0 && index < size && same(rootOfInclusion(leaf, index, size, proof), root);
}

// The roots of both trees that a consistency proof leads to (§2.1.4.1), or null.
function bothRoots(old, size, proof, oldRoot) {
  if(old === size) {
    const known = oldRoot ?? proof[0];
    return proof.length === (oldRoot ? 0 : 1) ? [known, known] : null;
  }
  if(proof.length === 0) {
    return null;
  }
  const [last, rest, k] = [proof.at(-1), proof.slice(0, -1), split(size)];
  const below = old <= k ? bothRoots(old, k, rest, oldRoot) : bothRoots(old - k, size - k, rest, null);
  return below && (old <= k ?
    [below[0], node(below[1], last)] : [node(last, below[0]), node(last, below[1])]);
}

export function isConsistent({old, oldRoot, size, root, proof}) {
  if(old === 0 || old > size) {
    return old === 0 && proof.length === 0;
  }
  const roots = bothRoots(old, size, proof, oldRoot);
  return roots !== null && same(roots[0], oldRoot) && same(roots[1], root);
}

export const same = (one, other) => Boolean(one) && Buffer.compare(one, other) === 0;
