"""The minutes of a sitting, from what was recorded: to be read before signing, kept once it is closed."""

from collections.abc import Sequence
from datetime import time

from django.conf import settings
from django.utils.timezone import localdate

from socle.apps.accounts.models import Account
from socle.apps.journal.models import Entry
from socle.apps.juries.actions import quorum
from socle.apps.juries.models import Deliberation, Item, Member, Sitting
from socle.apps.juries.queries import last_deliberations, members_of
from socle.apps.organisations.models import Body
from socle.core.jury import College
from socle.core.sitting import said_hour
from socle.documents.minutes import AgendaLine, Attendee, Minutes, Signature, Withdrawal
from socle.scheme import scheme
from socle.web.juries.words import reference, verdict_label
from socle.web.pathways.words import short_title

UNDER_WAY, NOT_NOTED = "(séance en cours)", "(heure non notée)"
TIED = "Dossier de son organisme ou de son employeur."


def minutes_of(sitting: Sitting) -> Minutes:
    members = members_of(sitting)
    decisions = list(last_deliberations(sitting))
    opening = opening_of(sitting)
    drawn = Item.objects.filter(sitting=sitting, drawn=True).select_related("pathway").order_by("number")
    return Minutes(
        jury=sitting.name,
        held_on=opening.on if opening else sitting.sits_on,
        opened_at=hour(sitting.opened_at),
        closed_at=hour(sitting.closed_at) if sitting.state == "closed" else UNDER_WAY,
        place=sitting.place,
        secretary=secretary(opening),
        members=attendees(members),
        quorum=quorum_rule(sitting),
        agenda=tuple(agenda_line(sitting, each) for each in decisions),
        withdrawals=withdrawals(decisions, members),
        drawn=tuple(reference(item) for item in drawn),
        signatures=signatures(members),
        specimen=not settings.PRODUCTION,
    )


def opening_of(sitting: Sitting) -> Entry | None:
    """The entry of the journal that opened the sitting."""
    entries = Entry.objects.filter(subject=sitting._meta.label_lower, subject_id=sitting.pk, verb="open")
    return entries.order_by("pk").last()


def hour(at: time | None) -> str:
    return said_hour(at) if at else NOT_NOTED


def secretary(act: Entry | None) -> str:
    """Who opened the sitting."""
    if act is None or act.actor_id is None:
        return ""
    return str(Account.objects.select_related("professional").get(pk=act.actor_id).professional)


def attendees(members: Sequence[Member]) -> tuple[Attendee, ...]:
    """Each member, and the organisations that tied them at the opening."""
    names = dict(Body.objects.filter(siren__in=ties_of(members)).values_list("siren", "name"))
    return tuple(
        Attendee(
            name=str(member.professional),
            organisation=", ".join(names.get(siren, f"SIREN {siren}") for siren in member.ties),
            college=College(member.college),
            present=member.present,
        )
        for member in members
    )


def ties_of(members: Sequence[Member]) -> set[str]:
    return {siren for member in members for siren in member.ties}


def quorum_rule(sitting: Sitting) -> str:
    needed = quorum(sitting, scheme(), min(sitting.sits_on, localdate()))
    what = "au moins un membre" if needed == 1 else f"au moins {needed} membres"
    return f"{what} de chaque collège, vérifié à chaque vote."


def agenda_line(sitting: Sitting, decision: Deliberation) -> AgendaLine:
    item = decision.item
    if item is None:
        raise LookupError(f"deliberation {decision.pk} was not made by a jury")
    item.pathway = decision.pathway
    said = verdict_label(decision.verdict)
    return AgendaLine(reference(item), short_title(sitting.framework), said, decision.reason)


def withdrawals(decisions: Sequence[Deliberation], members: Sequence[Member]) -> tuple[Withdrawal, ...]:
    names = {member.professional_id: str(member.professional) for member in members}
    return tuple(
        Withdrawal(names[person], reference(decision.item), TIED)
        for decision in decisions
        if decision.item
        for person in decision.withdrawn
    )


def signatures(members: Sequence[Member]) -> tuple[Signature, ...]:
    """Who signed; before anyone has, a place for each member present."""
    signed = [member for member in members if member.signed_on]
    shown = signed or [member for member in members if member.present]
    shown.sort(key=lambda member: list(College).index(College(member.college)))
    return tuple(Signature(College(m.college), str(m.professional), m.signed_on) for m in shown)
