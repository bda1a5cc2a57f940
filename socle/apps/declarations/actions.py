"""What becomes of a batch, from its deposit on; and a passage corrected, or typed on the portal by hand."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from socle.apps.accounts.models import Account
from socle.apps.declarations.correcting import is_to_correct
from socle.apps.declarations.facts import saying_of
from socle.apps.declarations.keeping import erase_sealed, refuse_withdrawn
from socle.apps.declarations.models import Batch, Passage
from socle.apps.declarations.national_numbers import forget_numbers
from socle.apps.declarations.paging import pages_of
from socle.apps.declarations.permissions import refuse_stranger
from socle.apps.journal.actions import move
from socle.apps.journal.batch import move_all
from socle.apps.juries.permissions import refuse_without_role
from socle.apps.people.actions import Birth, change_birth
from socle.core.declaration.lifecycles import BATCH, CERTIFIER, PASSAGE
from socle.core.errors import Refusal
from socle.core.person import wrong_in_other_first_names
from socle.core.roles import Role
from socle.core.text import as_kept
from socle.scheme import Scheme


@transaction.atomic
def deposit_batch(batch: Batch, *, by: Account, on: date) -> None:
    """Note that the file was deposited on that day."""
    refuse_without_role(by, Role.CERTIFIER, on=on)
    refuse_withdrawn(batch.lines.filter(passage__certificate__revoked_on__lt=on))
    batch.deposited_on = on
    batch.save(update_fields=["deposited_on"])
    _move_batch(batch, "deposit", by=by, on=on)
    move_passages(waiting(batch), "deposit", by=by, on=on)


@transaction.atomic
def acknowledge_batch(batch: Batch, *, by: Account, on: date) -> None:
    """Note that the Caisse des Dépôts took the file in; its passages are answered later."""
    refuse_without_role(by, Role.CERTIFIER, on=on)
    _move_batch(batch, "acknowledge", by=by, on=on)
    move_passages(waiting(batch), "acknowledge", by=by, on=on)


@transaction.atomic
def undo_batch(batch: Batch, *, by: Account, on: date) -> None:
    """Give its passages back to the next batch: the file was not deposited, or was refused whole."""
    refuse_without_role(by, Role.CERTIFIER, on=on)
    _move_batch(batch, "undo", by=by, on=on)
    if batch.lines.exclude(outcome="").exists():
        raise Refusal(
            "La Caisse des Dépôts a déjà répondu pour des passages de ce lot.",
            "Importez le reste de ses rapports.",
        )
    move_passages(waiting(batch), "take_back", by=by, on=on)
    erase_sealed(batch)


@dataclass(frozen=True, slots=True)
class Correction:
    """What the identity document says; the other first names are for the declaration alone."""

    birth: Birth
    second_name: str = ""
    third_name: str = ""


@transaction.atomic
def correct_passage(
    passage: Passage,
    correction: Correction,
    *,
    scheme: Scheme,
    place_confirmed: bool = False,
    by: Account,
    on: date,
) -> None:
    """Put the person's record right; the passage joins the next batch unless something still keeps it back.

    A name that is printed on the certificate is not changed here: the certifier replaces the certificate.
    """
    role = refuse_stranger(passage, by, on=on)
    if wrong := wrong_in_other_first_names(correction.second_name, correction.third_name):
        raise Refusal(f"La correction est à revoir : {', '.join(wrong)}.", "Vérifiez la pièce d’identité.")
    _refuse_nothing_to_correct(passage)
    move(passage, "correct", lifecycle=PASSAGE, role=role, by=by.pk, on=on)
    change_birth(
        passage.certificate.person,
        correction.birth,
        places=scheme.places,
        place_confirmed=place_confirmed,
        by=by.pk,
        on=on,
    )
    passage.second_name, passage.third_name = as_kept(correction.second_name), as_kept(correction.third_name)
    passage.obstacle = saying_of(passage, scheme=scheme, on=on).obstacle
    passage.save(update_fields=["second_name", "third_name", "obstacle"])


def _refuse_nothing_to_correct(passage: Passage) -> None:
    """As it stands now, and until the end: someone else may have corrected it."""
    if not is_to_correct(Passage.objects.select_for_update().get(pk=passage.pk)):
        raise Refusal("Ce passage n’est plus à corriger.", "Il suit son cours : rien n’est à faire.")


@transaction.atomic
def enter_by_hand(passage: Passage, *, by: Account, on: date) -> None:
    """Note that the passage was typed on the portal, which took it."""
    refuse_without_role(by, Role.CERTIFIER, on=on)
    integrate([passage.pk], on=on)
    move(passage, "enter_by_hand", lifecycle=PASSAGE, role=CERTIFIER, by=by.pk, on=on)
    passage.refresh_from_db()


def integrate(keys: Collection[int], *, on: date) -> None:
    """What comes with an integration, before the move itself."""
    Passage.objects.filter(pk__in=keys).update(integrated_on=on, message="", obstacle="")
    forget_numbers(keys)


def waiting(batch: Batch) -> list[int]:
    """The passages of a batch that were not answered."""
    return list(batch.lines.filter(outcome="").order_by("passage").values_list("passage", flat=True))


def move_passages(keys: list[int], verb: str, *, by: Account, on: date) -> None:
    for page in pages_of(keys):
        records = [Passage(pk=key) for key in page]
        move_all(records, verb, lifecycle=PASSAGE, role=CERTIFIER, by=by.pk, on=on)


def _move_batch(batch: Batch, verb: str, *, by: Account, on: date) -> None:
    move(batch, verb, lifecycle=BATCH, role=CERTIFIER, by=by.pk, on=on)
