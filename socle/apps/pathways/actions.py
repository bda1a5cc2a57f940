"""Opening and stopping a pathway."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from socle.apps.accreditations.actions import refuse_without_accreditation
from socle.apps.frameworks.models import Framework, Version
from socle.apps.frameworks.queries import version_in_force
from socle.apps.journal.actions import move, write_entry
from socle.apps.organisations.models import Site
from socle.apps.pathways.models import CLOSED, Pathway
from socle.apps.people.models import Person
from socle.core.accreditation import AccreditedRole
from socle.core.errors import Refusal
from socle.core.framework_life import missing_to_open
from socle.core.pathway import BODY, PATHWAY
from socle.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Why the person comes, who sent them, who pays, towards which work: codes of the scheme's lists."""

    reason: str
    referrer: str
    payer: str
    sector: str


@transaction.atomic
def open_pathway(
    person: Person,
    framework: Framework,
    site: Site,
    circumstances: Circumstances,
    *,
    scheme: Scheme,
    by: int | None,
    on: date,
) -> Pathway:
    """Enrol a person at a site accredited to assess that day, under the version in force that day."""
    for name, code in asdict(circumstances).items():
        scheme.lists.refuse_unknown(name, code, on)
    version = _version_to_open(framework, on)
    refuse_without_accreditation(site, framework, AccreditedRole.ASSESS, parameters=scheme.parameters, on=on)
    # Two people enrolling the same person at once wait for each other here.
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if Pathway.objects.filter(person=person, framework=framework).exclude(state__in=CLOSED).exists():
        raise Refusal(
            "Cette personne a déjà un parcours ouvert pour ce certificat.",
            "Reprenez ce parcours, ou demandez au certificateur de le transférer.",
        )
    pathway = Pathway.objects.create(
        person=person, framework=framework, version=version, site=site, opened_on=on, **asdict(circumstances)
    )
    write_entry(pathway, "open", by=by, on=on, codes=asdict(circumstances))
    return pathway


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
