"""The card that opens a candidate's page without e-mail or password."""

from dataclasses import dataclass
from datetime import date

from socle.core.card import grouped
from socle.documents.qr import qr_svg
from socle.documents.typesetting import Part, facts, typeset


@dataclass(frozen=True, slots=True)
class AccessCard:
    """`address` is short enough to be typed; no name on it, so that a lost card tells nothing."""

    code: str
    address: str
    link: str
    body: str
    phone: str
    printed_on: date
    specimen: bool


def render_access_card(card: AccessCard) -> bytes:
    part = Part("access_card", facts(card, groups=grouped(card.code).split("-"), qr=qr_svg(card.link)))
    return typeset(part, title="Votre carte d’accès", day=card.printed_on)
