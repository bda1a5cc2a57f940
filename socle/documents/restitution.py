"""The restitution: first what you can do, then what you will learn, then what happens next."""

from dataclasses import dataclass
from datetime import date

from socle.core.rosette import Part as Petal
from socle.core.rosette import acquired, begun, describe, rosette_svg
from socle.documents.certificate_name import short_name
from socle.documents.person_name import PersonName
from socle.documents.typesetting import Part, facts, typeset


@dataclass(frozen=True, slots=True)
class Learning:
    """What the person will learn in one domain; `theme` is the domain's short name."""

    theme: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NextStep:
    """What happens next, and whom to call; what is not known yet is left out."""

    what: str
    place: str
    contact: str
    phone: str
    on: date | None = None
    at: str = ""


@dataclass(frozen=True, slots=True)
class Restitution:
    """`known` are the « Je sais… » of every acquired subdomain; no threshold and no count stand here."""

    person: PersonName
    certificate: str
    assessed_on: date
    body: str
    assessor: str
    petals: tuple[Petal, ...]
    known: tuple[str, ...]
    learning: tuple[Learning, ...]
    next_step: NextStep
    specimen: bool


def render_restitution(restitution: Restitution) -> bytes:
    title = f"Ce que vous savez faire – {restitution.person}"
    return typeset(restitution_part(restitution), title=title, day=restitution.assessed_on)


def restitution_part(restitution: Restitution) -> Part:
    petals = restitution.petals
    return Part(
        "restitution",
        facts(
            restitution,
            short_name=short_name(restitution.certificate),
            called=restitution.person.called,
            rosette=rosette_svg(petals, title="", described="", prefix="r"),
            described=describe(petals),
            whole=acquired(petals),
            begun=begun(petals),
        ),
    )
