"""What the Caisse des Dépôts answers, imported once whatever the number of reports."""

from uuid import uuid4

import pytest

from socle.apps.certificates.models import Certificate
from socle.apps.declarations.actions import deposit_batch
from socle.apps.declarations.models import Batch, Passage, Report
from socle.apps.declarations.queries import in_passport_since
from socle.apps.declarations.reporting import Imported, import_report
from socle.apps.journal.models import Entry
from socle.core.errors import Refusal, UnreadableInput
from tests.apps.declarations.declaring import ON, answered, corrected, deposited, prepared, report, states
from tests.cast import Cast
from tests.hearing import Bench

NOBODY = "Aucun titulaire ne correspond aux critères obligatoires"
KNOWN = "Le passage existe déjà en base"


def read(batch: Batch, content: bytes, bench: Bench) -> Imported:
    return import_report(batch, content, by=bench.cecile, on=ON)


def test_each_passage_has_its_own_outcome_and_what_exists_already_is_a_success(
    certificates: list[Certificate], bench: Bench
) -> None:
    batch, (a, b, c, d) = deposited(bench), [each.public_id for each in certificates]
    told = read(batch, report(batch, [c, d], {a: NOBODY, b: KNOWN}), bench)
    assert (told, batch.state) == (Imported(3, 1), "closed")
    passages = Passage.objects.order_by("pk").values_list("state", "message", "integrated_on")
    assert list(passages) == [("rejected", NOBODY, None), *[("integrated", "", ON)] * 3]
    assert in_passport_since([each.pk for each in certificates]) == {each.pk: ON for each in certificates[1:]}


def test_the_same_report_again_changes_nothing(certificates: list[Certificate], bench: Bench) -> None:
    batch, (a, *others) = deposited(bench), [each.public_id for each in certificates]
    content = report(batch, others, {a: NOBODY})
    read(batch, content, bench)
    written, entries = states(), Entry.objects.count()
    again = [
        read(batch, same, bench) for same in (content, content.replace(b"<PassagesOK>", b"\n<PassagesOK>"))
    ]
    assert again == [Imported(0, 0)] * 2
    assert (states(), Entry.objects.count(), Report.objects.count()) == (written, entries, 2)


def test_a_report_in_two_parts_closes_the_batch_with_the_second(
    certificates: list[Certificate], bench: Bench
) -> None:
    batch, (a, b, c, d) = deposited(bench), [each.public_id for each in certificates]
    told = []
    for content in (report(batch, [a, b], {}), report(batch, [c], {}), report(batch, [a, d], {})):
        told.append((read(batch, content, bench), batch.state))
    assert told == [
        (Imported(2, 0), "deposited"),
        (Imported(1, 0), "deposited"),
        (Imported(1, 0), "closed"),
    ]


def test_a_report_that_contradicts_another_is_refused_whole(
    certificates: list[Certificate], bench: Bench
) -> None:
    batch, (a, b, c, d) = deposited(bench), [each.public_id for each in certificates]
    read(batch, report(batch, [a], {b: NOBODY}), bench)
    written = states()
    for ok, ko in (([b, c], {}), ([d], {a: NOBODY})):
        with pytest.raises(Refusal, match=r"dit le contraire .* Rien n’est changé"):
            read(batch, report(batch, ok, ko), bench)
    assert (states(), Report.objects.count()) == (written, 1)


def test_unknown_or_duplicate_identifiers_are_refused(certificates: list[Certificate], bench: Bench) -> None:
    batch, a = deposited(bench), certificates[0].public_id
    for ok, reason in (([a, uuid4()], "ce lot ne contient pas"), ([a, a], "nomme deux fois")):
        with pytest.raises(Refusal, match=reason):
            read(batch, report(batch, ok, {}), bench)
    assert states() == [("CREATION", "deposited")] * 4


def test_an_old_report_of_what_was_rebuilt_since_changes_nothing(
    certificates: list[Certificate], cast: Cast, bench: Bench
) -> None:
    batch = answered(bench, NOBODY)
    corrected(Passage.objects.get(state="rejected"), cast.ada)
    prepared(bench)
    told = read(batch, report(batch, [], {certificates[0].public_id: NOBODY}), bench)
    assert (told, states()[0][1]) == (Imported(0, 0), "rebuilt")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<!DOCTYPE r [<!ENTITY a 'b'>]><rapport>&a;</rapport>", "DOCTYPE"),
        (b"<rapport><PassagesOK>", "coup"),
    ],
)
def test_what_is_not_a_report_is_refused(
    content: bytes, reason: str, certificates: list[Certificate], bench: Bench
) -> None:
    batch = deposited(bench)
    with pytest.raises(UnreadableInput, match=reason):
        read(batch, content, bench)


def test_a_report_waits_for_the_deposit_and_for_its_own_batch(
    certificates: list[Certificate], bench: Bench
) -> None:
    (batch,) = prepared(bench).batches
    content = report(batch, [certificates[0].public_id], {})
    with pytest.raises(Refusal, match="Notez d’abord son dépôt"):
        read(batch, content, bench)
    deposit_batch(batch, by=bench.cecile, on=ON)
    with pytest.raises(Refusal, match="celui d’un autre fichier"):
        read(batch, content.replace(str(batch.flux_id).encode(), str(uuid4()).encode()), bench)


def test_only_the_certifier_imports(certificates: list[Certificate], cast: Cast, bench: Bench) -> None:
    batch = deposited(bench)
    with pytest.raises(Refusal, match="Certificateur"):
        import_report(batch, report(batch, [], {}), by=cast.charlie, on=ON)
