"""Where a framework has no jury, a named person of the certifier reads the files and decides."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from socle.apps.accounts.models import Account
from socle.apps.frameworks.models import Framework
from socle.apps.journal.actions import move, write_entry
from socle.apps.journal.batch import move_all
from socle.apps.juries.models import Deliberation, Validation
from socle.apps.juries.permissions import refuse_machine, refuse_without_role
from socle.apps.pathways.models import Pathway
from socle.core.errors import Refusal
from socle.core.jury import MOVES, WITHHELD, JuryVerdict, read_verdict, refuse_without_reason
from socle.core.pathway import CERTIFIER, PATHWAY
from socle.core.roles import Role
from socle.scheme import Scheme


@transaction.atomic
def validate_batch(
    pathways: Sequence[Pathway], *, scheme: Scheme, by: Account | None, on: date
) -> Validation:
    """Grant these files in the name of the person who validates them; a machine never does."""
    by = refuse_machine(by)
    refuse_without_role(by, Role.CERTIFIER, on=on)
    framework = _framework_of(pathways)
    _refuse_where_a_jury_sits(framework, scheme, on)
    validation = _validation(framework, by=by, on=on)
    write_entry(validation, "validate", by=by.pk, on=on, codes={"files": len(pathways)})
    move_all(pathways, "certify", lifecycle=PATHWAY, role=CERTIFIER, by=by.pk, on=on)
    Deliberation.objects.bulk_create(
        _deliberation(pathway, validation, JuryVerdict.GRANTED, by=by, on=on) for pathway in pathways
    )
    return validation


@transaction.atomic
def open_to_validate(pathway: Pathway, *, scheme: Scheme, by: Account, on: date) -> None:
    """Open a file to read it before deciding; each opening is kept in the journal."""
    refuse_without_role(by, Role.CERTIFIER, on=on)
    _refuse_where_a_jury_sits(pathway.framework, scheme, on)
    state = Pathway.objects.values_list("state", flat=True).get(pk=pathway.pk)
    if state != "before_jury":
        raise Refusal(
            f"Ce dossier n’attend pas : il est à l’étape « {PATHWAY.labels[state]} ».",
            "Il s’ouvre quand l’organisme l’a envoyé.",
        )
    write_entry(pathway, "open_to_validate", by=by.pk, on=on)


@transaction.atomic
def withhold_certificate(
    pathway: Pathway, verdict: str, *, reason: str, scheme: Scheme, by: Account, on: date
) -> Deliberation:
    """Send one file back to be completed, or refuse it, with the reason that its person reads."""
    refuse_without_role(by, Role.CERTIFIER, on=on)
    _refuse_where_a_jury_sits(pathway.framework, scheme, on)
    said = read_verdict(verdict, WITHHELD)
    refuse_without_reason(said, reason)
    move(pathway, MOVES[said][0], lifecycle=PATHWAY, role=CERTIFIER, by=by.pk, on=on)
    validation = _validation(pathway.framework, by=by, on=on)
    write_entry(validation, "withhold", by=by.pk, on=on, codes={"verdict": said})
    decision = _deliberation(pathway, validation, said, reason=reason, by=by, on=on)
    decision.save()
    return decision


def _refuse_where_a_jury_sits(framework: Framework, scheme: Scheme, on: date) -> None:
    if scheme.parameters.value("has_jury", framework=framework.slug, on=on):
        raise Refusal(
            f"« {framework.title} » a un jury le {on:%d/%m/%Y}.",
            "Inscrivez ces dossiers à une séance.",
        )


def _validation(framework: Framework, *, by: Account, on: date) -> Validation:
    return Validation.objects.create(framework=framework, validated_by_id=by.professional_id, validated_on=on)


def _deliberation(
    pathway: Pathway,
    validation: Validation,
    verdict: JuryVerdict,
    *,
    reason: str = "",
    by: Account,
    on: date,
) -> Deliberation:
    return Deliberation(
        pathway=pathway,
        validation=validation,
        verdict=verdict,
        reason=reason.strip(),
        decided_on=on,
        voters=[by.professional_id],
    )


def _framework_of(pathways: Sequence[Pathway]) -> Framework:
    frameworks = {pathway.framework for pathway in pathways}
    if len(frameworks) != 1:
        raise Refusal(
            "Une validation porte sur les dossiers d’un seul certificat.", "Choisissez au moins un dossier."
        )
    return frameworks.pop()
