"""What the privacy page tells, made from the register of personal fields."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language

from socle.core.privacy import PersonalField, Register, Said


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept for one purpose: the things, the legal basis, how long, and whether that is settled."""

    purpose: str
    things: tuple[str, ...]
    legal_basis: str
    retention: str
    is_provisional: bool


@dataclass(frozen=True, slots=True)
class PrivacyPage:
    """`contact` is the address that the operator gave, or empty."""

    candidates: tuple[Kept, ...]
    professionals: tuple[Kept, ...]
    visitors: tuple[Kept, ...]
    contact: str


def privacy_page(register: Register) -> PrivacyPage:
    return PrivacyPage(
        candidates=kept_about("candidate", register),
        professionals=kept_about("professional", register),
        visitors=kept_about("visitor", register),
        contact=settings.PRIVACY_CONTACT,
    )


def kept_about(who: str, register: Register) -> tuple[Kept, ...]:
    """One part per purpose, legal basis and retention, in the order of the register's purposes."""
    parts: dict[tuple[str, str, str], list[PersonalField]] = {}
    for code, purpose in register.purposes.items():
        if purpose.who == who:
            for field in register.fields:
                if field.purpose == code:
                    parts.setdefault((code, field.legal_basis, field.retention), []).append(field)
    return tuple(kept(register, codes, fields) for codes, fields in parts.items())


def kept(register: Register, codes: tuple[str, str, str], fields: list[PersonalField]) -> Kept:
    purpose, legal_basis, retention = codes
    basis, duration = register.legal_bases[legal_basis], register.retentions[retention]
    return Kept(
        purpose=said(register.purposes[purpose]),
        things=tuple(dict.fromkeys(said(field.label) for field in fields)),
        legal_basis=said(basis),
        retention=said(duration),
        is_provisional=basis.is_provisional or duration.is_provisional,
    )


def said(text: Said) -> str:
    return text.in_language(get_language() or "fr")
