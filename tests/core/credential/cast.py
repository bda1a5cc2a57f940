"""Alice's awards: a certificate, a statement of what she acquired, results that another body assessed."""

from dataclasses import replace

from socle.core.credential.award import Award, Kind
from socle.core.credential.shape import Publication
from tests.core.credential.kept import clea

SALT = bytes(range(32))

CERTIFICATE = Award(
    id="urn:uuid:5a1c2f3e-0b1d-4c2e-8f3a-9b8c7d6e5f40",
    kind=Kind.CERTIFICATE,
    framework="clea",
    version="2018",
    title="Certificat de connaissances et de compétences professionnelles (CléA)",
    registration="RS5080",
    number="CLEA-2026-000123",
    holder="Alice Évrard",
    subdomains=tuple(each.code for each in clea().subdomains()),
    decided="2026-11-03",
    issued="2026-11-05",
    until="",
    issuer="Organisme de démonstration",
    signatory="Signataire de démonstration",
    place="Paris",
    origin="",
    specimen=True,
)
STATEMENT = replace(
    CERTIFICATE,
    id="urn:uuid:6b2d3f4e-1c2d-4d3f-9a4b-0c9d8e7f6a51",
    kind=Kind.STATEMENT,
    number="",
    subdomains=("1.1", "1.2", "2.1", "2.2", "2.3", "2.4", "2.5"),
    until="2031-10-01",
)
ELSEWHERE = replace(
    CERTIFICATE,
    id="urn:uuid:7c3e4f5e-2d3e-4e40-8b5c-1dae9f807b62",
    kind=Kind.ELSEWHERE,
    number="",
    subdomains=("3.1", "3.2"),
    origin="Organisme partenaire",
)
AWARDS = (CERTIFICATE, STATEMENT, ELSEWHERE)

HOST = "certificats.example.fr"
PROOF = "c2sp.org/tlog-proof@v1\nextra AAAA\nindex 5\n\n(the rest is read by the log)\n"
PUBLICATION = Publication(HOST, status_list=3, status_index=94567, log_proof=PROOF)
SEED = bytes(range(32, 64))
KEY_ID = f"did:web:{HOST}#badge-2026"
CREATED = "2026-11-05T09:30:00Z"
