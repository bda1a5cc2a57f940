import pytest
from django.core.files.storage import default_storage

from socle.apps.exchanges.actions import confirm_import, keep_check
from socle.apps.exchanges.checking import check_content
from socle.apps.exchanges.destination import Destination
from socle.apps.exchanges.discarding import discard_import
from socle.apps.exchanges.models import Import, ImportedLine
from socle.apps.files.actions import file_name
from socle.apps.files.models import Stored
from socle.apps.journal.models import Entry
from socle.core.errors import Refusal
from socle.scheme import scheme
from tests.cast import TODAY, Cast
from tests.core.exchange.candidates.files import csv_of, line

ALICE = {"certificate_name": "CléA", "organisation_siren": "", "establishment_siret": ""}
FAULTY = csv_of(line(**ALICE), line(**ALICE | {"first_name": "Bob", "title": "B"}))


def kept(destination: Destination, by: int | None, content: bytes = FAULTY) -> Import:
    checked = check_content(content, destination, scheme=scheme(), on=TODAY)
    return keep_check(content, destination, checked, by=by, on=TODAY)


def test_nothing_is_kept_of_a_discarded_file_but_the_act(
    cast: Cast, django_capture_on_commit_callbacks
) -> None:
    record = kept(Destination.at(cast.caen), cast.ada.pk)
    name = file_name(record.stored.sha256)
    assert default_storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        discard_import(record, by=cast.ada.pk, on=TODAY)
        discard_import(record, by=cast.ada.pk, on=TODAY)
    counts = (Import.objects.count(), ImportedLine.objects.count(), Stored.objects.count())
    assert (counts, default_storage.exists(name)) == ((0, 0, 0), False)
    act = Entry.objects.get(subject="exchanges.import", verb="discard")
    assert (act.subject_id, act.actor_id, act.codes) == (record.pk, cast.ada.pk, {"lines": 2, "faulty": 1})


def test_the_same_file_may_come_back_after_it_was_discarded(
    cast: Cast, django_capture_on_commit_callbacks
) -> None:
    destination = Destination.at(cast.caen)
    with django_capture_on_commit_callbacks(execute=True):
        discard_import(kept(destination, cast.ada.pk), by=cast.ada.pk, on=TODAY)
    again = kept(destination, cast.ada.pk)
    assert (again.faulty, default_storage.exists(file_name(again.stored.sha256))) == (1, True)


def test_bytes_that_another_body_sent_stay(cast: Cast, django_capture_on_commit_callbacks) -> None:
    ours, theirs = kept(Destination.at(cast.caen), cast.ada.pk), kept(Destination.at(cast.rennes), None)
    with django_capture_on_commit_callbacks(execute=True):
        discard_import(ours, by=cast.ada.pk, on=TODAY)
    assert (list(Import.objects.all()), default_storage.exists(file_name(theirs.stored.sha256))) == (
        [theirs],
        True,
    )


def test_only_whoever_sent_a_file_discards_it(cast: Cast) -> None:
    record = kept(Destination.at(cast.caen), cast.ada.pk)
    with pytest.raises(Refusal, match=r"a été envoyé par Ada Martin\. Demandez-lui"):
        discard_import(record, by=cast.bob.pk, on=TODAY)
    assert Import.objects.count() == 1


def test_an_imported_file_is_not_discarded(cast: Cast) -> None:
    record = kept(Destination.at(cast.caen), cast.ada.pk, csv_of(line(**ALICE)))
    confirm_import(record, scheme=scheme(), by=cast.ada.pk, on=TODAY)
    with pytest.raises(Refusal, match="a été importé le 24/11/2026 : il ne s’écarte plus"):
        discard_import(record, by=cast.ada.pk, on=TODAY)
    assert ImportedLine.objects.count() == 1
