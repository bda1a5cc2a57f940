"""Preparing batches: what is ready is built, validated and kept; nothing else is."""

import hashlib
from datetime import timedelta

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from socle.apps.certificates.actions import revoke_certificate
from socle.apps.certificates.models import Certificate
from socle.apps.declarations.keeping import released
from socle.apps.declarations.models import Batch, Line, Passage
from socle.apps.declarations.preparing import Prepared, prepare_batches
from socle.core.errors import Refusal
from socle.scheme import scheme
from tests.apps.declarations.declaring import AT, ON, prepared, said, states
from tests.cast import Cast
from tests.hearing import Bench


def test_every_certificate_is_built_in_one_file_that_says_it_is_a_specimen(
    certificates: list[Certificate], bench: Bench
) -> None:
    (batch,) = prepared(bench).batches
    assert said(batch, "idTechnique") == [str(each.public_id) for each in certificates]
    assert said(batch, "idClient") == ["SPECIMEN", "SPECIMEN"]
    assert set(said(batch, "verbatim")) == {"SPÉCIMEN, sans valeur"}
    assert (batch.count, batch.state, batch.profile, batch.name) == (
        4,
        "built",
        "1.1.5",
        "cdc-1.1.5-20261215-103000-creation-001.xml",
    )
    assert states() == [("CREATION", "built")] * 4


def test_the_stored_hash_is_that_of_the_file(certificates: list[Certificate], bench: Bench) -> None:
    (batch,) = prepared(bench).batches
    with released(batch) as file:
        content = file.read()
    assert (hashlib.sha256(content).hexdigest(), len(content)) == (batch.sha256, batch.size)


def test_the_same_inputs_give_the_same_file(certificates: list[Certificate], bench: Bench) -> None:
    hashes = []
    for _ in range(2):
        with transaction.atomic():
            (batch,) = prepared(bench).batches
            hashes.append((batch.sha256, batch.flux_id, batch.name))
            transaction.set_rollback(True)
    assert hashes[0] == hashes[1]
    assert Batch.objects.count() == 0


def test_what_is_in_a_batch_is_in_no_other(certificates: list[Certificate], bench: Bench) -> None:
    first, second = prepared(bench), prepared(bench)
    assert ([each.count for each in first.batches], second) == ([4], Prepared((), 0))


def test_a_name_that_the_schema_cannot_hold_is_shown_and_never_cut(
    certificates: list[Certificate], bench: Bench
) -> None:
    person = certificates[1].person
    person.birth_name = "A" * 61
    person.save()
    done = prepared(bench)
    left = Passage.objects.get(certificate=certificates[1])
    assert ([each.count for each in done.batches], done.left, left.state) == ([3], 1, "to_prepare")
    assert left.obstacle == (
        f"nomNaissance : « {'A' * 61} » a 61 caractères, le schéma en permet 60 ; "
        "demandez à la Caisse des Dépôts comment l’écrire : rien n’est coupé"
    )
    person.birth_name = "Court"
    person.save()
    assert [each.count for each in prepared(bench, at=AT + timedelta(hours=1)).batches] == [1]
    left.refresh_from_db()
    assert (left.state, left.obstacle) == ("built", "")


def test_a_certificate_withdrawn_before_it_was_declared_is_never_declared(
    certificates: list[Certificate], bench: Bench
) -> None:
    revoke_certificate(certificates[0], "error", by=bench.cecile, on=ON)
    (batch,) = prepared(bench).batches
    assert said(batch, "idTechnique") == [str(each.public_id) for each in certificates[1:]]
    revoke_certificate(certificates[1], "error", by=bench.cecile, on=ON)
    with pytest.raises(Refusal, match="1 certificat"):
        released(batch)


def test_an_invalid_file_is_never_released(
    certificates: list[Certificate], bench: Bench, stricter: None
) -> None:
    """The operator's own schema counts as much as ours."""
    with pytest.raises(Refusal, match=r"n’est pas valide .* Aucun lot n’est préparé"):
        prepared(bench)
    assert (Batch.objects.count(), Line.objects.count(), Passage.objects.count()) == (0, 0, 0)


def test_questions_do_not_grow_with_the_passages(
    certificates: list[Certificate], bench: Bench, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(21):
        prepared(bench)


def test_only_the_certifier_prepares(certificates: list[Certificate], cast: Cast, bench: Bench) -> None:
    for stranger in (cast.ada, cast.charlie, bench.sophie):
        with pytest.raises(Refusal, match="Certificateur"):
            prepare_batches(scheme=scheme(), by=stranger, on=ON, at=AT)


def test_production_prepares_no_batch_without_its_settings(
    certificates: list[Certificate], bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOCLE_ENV", "production")
    with pytest.raises(Refusal, match=r"SOCLE_CDC_CLIENT » manque .* SOCLE_CDC_CONTRACT » manque"):
        prepared(bench)
