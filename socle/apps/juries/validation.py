"""Where a framework has no jury, a named person of the certifier validates the files."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from socle.apps.accounts.models import Account
from socle.apps.frameworks.models import Framework
from socle.apps.journal.actions import write_entry
from socle.apps.journal.batch import move_all
from socle.apps.juries.models import Deliberation, Validation
from socle.apps.juries.permissions import refuse_machine, refuse_without_role
from socle.apps.pathways.models import Pathway
from socle.core.errors import Refusal
from socle.core.jury import JuryVerdict
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
    if scheme.parameters.value("has_jury", framework=framework.slug, on=on):
        raise Refusal(
            f"« {framework.title} » a un jury le {on:%d/%m/%Y}.",
            "Inscrivez ces dossiers à une séance.",
        )
    validation = Validation.objects.create(
        framework=framework, validated_by_id=by.professional_id, validated_on=on
    )
    write_entry(validation, "validate", by=by.pk, on=on, codes={"files": len(pathways)})
    move_all(pathways, "certify", lifecycle=PATHWAY, role=CERTIFIER, by=by.pk, on=on)
    Deliberation.objects.bulk_create(
        Deliberation(
            pathway=pathway,
            validation=validation,
            verdict=JuryVerdict.GRANTED,
            decided_on=on,
            voters=[by.professional_id],
        )
        for pathway in pathways
    )
    return validation


def _framework_of(pathways: Sequence[Pathway]) -> Framework:
    frameworks = {pathway.framework for pathway in pathways}
    if len(frameworks) != 1:
        raise Refusal(
            "Une validation porte sur les dossiers d’un seul certificat.", "Choisissez au moins un dossier."
        )
    return frameworks.pop()
