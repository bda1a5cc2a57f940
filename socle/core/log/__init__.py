"""The public log of fingerprints: an append-only Merkle tree that holds no name. `docs/formats/log.md`."""
