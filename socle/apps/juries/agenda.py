"""The agenda of a sitting: which files, in which order, drawn, opened, set aside."""

from datetime import date

from django.db import transaction

from socle.apps.accounts.models import Account
from socle.apps.accounts.queries import ties
from socle.apps.journal.actions import move, write_entry
from socle.apps.journal.queries import last_days
from socle.apps.juries.actions import lock, refuse_unless
from socle.apps.juries.models import Item, Member, Sitting
from socle.apps.juries.permissions import refuse_other_than_secretary
from socle.apps.juries.queries import file_of, last_deliberation, taken
from socle.apps.pathways.models import Pathway
from socle.core.errors import Refusal
from socle.core.jury import refuse_tied
from socle.core.sitting import JURY, SITTING, draw_sample, is_in_territory
from socle.scheme import Scheme


@transaction.atomic
def close_agenda(sitting: Sitting, *, scheme: Scheme, by: Account, on: date) -> list[Item]:
    """Take every file of the territory sent by the cut-off, number them, draw those to open first."""
    refuse_other_than_secretary(by, on)
    locked = lock(sitting)
    if on < locked.cut_off_on:
        raise Refusal(
            f"Les dossiers peuvent arriver jusqu’au {locked.cut_off_on:%d/%m/%Y}.",
            "Attendez cette date pour arrêter l’ordre du jour.",
        )
    files = _waiting(locked)
    if not files:
        raise Refusal("Aucun dossier n’attend cette séance.", "Attendez un dossier, ou annulez la séance.")
    percent = scheme.parameters.value("jury_sample_percent", framework=locked.framework.slug, on=on)
    drawn = draw_sample(locked.public_id, [file.public_id for file in files], percent)
    items = Item.objects.bulk_create(
        Item(sitting=locked, pathway=file, number=number, drawn=file.public_id in drawn)
        for number, file in enumerate(files, 1)
    )
    move(sitting, "close_agenda", lifecycle=SITTING, role=JURY, by=by.pk, on=on)
    return items


def _waiting(sitting: Sitting) -> list[Pathway]:
    """The files this sitting takes, by day of submission, then by age of the pathway.

    They are locked before we look whether another sitting has taken them: two agendas never share a file.
    """
    before_jury = Pathway.objects.filter(framework=sitting.framework, state="before_jury")
    locked = list(before_jury.select_for_update(of=("self",)).select_related("site").order_by("pk"))
    here = {p.pk: p for p in locked if is_in_territory(p.site.postal_code, sitting.departments)}
    elsewhere = taken(list(here))
    sent = last_days(Pathway, list(here), "submit_to_jury")
    return [
        here[pk]
        for pk in sorted(here, key=lambda pk: (sent[pk], pk))
        if pk not in elsewhere and sent[pk] <= sitting.cut_off_on
    ]


@transaction.atomic
def open_file(item: Item, *, by: Account, on: date) -> None:
    """Open a file to read it; the first opening is kept on the item, each one in the journal."""
    item = Item.objects.select_related("sitting", "pathway__site__body").get(pk=item.pk)
    refuse_unless(lock(item.sitting), "agenda_closed", "open")
    _refuse_reader(item, by, on)
    if item.opened_on is None:
        item.opened_by_id, item.opened_on = by.professional_id, on
        item.save(update_fields=["opened_by", "opened_on"])
    write_entry(item, "open", by=by.pk, on=on)


def _refuse_reader(item: Item, by: Account, on: date) -> None:
    """A member with no tie to the file, or else the secretary."""
    member = Member.objects.filter(sitting=item.sitting_id, professional=by.professional_id).first()
    if member is None:
        refuse_other_than_secretary(by, on)
        return
    refuse_tied(file_of(item), ties(by.professional, on) | set(member.ties))


@transaction.atomic
def set_aside(item: Item, *, by: Account, on: date) -> None:
    """Mark a file as an exception: it is discussed and decided by itself."""
    _mark(item, True, "set_aside", by=by, on=on)


@transaction.atomic
def return_to_block(item: Item, *, by: Account, on: date) -> None:
    """Take an exception back before any decision on it: it waits with the block again."""
    _mark(item, False, "return_to_block", by=by, on=on)


def _mark(item: Item, aside: bool, verb: str, *, by: Account, on: date) -> None:
    refuse_other_than_secretary(by, on)
    refuse_unless(lock(item.sitting), "agenda_closed", "open")
    if last_deliberation(item):
        raise Refusal(f"Le dossier n° {item.number} est déjà décidé.", "Enregistrez une nouvelle décision.")
    # Said twice, it is said once.
    if Item.objects.filter(pk=item.pk, set_aside=not aside).update(set_aside=aside):
        write_entry(item, verb, by=by.pk, on=on)
    item.set_aside = aside
