"""Signed Open Badges per second on one core, beside raw signing and PyLD in the same run: `make bench`."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from time import perf_counter
from typing import Any

from nacl import bindings
from pyld import jsonld  # type: ignore[import-untyped]

from socle.core.credential.award import Award, Kind
from socle.core.credential.badge_signer import BadgeSigner
from socle.core.credential.contexts import inline, load_contexts
from socle.core.credential.ed25519 import sign_with
from socle.core.credential.open_badge import open_badge
from socle.core.credential.shape import Publication
from socle.core.framework.catalogue import find_framework
from socle.environment import home

ROUNDS, STATEMENTS, PEER_ROUNDS, BAR = 5_000, 1_000, 10, 8_000
STATEMENT: dict[str, Any] = {"kind": Kind.STATEMENT, "number": "", "until": "2031-10-01"}
HOST, CREATED = "certificats.example.fr", "2026-11-05T09:30:00Z"
# As long as a proof in a log of a million entries with two witnesses.
LOG_PROOF = "c2sp.org/tlog-proof@v1\n" + f"{'A' * 43}=\n" * 26


def main() -> None:
    contexts = load_contexts(home() / "data" / "contexts")
    clea = find_framework(home() / "data" / "frameworks", "clea", "2018")
    publication = Publication(HOST, status_list=1, status_index=94567, log_proof=LOG_PROOF)
    award = certificate(tuple(each.code for each in clea.subdomains()))
    awards = [replace(award, holder=f"Alice Évrard {rank}", number=f"C-{rank}") for rank in range(ROUNDS)]
    secret = bindings.crypto_sign_seed_keypair(bytes(32))[1]
    signer = BadgeSigner(f"did:web:{HOST}#badge-2026", sign_with(bytes(32)), contexts)

    def badge(rank: int) -> bytes:
        return signer.signed_badge(awards[rank], clea, publication, created=CREATED)

    inlined = inline(open_badge(award, clea, publication), contexts)
    options = {"algorithm": "URDNA2015", "format": "application/n-quads"}
    size = len(badge(0))
    badges = per_second(badge, ROUNDS)
    own = sets_of(tuple(each.code for each in clea.subdomains()))
    statements = [replace(award, **STATEMENT, subdomains=next(own)) for _ in range(STATEMENTS)]

    def statement(rank: int) -> bytes:
        return signer.signed_badge(statements[rank], clea, publication, created=CREATED)

    apart = per_second(statement, STATEMENTS, repeats=1)
    raw = per_second(lambda _: bindings.crypto_sign(bytes(64), secret), ROUNDS)
    peer = per_second(lambda _: jsonld.normalize(inlined, options), PEER_ROUNDS)
    print(f"signed badges/s per core: {badges:,.0f} (bar {BAR:,}), 1 in 1,000 checked in full")
    print(f"each: {len(award.subdomains)} subdomains, {size:,} bytes, canonical form, signature and JSON")
    print(f"signed statements/s, no two with the same subdomains: {apart:,.0f}")
    print(f"raw Ed25519 signatures/s: {raw:,.0f}; ratio {badges / raw:.2f}")
    print(f"PyLD, canonical form alone/s: {peer:,.0f}; ratio {badges / peer:,.0f}")


def per_second(make: Callable[[int], object], rounds: int, repeats: int = 5) -> float:
    """The best of five runs."""
    times = []
    for _ in range(repeats):
        start = perf_counter()
        for rank in range(rounds):
            make(rank)
        times.append(perf_counter() - start)
    return rounds / min(times)


def sets_of(codes: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Sets of subdomains, each once: those whose bits are set in a number."""
    for number in count(1):
        # An odd multiplier scatters the bits, and gives each number its own set.
        bits = number * 0x9E3779B1 % (1 << len(codes))
        yield tuple(code for rank, code in enumerate(codes) if bits >> rank & 1)


def certificate(subdomains: tuple[str, ...]) -> Award:
    return Award(
        id="urn:uuid:5a1c2f3e-0b1d-4c2e-8f3a-9b8c7d6e5f40",
        kind=Kind.CERTIFICATE,
        framework="clea",
        version="2018",
        title="Certificat de connaissances et de compétences professionnelles (CléA)",
        registration="RS5080",
        number="CLEA-2026-000123",
        holder="Alice Évrard",
        subdomains=subdomains,
        decided="2026-11-03",
        issued="2026-11-05",
        until="",
        issuer="Organisme de démonstration",
        signatory="Signataire de démonstration",
        place="Paris",
        origin="",
        specimen=True,
    )


if __name__ == "__main__":
    main()
