"""Which passages there are, whatever happens to certificates."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from socle.apps.certificates.actions import revoke_certificate
from socle.apps.certificates.models import Certificate
from socle.apps.certificates.replacing import replace_certificate
from socle.apps.declarations.entering import enter_passages
from socle.apps.declarations.models import Passage
from socle.apps.declarations.queries import in_passport_since
from socle.apps.declarations.reporting import import_report
from socle.core.person import Names
from socle.scheme import scheme
from tests.apps.declarations.declaring import AT, ON, answered, deposited, prepared, report, said, states
from tests.hearing import Bench

LATER, LATEST = ON + timedelta(days=7), ON + timedelta(days=30)
PAULA = Names("Martina", "Paula", "Durand")


def replaced(certificate: Certificate, bench: Bench) -> Certificate:
    return replace_certificate(certificate, PAULA, "civil_status", scheme=scheme(), by=bench.cecile, on=LATER)


def test_passages_are_entered_once(certificates: list[Certificate]) -> None:
    assert [enter_passages(on=ON) for _ in range(2)] == [4, 0]
    ids = set(Passage.objects.values_list("technical_id", flat=True))
    assert ids == {each.public_id for each in certificates}


def test_a_certificate_withdrawn_after_its_integration_is_taken_away(
    certificates: list[Certificate], bench: Bench
) -> None:
    answered(bench)
    revoke_certificate(certificates[0], "fraud", by=bench.cecile, on=LATER)
    (batch,) = prepared(bench, LATER, AT + timedelta(days=7)).batches
    assert (batch.action, said(batch, "action"), said(batch, "idTechnique")) == (
        "SUPPRESSION",
        ["SUPPRESSION"],
        [str(certificates[0].public_id)],
    )
    assert states()[-1] == ("SUPPRESSION", "built")
    assert certificates[0].pk not in in_passport_since([each.pk for each in certificates])


def test_while_the_state_has_not_answered_nothing_is_taken_away(
    certificates: list[Certificate], bench: Bench
) -> None:
    batch = deposited(bench)
    revoke_certificate(certificates[0], "fraud", by=bench.cecile, on=LATER)
    assert (enter_passages(on=LATER), states()) == (0, [("CREATION", "deposited")] * 4)
    a, b, c, d = (each.public_id for each in certificates)
    import_report(batch, report(batch, [a, c, d], {b: "Plusieurs titulaires"}), by=bench.cecile, on=LATER)
    assert (enter_passages(on=LATER), states()[-1]) == (1, ("SUPPRESSION", "to_prepare"))


def test_a_rejected_passage_whose_certificate_is_withdrawn_is_dropped(
    certificates: list[Certificate], bench: Bench
) -> None:
    answered(bench, "Aucun titulaire ne correspond")
    revoke_certificate(certificates[0], "fraud", by=bench.cecile, on=LATER)
    assert (enter_passages(on=LATER), states()[0]) == (0, ("CREATION", "dropped"))


def test_a_replaced_certificate_is_taken_away_and_the_new_one_created(
    certificates: list[Certificate], bench: Bench
) -> None:
    answered(bench)
    new = replaced(certificates[0], bench)
    batches = prepared(bench, LATER, AT + timedelta(days=7)).batches
    assert [(each.action, said(each, "idTechnique")) for each in batches] == [
        ("CREATION", [str(new.public_id)]),
        ("SUPPRESSION", [str(certificates[0].public_id)]),
    ]
    assert [said(each, "prenom1") for each in batches] == [["Paula"], ["Zoéa"]]
    assert said(batches[0], "dateDebutValidite") == [new.decided_on.isoformat()]


def test_a_certificate_replaced_before_it_was_declared_leaves_only_the_new_one(
    certificates: list[Certificate], bench: Bench
) -> None:
    enter_passages(on=ON)
    new = replaced(certificates[0], bench)
    (batch,) = prepared(bench, LATER).batches
    declared = [str(each.public_id) for each in (*certificates[1:], new)]
    assert (said(batch, "idTechnique"), states()[0]) == (declared, ("CREATION", "dropped"))


def test_an_identifier_is_never_used_again(certificates: list[Certificate]) -> None:
    enter_passages(on=ON)
    first, second = Passage.objects.order_by("pk")[:2]
    with pytest.raises(DatabaseError, match="garde son identifiant"), transaction.atomic():
        Passage.objects.filter(pk=first.pk).update(technical_id=second.technical_id)
    with pytest.raises(DatabaseError, match="garde son identifiant"), transaction.atomic():
        first.delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        Passage.objects.create(
            certificate=certificates[1], action="SUPPRESSION", technical_id=first.technical_id
        )
        Passage.objects.create(
            certificate=certificates[0], action="SUPPRESSION", technical_id=first.technical_id
        )


def test_production_declares_no_specimen(
    certificates: list[Certificate], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOCLE_ENV", "production")
    assert enter_passages(on=ON) == 0
