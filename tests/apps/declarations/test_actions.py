"""From the deposit on: what is noted, what is taken back, what a body corrects."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from socle.apps.certificates.actions import revoke_certificate
from socle.apps.certificates.models import Certificate
from socle.apps.certificates.replacing import replace_certificate
from socle.apps.declarations.actions import (
    Correction,
    acknowledge_batch,
    correct_passage,
    deposit_batch,
    enter_by_hand,
    undo_batch,
)
from socle.apps.declarations.models import Passage
from socle.apps.journal.models import Entry
from socle.core.errors import Refusal
from socle.core.person import Names
from socle.scheme import scheme
from tests.apps.declarations.declaring import (
    AT,
    BIRTH,
    LATER,
    ON,
    answered,
    corrected,
    deposited,
    prepared,
    said,
    states,
)
from tests.cast import Cast
from tests.hearing import Bench


def rejected(bench: Bench) -> Passage:
    """The first passage of four, which the State did not find."""
    answered(bench, "Aucun titulaire ne correspond")
    return Passage.objects.get(state="rejected")


def test_a_batch_is_deposited_then_acknowledged_with_its_passages(
    certificates: list[Certificate], bench: Bench
) -> None:
    batch = deposited(bench)
    assert (batch.state, batch.deposited_on, states()[0][1]) == ("deposited", ON, "deposited")
    acknowledge_batch(batch, by=bench.cecile, on=LATER)
    assert (batch.state, states()) == ("acknowledged", [("CREATION", "acknowledged")] * 4)


def test_an_undone_batch_gives_its_passages_to_the_next_one_under_the_same_identifiers(
    certificates: list[Certificate], bench: Bench
) -> None:
    batch = deposited(bench)
    first = said(batch, "idTechnique")
    undo_batch(batch, by=bench.cecile, on=LATER)
    assert states() == [("CREATION", "to_prepare")] * 4
    (again,) = prepared(bench, LATER).batches
    assert (said(again, "idTechnique"), again.sha256) == (first, batch.sha256)
    with pytest.raises(Refusal, match="n’est plus proposé"):
        said(batch, "idTechnique")


def test_a_batch_already_answered_is_not_undone(certificates: list[Certificate], bench: Bench) -> None:
    batch = answered(bench, "Aucun titulaire ne correspond", left=1)
    with pytest.raises(Refusal, match="a déjà répondu"):
        undo_batch(batch, by=bench.cecile, on=LATER)
    assert sorted(state for _, state in states()) == ["deposited", "integrated", "integrated", "rejected"]


def test_a_batch_with_a_withdrawn_certificate_is_not_deposited(
    certificates: list[Certificate], bench: Bench
) -> None:
    (batch,) = prepared(bench).batches
    revoke_certificate(certificates[0], "fraud", by=bench.cecile, on=ON)
    with pytest.raises(Refusal, match="Défaites ce lot"):
        deposit_batch(batch, by=bench.cecile, on=LATER)
    undo_batch(batch, by=bench.cecile, on=LATER)
    (again,) = prepared(bench, LATER).batches
    assert (again.count, sorted(state for _, state in states())) == (3, ["built"] * 3 + ["dropped"])


def test_only_the_certifier_deposits_acknowledges_undoes_and_types(
    certificates: list[Certificate], cast: Cast, bench: Bench
) -> None:
    batch, passage = prepared(bench).batches[0], Passage.objects.earliest("pk")
    for verb in (deposit_batch, acknowledge_batch, undo_batch):
        with pytest.raises(Refusal, match="Certificateur"):
            verb(batch, by=cast.ada, on=ON)
    with pytest.raises(Refusal, match="Certificateur"):
        enter_by_hand(passage, by=cast.ada, on=ON)
    assert set(states()) == {("CREATION", "built")}


def test_a_rejected_passage_is_corrected_by_its_body_then_rebuilt_under_the_same_identifier(
    certificates: list[Certificate], cast: Cast, bench: Bench
) -> None:
    passage = rejected(bench)
    technical_id = passage.technical_id
    corrected(passage, cast.bob)
    person = passage.certificate.person
    person.refresh_from_db()
    assert (passage.state, person.birth_date, person.identity_key[-10:]) == (
        "corrected",
        BIRTH.birth_date,
        "1990-02-01",
    )
    (again,) = prepared(bench, LATER, AT + timedelta(days=7)).batches
    passage.refresh_from_db()
    assert (passage.state, said(again, "idTechnique"), said(again, "prenom2")) == (
        "rebuilt",
        [str(technical_id)],
        ["Anne"],
    )
    assert said(again, "moisNaissance") == ["02"]


def test_the_journal_tells_which_fields_were_corrected_and_no_value(
    certificates: list[Certificate], cast: Cast, bench: Bench
) -> None:
    passage = corrected(rejected(bench), cast.ada)
    told = Entry.objects.filter(subject="people.person", verb="change_birth").get()
    assert told.codes == {"changed": ["birth_date", "identity_key"], "doubts": 0}
    moves = Entry.objects.filter(subject="declarations.passage", subject_id=passage.pk).order_by("pk")
    assert [each.verb for each in moves] == ["build", "deposit", "reject", "correct"]


def test_charlie_corrects_nothing_of_another_body(
    certificates: list[Certificate], cast: Cast, bench: Bench
) -> None:
    passage = rejected(bench)
    for stranger in (cast.charlie, cast.tim, bench.emma):
        with pytest.raises(Refusal, match="autre organisme"):
            corrected(passage, stranger)
    passage.refresh_from_db()
    assert passage.state == "rejected"


def test_a_false_correction_changes_nothing(
    certificates: list[Certificate], cast: Cast, bench: Bench
) -> None:
    passage = rejected(bench)
    for wrong in (replace(BIRTH, birth_date=date(2030, 1, 1)), replace(BIRTH, birth_place="00000")):
        with pytest.raises(Refusal):
            corrected(passage, cast.ada, wrong)
    passage.refresh_from_db()
    assert (passage.state, passage.certificate.person.birth_date) == ("rejected", date(1990, 1, 1))


@pytest.mark.parametrize("wrong", ["A" * 101, "Anne\u202e"])
def test_another_first_name_that_could_not_be_kept_is_refused(
    wrong: str, certificates: list[Certificate], cast: Cast, bench: Bench
) -> None:
    passage = rejected(bench)
    for names in ({"second_name": wrong}, {"third_name": wrong}):
        with pytest.raises(Refusal, match="La correction est à revoir"):
            correct_passage(passage, Correction(BIRTH, **names), scheme=scheme(), by=cast.ada, on=LATER)
    passage.refresh_from_db()
    assert passage.state == "rejected"


def kept_back(certificate: Certificate, bench: Bench, **wrong: str) -> Passage:
    """What the last batch left, for what its person's record says."""
    for name, value in wrong.items():
        setattr(certificate.person, name, value)
    certificate.person.save()
    prepared(bench)
    return Passage.objects.get(certificate=certificate)


def test_a_passage_that_could_not_be_declared_is_corrected_by_its_body_and_joins_the_next_batch(
    certificates: list[Certificate], cast: Cast, bench: Bench
) -> None:
    passage = kept_back(certificates[1], bench, birth_place="1411")
    assert passage.obstacle.startswith("codeInsee : ")
    corrected(passage, cast.bob)
    assert (passage.state, passage.obstacle) == ("to_prepare", "")
    moves = Entry.objects.filter(subject="declarations.passage", subject_id=passage.pk)
    assert [(each.verb, each.actor_id, each.codes) for each in moves] == [
        ("correct", cast.bob.pk, {"from": "to_prepare", "to": "to_prepare"})
    ]
    (batch,) = prepared(bench, LATER, AT + timedelta(days=7)).batches
    assert said(batch, "idTechnique") == [str(passage.technical_id)]


def test_a_name_that_the_schema_refuses_still_keeps_the_passage_back_until_it_is_replaced(
    certificates: list[Certificate], cast: Cast, bench: Bench
) -> None:
    passage = kept_back(certificates[1], bench, birth_name="A" * 61)
    obstacle = passage.obstacle
    corrected(passage, cast.ada)
    assert (passage.state, passage.obstacle) == ("to_prepare", obstacle)
    names = Names("Martina", "Paula", "")
    replace_certificate(certificates[1], names, "civil_status", scheme=scheme(), by=bench.cecile, on=LATER)
    assert [batch.count for batch in prepared(bench, LATER, AT + timedelta(days=7)).batches] == [1]
    passage.refresh_from_db()
    assert passage.state == "dropped"


def test_a_passage_kept_back_after_a_rejection_stays_corrected(
    certificates: list[Certificate], cast: Cast, bench: Bench
) -> None:
    passage = corrected(rejected(bench), cast.ada)
    kept_back(passage.certificate, bench, birth_place="1411")
    passage.refresh_from_db()
    assert (passage.state, bool(passage.obstacle)) == ("corrected", True)
    corrected(passage, cast.ada)
    assert (passage.state, passage.obstacle) == ("corrected", "")


def test_what_nothing_keeps_back_is_not_corrected(
    certificates: list[Certificate], cast: Cast, bench: Bench
) -> None:
    passage = kept_back(certificates[1], bench, birth_place="1411")
    corrected(passage, cast.ada)
    for other in (passage, Passage.objects.get(certificate=certificates[0])):
        with pytest.raises(Refusal, match="n’est plus à corriger"):
            corrected(other, cast.ada)


def test_charlie_corrects_nothing_that_is_kept_back_in_another_body(
    certificates: list[Certificate], cast: Cast, bench: Bench
) -> None:
    passage = kept_back(certificates[1], bench, birth_place="1411")
    obstacle = passage.obstacle
    for stranger in (cast.charlie, cast.tim, bench.emma):
        with pytest.raises(Refusal, match="autre organisme"):
            corrected(passage, stranger)
    passage.refresh_from_db()
    passage.certificate.person.refresh_from_db()
    assert (passage.obstacle, passage.certificate.person.birth_place) == (obstacle, "1411")


def test_a_passage_typed_on_the_portal_is_integrated(certificates: list[Certificate], bench: Bench) -> None:
    passage = rejected(bench)
    enter_by_hand(passage, by=bench.cecile, on=LATER)
    assert (passage.state, passage.integrated_on, passage.message) == ("integrated", LATER, "")
