"""Opening, stopping, resuming and closing a pathway."""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.db.models import QuerySet

from socle.apps.accreditations.actions import refuse_without_accreditation
from socle.apps.frameworks.models import Framework, Version
from socle.apps.frameworks.queries import version_in_force
from socle.apps.journal.actions import move, write_entry
from socle.apps.legacy.queries import holds_legacy
from socle.apps.organisations.models import Site
from socle.apps.pathways.models import CLOSED, Pathway
from socle.apps.people.models import Person
from socle.core.accreditation import AccreditedRole
from socle.core.errors import Refusal
from socle.core.framework_life import missing_to_open
from socle.core.pathway import BODY, CERTIFIER, PATHWAY
from socle.scheme import Scheme

WRITE_PRESENCE = """
INSERT INTO pathways_presence (pathway_id, "on") VALUES (%s, %s) ON CONFLICT DO NOTHING
"""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Why the person comes, from which situation, who sent them, who pays, towards which work.

    All are codes of the scheme's lists.
    """

    reason: str
    referrer: str
    payer: str
    sector: str
    status: str = "unknown"
    education: str = "unknown"


@transaction.atomic
def open_pathway(
    person: Person,
    framework: Framework,
    site: Site,
    circumstances: Circumstances,
    *,
    employer_siren: str = "",
    public_id: UUID | None = None,
    scheme: Scheme,
    by: int | None,
    on: date,
) -> Pathway:
    """Enrol a person at a site accredited to assess that day, under the version in force that day.

    The person has been given the information notice in force, which is recorded.
    """
    for name, code in asdict(circumstances).items():
        scheme.lists.refuse_unknown(name, code, on)
    version = _version_to_open(framework, on)
    refuse_without_accreditation(site, framework, AccreditedRole.ASSESS, parameters=scheme.parameters, on=on)
    # Two people enrolling the same person at once wait for each other here.
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    _refuse_second(Pathway.objects.filter(person=person, framework=framework))
    _refuse_holder(person, framework)
    pathway = Pathway.objects.create(
        public_id=public_id or uuid4(),
        person=person,
        framework=framework,
        version=version,
        site=site,
        opened_on=on,
        employer_siren=employer_siren,
        informed_on=on,
        notice=scheme.parameters.value("information_notice", framework=framework.slug, on=on),
        **asdict(circumstances),
    )
    write_entry(pathway, "open", by=by, on=on, codes=asdict(circumstances))
    return pathway


def _refuse_second(known: QuerySet[Pathway]) -> None:
    """Of the same person and framework, one pathway is open at a time, and none after the certificate."""
    states = set(known.values_list("state", flat=True))
    if "certified" in states:
        raise Refusal(
            "Cette personne a déjà ce certificat.",
            "Remettez-lui une carte d’accès : elle le retrouve sur ses pages.",
        )
    if states - set(CLOSED):
        raise Refusal(
            "Cette personne a déjà un parcours ouvert pour ce certificat.",
            "Reprenez ce parcours, ou demandez au certificateur de le transférer.",
        )


def _refuse_holder(person: Person, framework: Framework) -> None:
    """A certificate of before this product counts as one delivered here."""
    if holds_legacy(person, framework):
        raise Refusal(
            "Cette personne a déjà ce certificat.",
            "Il a été délivré avant cette plateforme : le certificateur le retrouve dans l’historique.",
        )


def _version_to_open(framework: Framework, on: date) -> Version:
    missing = missing_to_open(framework.window, on)
    if missing:
        raise Refusal(
            f"Ce certificat ne s’ouvre pas : il manque {', '.join(missing)}.", "Voyez le certificateur."
        )
    version = version_in_force(framework.slug, on)
    if version is None:
        raise Refusal(
            f"Aucune version de « {framework.title} » n’est en vigueur le {on:%d/%m/%Y}.",
            "Voyez le certificateur.",
        )
    return version


@transaction.atomic
def stop_pathway(pathway: Pathway, stop_reason: str, *, scheme: Scheme, by: int | None, on: date) -> None:
    """Stop a pathway when contact ends, with its reason; it can be resumed."""
    scheme.lists.refuse_unknown("stop_reason", stop_reason, on)
    move(pathway, "stop", lifecycle=PATHWAY, role=BODY, by=by, on=on)
    Pathway.objects.filter(pk=pathway.pk).update(stop_reason=stop_reason)
    pathway.stop_reason = stop_reason


@transaction.atomic
def record_presence(pathway: Pathway, *, by: int | None, on: date) -> None:
    """The person was there that day; saying it twice changes nothing."""
    if on < pathway.opened_on:
        raise Refusal(
            f"La personne est inscrite depuis le {pathway.opened_on:%d/%m/%Y}.", "Choisissez un jour après."
        )
    with connection.cursor() as cursor:
        cursor.execute(WRITE_PRESENCE, (pathway.pk, on))
        is_new = cursor.rowcount == 1
    if is_new:
        write_entry(pathway, "record_presence", by=by, on=on)


@transaction.atomic
def resume_pathway(pathway: Pathway, *, by: int | None, on: date) -> None:
    """Take up a stopped pathway where its results allow: from the start, or from the prescription."""
    if pathway.kept_until and on > pathway.kept_until:
        raise Refusal(
            f"Ce qui avait été acquis valait jusqu’au {pathway.kept_until:%d/%m/%Y}.",
            "Ouvrez un nouveau parcours.",
        )
    Person.objects.select_for_update(of=("self",)).get(pk=pathway.person_id)
    same = Pathway.objects.filter(person=pathway.person_id, framework=pathway.framework_id)
    _refuse_second(same.exclude(pk=pathway.pk))
    _refuse_holder(pathway.person, pathway.framework)
    verb = "resume_training" if pathway.result_on else "resume_enrolment"
    move(pathway, verb, lifecycle=PATHWAY, role=BODY, by=by, on=on)


@transaction.atomic
def expire_pathway(pathway: Pathway, *, by: int | None, on: date) -> None:
    """Close a pathway whose acquired domains no longer count."""
    if pathway.kept_until is None or on <= pathway.kept_until:
        raise Refusal("Ce parcours n’a pas dépassé son délai.", "Il n’y a rien à faire.")
    move(pathway, "expire", lifecycle=PATHWAY, role=CERTIFIER, by=by, on=on)
