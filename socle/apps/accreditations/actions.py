"""Giving and ending accreditations, and refusing an act that lacks one."""

from datetime import date

from django.db import IntegrityError, transaction

from socle.apps.accreditations.models import Accreditation, Role
from socle.apps.frameworks.models import Framework
from socle.apps.journal.actions import write_entry
from socle.apps.organisations.models import Site
from socle.core.accreditation import AccreditedRole, missing_accreditation
from socle.core.errors import Refusal
from socle.core.parameters import Parameters


@transaction.atomic
def accredit(
    site: Site,
    framework: Framework,
    role: AccreditedRole,
    *,
    starts_on: date,
    ends_on: date | None,
    by: int | None,
    on: date,
) -> Accreditation:
    """Give a site an accreditation that overlaps no other of the same kind."""
    try:
        with transaction.atomic():
            held = Accreditation.objects.create(
                site=site, framework=framework, role=Role[role.name], starts_on=starts_on, ends_on=ends_on
            )
    except IntegrityError as error:
        if "one_accreditation_at_a_time" not in str(error):
            raise
        raise Refusal(
            f"{site.name} a déjà une habilitation de ce type à ces dates.",
            "Choisissez des dates qui ne se chevauchent pas.",
        ) from error
    write_entry(held, "accredit", by=by, on=on, codes={"role": role, "framework": framework.slug})
    return held


def refuse_without_accreditation(
    site: Site, framework: Framework, role: AccreditedRole, *, parameters: Parameters, on: date
) -> None:
    """Refuse the act unless the site holds the accreditation on the day of the act."""
    accredited_roles = parameters.value("accredited_roles", framework=framework.slug, on=on)
    if role not in accredited_roles:
        return
    held = Accreditation.objects.filter(site=site, framework=framework).select_related("site", "framework")
    missing = missing_accreditation(
        [accreditation.fact for accreditation in held],
        siret=site.siret,
        framework=framework.slug,
        role=role,
        accredited_roles=accredited_roles,
        on=on,
    )
    if missing:
        raise Refusal(
            f"{site.name} ne peut pas le faire : il manque {', '.join(missing)}.",
            "Vérifiez la date de l’acte, ou demandez l’habilitation au certificateur.",
        )


@transaction.atomic
def end_accreditation(held: Accreditation, *, ends_on: date, by: int | None, on: date) -> None:
    """The accreditation's last day; what was done under it stays done."""
    held = Accreditation.objects.select_for_update(of=("self",)).select_related("site").get(pk=held.pk)
    if ends_on < held.starts_on:
        raise Refusal(
            f"L’habilitation a commencé le {held.starts_on:%d/%m/%Y} : elle ne peut pas finir avant.",
            "Choisissez une date de fin plus tardive.",
        )
    if held.ends_on is not None and held.ends_on < ends_on:
        raise Refusal(
            f"L’habilitation se termine déjà le {held.ends_on:%d/%m/%Y} : une fin ne se repousse pas.",
            "Donnez une nouvelle habilitation qui commence après.",
        )
    held.ends_on = ends_on
    held.save(update_fields=["ends_on"])
    write_entry(held, "end", by=by, on=on, codes={"ends_on": ends_on.isoformat()})
