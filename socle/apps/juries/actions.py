"""A sitting from its planning to its closing: members, presence, opening, signatures."""

from collections.abc import Sequence
from datetime import date, time

from django.db import transaction

from socle.apps.accounts.models import Account
from socle.apps.accounts.queries import memberships, ties
from socle.apps.frameworks.models import Framework
from socle.apps.journal.actions import move, write_entry
from socle.apps.juries.models import Member, Sitting
from socle.apps.juries.opening import record_opening
from socle.apps.juries.permissions import refuse_other_than_secretary
from socle.apps.juries.queries import members_of, missing_before_closing, undecided
from socle.apps.people.models import Professional
from socle.core.errors import Refusal
from socle.core.jury import LABELS, College, missing_quorum, refuse_without_quorum
from socle.core.roles import Role
from socle.core.sitting import (
    JURY,
    SITTING,
    missing_to_sign,
    refuse_unknown_territory,
    refuse_wrong_dates,
)
from socle.scheme import Scheme


@transaction.atomic
def plan_sitting(
    framework: Framework,
    *,
    name: str,
    sits_on: date,
    cut_off_on: date,
    place: str = "",
    departments: Sequence[str] = (),
    scheme: Scheme,
    by: Account,
    on: date,
) -> Sitting:
    """Plan a sitting; files sent to the jury after `cut_off_on` wait for the next one."""
    refuse_other_than_secretary(by, on)
    refuse_wrong_dates(sits_on=sits_on, cut_off_on=cut_off_on, on=on)
    refuse_unknown_territory(departments)
    if not scheme.parameters.value("has_jury", framework=framework.slug, on=sits_on):
        raise Refusal(
            f"« {framework.title} » n’a pas de jury le {sits_on:%d/%m/%Y}.",
            "Une personne du certificateur valide ces dossiers.",
        )
    sitting = Sitting.objects.create(
        framework=framework,
        name=name.strip(),
        departments=sorted(departments),
        sits_on=sits_on,
        cut_off_on=cut_off_on,
        place=place.strip(),
    )
    write_entry(sitting, "plan", by=by.pk, on=on, codes={"sits_on": sits_on.isoformat()})
    return sitting


@transaction.atomic
def cancel_sitting(sitting: Sitting, *, by: Account, on: date) -> None:
    """Cancel a sitting that has not opened; its files wait for the next one."""
    refuse_other_than_secretary(by, on)
    move(sitting, "cancel", lifecycle=SITTING, role=JURY, by=by.pk, on=on)


@transaction.atomic
def invite_member(
    sitting: Sitting, professional: Professional, college: College, *, by: Account, on: date
) -> Member:
    """Invite someone who is a jury member of that college on the day of the sitting."""
    refuse_other_than_secretary(by, on)
    sitting = lock(sitting)
    refuse_unless(sitting, "planned", "agenda_closed")
    _refuse_not_juror(professional, college, sitting.sits_on)
    if Member.objects.filter(sitting=sitting, professional=professional).exists():
        raise Refusal(f"{professional} est déjà membre de cette séance.", "Invitez une autre personne.")
    member = Member.objects.create(sitting=sitting, professional=professional, college=college)
    write_entry(member, "invite", by=by.pk, on=on, codes={"college": college})
    return member


def _refuse_not_juror(professional: Professional, college: College, on: date) -> None:
    held = memberships(on).filter(
        account__professional=professional, role=Role.JUROR, college=college, account__is_active=True
    )
    if not held.exists():
        raise Refusal(
            f"{professional} n’est pas membre de jury du collège {LABELS[college]} le {on:%d/%m/%Y}.",
            "Demandez au certificateur de lui donner ce rôle, ou invitez une autre personne.",
        )


@transaction.atomic
def mark_present(member: Member, present: bool, *, by: Account, on: date) -> None:
    """Say who is there. Whoever arrives once the sitting is open brings their ties of that day."""
    refuse_other_than_secretary(by, on)
    sitting = lock(member.sitting)
    refuse_unless(sitting, "agenda_closed", "open")
    member = Member.objects.select_related("professional").get(pk=member.pk)
    if present:
        _refuse_not_juror(member.professional, College(member.college), on)
    if member.present == present:
        return
    member.present, member.signed_on = present, None
    if present and sitting.state == "open":
        member.ties = sorted(ties(member.professional, on))
    member.save(update_fields=["present", "ties", "signed_on"])
    write_entry(member, "mark_present" if present else "mark_absent", by=by.pk, on=on)


@transaction.atomic
def open_sitting(sitting: Sitting, *, scheme: Scheme, by: Account, on: date, at: time | None = None) -> None:
    """Open with enough members of each college; what ties them to organisations is copied now.

    `at` is the hour in Paris, for the minutes; none when nobody noted it.
    """
    refuse_other_than_secretary(by, on)
    sitting_now = lock(sitting)
    if on < sitting_now.sits_on:
        raise Refusal(
            f"La séance est prévue le {sitting_now.sits_on:%d/%m/%Y}.",
            "Ouvrez-la ce jour-là, ou annulez-la et prévoyez-en une autre.",
        )
    present = [member for member in members_of(sitting) if member.present]
    per_college = quorum(sitting_now, scheme, on)
    refuse_without_quorum(missing_quorum([m.fact for m in present], per_college=per_college))
    for member in present:
        member.ties = sorted(ties(member.professional, on))
    Member.objects.bulk_update(present, ["ties"])
    move(sitting, "open", lifecycle=SITTING, role=JURY, by=by.pk, on=on)
    sitting.opened_at = at
    sitting.save(update_fields=["opened_at"])
    record_opening(sitting_now, on=on)


@transaction.atomic
def sign_minutes(member: Member, *, by: Account, on: date) -> None:
    """A present member signs in their own name, once every file is decided."""
    sitting = lock(member.sitting)
    refuse_unless(sitting, "open")
    member = Member.objects.select_related("professional").get(pk=member.pk)
    if by.professional_id != member.professional_id:
        raise Refusal(f"{member.professional} signe en son propre nom.", "Demandez-lui de signer.")
    if not member.present:
        raise Refusal(
            "Seul un membre présent signe le procès-verbal.", "Faites noter votre présence par le secrétaire."
        )
    missing = missing_to_sign(list(undecided(sitting).values_list("number", flat=True)))
    if missing:
        raise Refusal(
            f"Le procès-verbal n’est pas complet : il manque {' ; '.join(missing)}.",
            "Décidez de chaque dossier, puis signez.",
        )
    if member.signed_on is None:
        member.signed_on = on
        member.save(update_fields=["signed_on"])
        write_entry(member, "sign", by=by.pk, on=on)


@transaction.atomic
def close_sitting(sitting: Sitting, *, by: Account, on: date) -> None:
    """Close once every file is decided and each college has signed; `certificates` awards what follows."""
    refuse_other_than_secretary(by, on)
    refuse_unless(lock(sitting), "open")
    missing = missing_before_closing(sitting)
    if missing:
        raise Refusal(
            f"La séance ne peut pas être close : il manque {' ; '.join(missing)}.",
            "Complétez, puis fermez la séance.",
        )
    move(sitting, "close", lifecycle=SITTING, role=JURY, by=by.pk, on=on)


def lock(sitting: Sitting) -> Sitting:
    """The sitting as it is now; whoever changes it waits for the end of this act."""
    locked = Sitting.objects.select_for_update(of=("self",)).select_related("framework")
    return locked.get(pk=sitting.pk)


def refuse_unless(sitting: Sitting, *states: str) -> None:
    if sitting.state not in states:
        wanted = " ou ".join(f"« {SITTING.labels[state]} »" for state in states)
        raise Refusal(
            f"Cette action n’est pas possible : la séance est à l’étape « {SITTING.labels[sitting.state]} ».",
            f"Elle se fait à l’étape {wanted}.",
        )


def quorum(sitting: Sitting, scheme: Scheme, on: date) -> int:
    """How many members of each college a vote needs that day."""
    return int(scheme.parameters.value("jury_members_per_college", framework=sitting.framework.slug, on=on))
