"""A member who will not come after all."""

from datetime import date

from django.db import transaction

from socle.apps.accounts.models import Account
from socle.apps.journal.actions import write_entry
from socle.apps.juries.actions import lock, refuse_unless
from socle.apps.juries.models import Member
from socle.apps.juries.permissions import refuse_other_than_secretary


@transaction.atomic
def remove_member(member: Member, *, by: Account, on: date) -> None:
    """Take an invitation back, before the sitting opens; the journal keeps who and when."""
    refuse_other_than_secretary(by, on)
    refuse_unless(lock(member.sitting), "planned", "agenda_closed")
    write_entry(member, "remove", by=by.pk, on=on, codes={"professional": member.professional_id})
    Member.objects.filter(pk=member.pk).delete()
