"""The certificate on paper: set from an award that the log holds, around its badge, then sealed."""

import json
import re
from dataclasses import dataclass, field
from datetime import date

from socle.core.certificate import CODE_LENGTH, grouped
from socle.core.credential.award import Award, Kind
from socle.core.credential.contexts import Contexts
from socle.core.credential.data_integrity import is_document_signed
from socle.core.credential.token import make_token
from socle.core.errors import Refusal, SocleError
from socle.core.framework.model import Framework
from socle.core.log.proof import read_proof
from socle.documents.attachment import Attachment
from socle.documents.certificate import Certificate, render_certificate
from socle.documents.person_name import USED_NAME
from socle.documents.seal import Seal, seal_pdf
from socle.documents.timestamping import Authority
from socle.signer.keys import HeldKey
from socle.signer.settings import SignerSettings

CODE = re.compile(rf"[0-9A-HJKMNP-TV-Z]{{{CODE_LENGTH}}}")
BADGE_FILE, BADGE_TYPE = "certificat.ob.json", "application/ld+json"
BADGE_SAID = "Open Badge 3.0 de ce certificat, avec la preuve de son inscription au journal"
SIGNATORY_ROLE = "Pour le certificateur"


@dataclass(frozen=True, slots=True)
class Logged:
    """An award that the log holds; `status` is its list and its place there."""

    award: Award
    framework: Framework
    salt: bytes
    proof: str
    status: tuple[int, int]


@dataclass(frozen=True)
class Sealing:
    """What papers are sealed with; the keys stay open from one paper to the next."""

    settings: SignerSettings
    badge: HeldKey
    seal: HeldKey
    prepared: Seal = field(init=False)

    def __post_init__(self) -> None:
        authority = self.settings.timestamp_authority
        made = Seal(
            self.seal.certificate, self.seal.key.sign, timestamper=Authority(authority) if authority else None
        )
        object.__setattr__(self, "prepared", made)


def refuse_other_badge(badge: str, award: Award, keys: dict[str, bytes], contexts: Contexts) -> None:
    """Only the badge that this issuer signed for this award travels in its PDF."""
    try:
        document = json.loads(badge)
        proof = document["proof"]
        key = keys.get(proof["verificationMethod"], b"")
        ours = document["id"] == award.id and is_document_signed(document, proof, key=key, contexts=contexts)
    except (ValueError, KeyError, TypeError, SocleError):
        ours = False
    if not ours:
        raise Refusal("Ce badge n’est pas celui de cette attribution.", "Redemandez-le au signataire.")


def sealed_certificate(logged: Logged, badge: str, *, code: str, sealing: Sealing) -> bytes:
    """The sealed PDF; its QR carries the award and its signature: a phone checks it without a server."""
    if logged.award.kind is not Kind.CERTIFICATE or not CODE.fullmatch(code):
        raise Refusal(
            "Seul un certificat, avec son code public, se met sur papier ici.", "Vérifiez la demande."
        )
    attached = Attachment(BADGE_FILE, badge, BADGE_TYPE, BADGE_SAID)
    pdf = render_certificate(paper_of(logged, code, sealing), attached=(attached,))
    return seal_pdf(pdf, sealing.prepared, place=logged.award.place)


def paper_of(logged: Logged, code: str, sealing: Sealing) -> Certificate:
    award = logged.award
    holder, _, used_name = award.holder.partition(USED_NAME)
    return Certificate(
        holder=holder,
        used_name=used_name,
        title=award.title,
        domains=tuple(domain.short for domain in logged.framework.domains),
        decided_on=date.fromisoformat(award.decided),
        place=award.place,
        number=award.number,
        public_code=grouped(code),
        verification_address=f"{sealing.settings.address}/verifier/",
        scanned=f"{sealing.settings.address}/v#{qr_token(logged, sealing)}",
        certifier=award.issuer,
        signatory=award.signatory,
        signatory_role=SIGNATORY_ROLE,
        registration_number=award.registration,
        specimen=award.specimen,
    )


def qr_token(logged: Logged, sealing: Sealing) -> str:
    """What the QR of a certificate carries; other documents have none."""
    if logged.award.kind is not Kind.CERTIFICATE:
        return ""
    return make_token(
        logged.award,
        salt=logged.salt,
        index=read_proof(logged.proof).index,
        status=logged.status,
        key=sealing.badge.name,
        sign=sealing.badge.key.sign,
    )
