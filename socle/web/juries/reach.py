"""Which sittings and files an account reaches, and what keeps a member away from a file."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.shortcuts import get_object_or_404

from socle.apps.accounts.queries import ties
from socle.apps.journal.models import Entry
from socle.apps.juries.models import Item, Member, Sitting
from socle.apps.juries.queries import calendar, file_of
from socle.core.roles import Role
from socle.core.sitting import UNDER_WAY
from socle.web.access import Actor

JURY = (Role.SECRETARY, Role.JUROR)
FILE = ("sitting__framework", "pathway__site__body", "pathway__version", "pathway__person")


def sittings(actor: Actor) -> QuerySet[Sitting]:
    """Every sitting for the secretary; for a member, those to which they are invited."""
    if Role.SECRETARY in actor.roles:
        return calendar()
    mine = Member.objects.filter(sitting=OuterRef("pk"), professional=actor.account.professional_id)
    return calendar().filter(Exists(mine))


def sitting_for(actor: Actor, public_id: UUID) -> Sitting:
    return get_object_or_404(sittings(actor), public_id=public_id)


def item_for(actor: Actor, public_id: UUID, number: int) -> Item:
    """One file of a sitting that the account reaches."""
    items = Item.objects.filter(sitting__in=sittings(actor)).select_related(*FILE)
    return get_object_or_404(items, sitting__public_id=public_id, number=number)


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks at a sitting. `siren` ties a member to organisations, today and at the opening."""

    account: int
    is_secretary: bool
    member: Member | None
    siren: frozenset[str]

    def is_tied(self, item: Item) -> bool:
        """A member never sees a file of their own body or employer, even when they are the secretary."""
        return self.member is not None and bool(self.siren & file_of(item).concerned)

    def reads(self, item: Item) -> bool:
        """What a file says is read while its sitting is under way, once opened by the reader's own hand."""
        if item.sitting.state not in UNDER_WAY or self.is_tied(item):
            return False
        opened = Entry.objects.filter(subject=item._meta.label_lower, subject_id=item.pk, verb="open")
        return opened.filter(actor_id=self.account).exists()


def viewer(actor: Actor, sitting: Sitting, on: date) -> Viewer:
    account = actor.account
    member = Member.objects.filter(sitting=sitting, professional=account.professional_id).first()
    siren = ties(account.professional, on) | set(member.ties) if member else frozenset()
    return Viewer(account.pk, Role.SECRETARY in actor.roles, member, frozenset(siren))
