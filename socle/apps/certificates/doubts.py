"""What the certifier answers when two rows may be one person."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from socle.apps.accounts.actions import revoke_cards
from socle.apps.accounts.models import Account, Card
from socle.apps.certificates.models import Certificate
from socle.apps.journal.actions import write_entry
from socle.apps.juries.permissions import refuse_without_role
from socle.apps.legacy.models import LegacyCertificate
from socle.apps.legacy.queries import in_force
from socle.apps.pathways.models import CLOSED, Pathway
from socle.apps.people.models import Doubt, Person
from socle.core.errors import Refusal
from socle.core.roles import Role


@transaction.atomic
def resolve_doubt(doubt: Doubt, is_same: bool, *, by: Account, on: date) -> None:
    """Same person: everything the newer row holds goes to the older one. Two people: it is noted."""
    refuse_without_role(by, Role.CERTIFIER, on=on)
    people = Person.objects.select_for_update(of=("self",)).in_bulk([doubt.newer_id, doubt.older_id])
    newer, older = people[doubt.newer_id], people[doubt.older_id]
    locked = Doubt.objects.select_for_update(of=("self",)).get(pk=doubt.pk)
    if locked.resolved_on:
        raise Refusal(
            f"Ce doute est résolu depuis le {locked.resolved_on:%d/%m/%Y}.", "Il n’y a rien à faire."
        )
    if is_same:
        _refuse_two_of_one(newer, older)
        _give(newer, older, by=by, on=on)
    doubt.is_same, doubt.resolved_on = is_same, on
    doubt.save(update_fields=["is_same", "resolved_on"])
    write_entry(doubt, "resolve", by=by.pk, on=on, codes={"is_same": is_same})
    if is_same:
        _carry_other_doubts(newer, older, by=by, on=on)


def _refuse_two_of_one(newer: Person, older: Person) -> None:
    """One open pathway and one certificate per person and framework: the certifier ends one first."""
    open_ones = Pathway.objects.filter(person=newer).exclude(state__in=CLOSED)
    theirs = Pathway.objects.filter(person=older).exclude(state__in=CLOSED).values("framework")
    if twice := open_ones.filter(framework__in=theirs).select_related("framework").first():
        raise Refusal(
            f"Les deux fiches ont chacune un parcours ouvert pour « {twice.framework.title} ».",
            "Faites arrêter l’un des deux parcours, puis répondez de nouveau.",
        )
    held, also = _held(newer), _held(older)
    if both := next((title for title in held if title in also), None):
        raise Refusal(
            f"Les deux fiches ont chacune le certificat « {both} ».",
            f"Retirez l’un des deux, par exemple le n° {held[both]}, puis répondez de nouveau.",
        )


def _held(person: Person) -> dict[str, str]:
    """The title and number of each certificate in force, delivered here or before this product."""
    here = Certificate.objects.filter(person=person, revoked_on__isnull=True)
    told = ("framework__title", "number")
    return dict(in_force().filter(person=person).values_list(*told)) | dict(here.values_list(*told))


def _give(newer: Person, older: Person, *, by: Account, on: date) -> None:
    """Pathways, certificates of all times and cards; only one card stays in use."""
    if Card.objects.filter(person=older, revoked_on__isnull=True).exists():
        revoke_cards(newer, by=by.pk, on=on)
    for model in (Pathway, Certificate, LegacyCertificate, Card):
        for record in model._default_manager.filter(person=newer).order_by("pk"):
            model._default_manager.filter(pk=record.pk).update(person=older)
            codes = {"from": newer.pk, "to": older.pk}
            write_entry(record, "change_person", by=by.pk, on=on, codes=codes)


def _carry_other_doubts(newer: Person, older: Person, *, by: Account, on: date) -> None:
    """What was still asked of the newer row is asked of the older one, once."""
    asked = Doubt.objects.filter(Q(newer=newer) | Q(older=newer), resolved_on__isnull=True)
    for doubt in asked.order_by("pk"):
        other = doubt.older_id if doubt.newer_id == newer.pk else doubt.newer_id
        pair = Q(newer=older, older=other) | Q(newer=other, older=older)
        if Doubt.objects.filter(pair).exists():
            write_entry(doubt, "drop", by=by.pk, on=on)
            doubt.delete()
        else:
            doubt.newer_id, doubt.older_id = max(older.pk, other), min(older.pk, other)
            doubt.save(update_fields=["newer", "older"])
            write_entry(doubt, "change_person", by=by.pk, on=on, codes={"from": newer.pk, "to": older.pk})
