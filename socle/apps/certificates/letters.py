"""What a jury writes to a person without e-mail: what it decided, why, and what to do next."""

from datetime import date

from socle.apps.certificates.models import Certificate
from socle.apps.certificates.paper import SIGNATORY_ROLE, check_address
from socle.apps.juries.models import Deliberation
from socle.apps.organisations.models import Site
from socle.apps.people.models import Person
from socle.apps.people.names import person_name
from socle.core.certificate import grouped
from socle.core.days import in_full
from socle.core.issuer import Issuer
from socle.core.jury import JuryVerdict
from socle.documents.certificate_name import short_name
from socle.documents.letter import Letter


def letter_of(
    decision: Deliberation,
    certificate: Certificate | None,
    issuer: Issuer,
    *,
    on: date,
) -> Letter:
    """The letter that tells a decision; `certificate` is the one enclosed when it was granted."""
    pathway = decision.pathway
    name = short_name(pathway.framework.title)
    return Letter(
        sender=tuple(line for line in (issuer.name, issuer.place) if line),
        recipient=_recipient(pathway.person),
        place=issuer.place,
        written_on=on,
        subject=f"Votre certificat {name} : la décision du jury",
        paragraphs=(_sat(decision), *_told(decision, name, certificate)),
        signatory=issuer.signatory,
        signatory_role=SIGNATORY_ROLE,
        specimen=issuer.specimen,
    )


def _recipient(person: Person) -> tuple[str, ...]:
    called = person.used_name or person.birth_name
    town = f"{person.postal_code} {person.town}".strip()
    lines = (f"{person_name(person).called} {called}", person.address, person.address_more, town)
    return tuple(line for line in lines if line)


def _sat(decision: Deliberation) -> str:
    return f"Le jury s’est réuni le {in_full(decision.decided_on)}. Il a étudié votre dossier."


def _told(decision: Deliberation, name: str, certificate: Certificate | None) -> tuple[str, ...]:
    if decision.verdict == JuryVerdict.GRANTED:
        return _granted(name, certificate)
    site = decision.pathway.site
    if decision.verdict == JuryVerdict.DEFERRED:
        return (
            f"Le jury ne peut pas encore décider pour votre certificat {name}.",
            f"Voici pourquoi : {decision.reason}",
            f"Ce que vous avez acquis reste acquis. {site.name} complète le dossier avec vous, "
            "puis l’envoie de nouveau au jury.",
            _call(site),
        )
    return (
        f"Cette fois, le jury ne vous accorde pas le certificat {name}.",
        f"Voici pourquoi : {decision.reason}",
        f"{_kept(decision.pathway.kept_until)} {site.name} prépare la suite avec vous.",
        _call(site),
    )


def _granted(name: str, certificate: Certificate | None) -> tuple[str, ...]:
    told = (f"Le jury vous accorde le certificat {name}. Toutes nos félicitations.",)
    if certificate is None:
        return told
    return (
        *told,
        f"Votre certificat accompagne cette lettre. Il porte le numéro {certificate.number}. Gardez-le bien.",
        "Vous pouvez le montrer à un employeur. Il peut vérifier que le certificat est vrai, "
        f"à cette adresse : {check_address()} avec le code {grouped(certificate.code)}.",
    )


def _kept(until: date | None) -> str:
    if until is None:
        return "Ce que vous avez acquis reste acquis."
    return f"Ce que vous avez acquis reste acquis jusqu’au {in_full(until)}."


def _call(site: Site) -> str:
    if site.phone:
        return f"Vous avez une question ? Appelez {site.name} au {site.phone}."
    return f"Vous avez une question ? Demandez à {site.name}, à {site.town}."
