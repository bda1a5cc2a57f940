"""The national number: off until the law opens it, encrypted, forgotten once accepted, never told."""

import logging
from dataclasses import replace
from datetime import date

import pytest
from cryptography.exceptions import InvalidTag
from django.core.files.storage import default_storage
from django.db import connection

from socle.apps.certificates.actions import revoke_certificate
from socle.apps.certificates.models import Certificate
from socle.apps.declarations.actions import deposit_batch
from socle.apps.declarations.entering import enter_passages
from socle.apps.declarations.keeping import released
from socle.apps.declarations.models import Batch, NationalNumber, Passage
from socle.apps.declarations.national_numbers import keep_national_number, opened
from socle.apps.declarations.preparing import prepare_batches
from socle.apps.declarations.reporting import import_report
from socle.apps.declarations.tasks import watch
from socle.apps.files.models import Stored
from socle.apps.journal.models import Entry
from socle.core.errors import Refusal
from socle.core.framework.model import Provenance
from socle.core.parameters import Parameter, Parameters
from socle.environment import national_number_key
from socle.scheme import Scheme, scheme
from tests.apps.declarations.declaring import AT, ON, report
from tests.cast import Cast
from tests.hearing import Bench

NIR = "2900114118001"


@pytest.fixture
def opened_by_law() -> Scheme:
    """The day when the law opens it: one more line in the parameters."""
    line = Parameter("national_number", "", date(2026, 12, 1), True, Provenance.OFFICIAL, "Loi à venir")
    return replace(scheme(), parameters=Parameters((*scheme().parameters.known, line)))


@pytest.fixture
def passage(certificates: list[Certificate]) -> Passage:
    enter_passages(on=ON)
    return Passage.objects.earliest("pk")


def built(bench: Bench, law: Scheme) -> Batch:
    (batch,) = prepare_batches(scheme=law, by=bench.cecile, on=ON, at=AT).batches
    return batch


def content(batch: Batch) -> bytes:
    with released(batch) as file:
        return bytes(file.read())


def test_the_national_number_is_off_by_default(passage: Passage, cast: Cast) -> None:
    with pytest.raises(Refusal, match="La loi n’ouvre pas") as refused:
        keep_national_number(passage, NIR, scheme=scheme(), by=cast.ada, on=ON)
    assert (NIR in str(refused.value), NationalNumber.objects.count()) == (False, 0)


def test_it_is_kept_encrypted_and_bound_to_its_passage(
    passage: Passage, cast: Cast, opened_by_law: Scheme
) -> None:
    keep_national_number(passage, "2 90 01 14 118 001", scheme=opened_by_law, by=cast.ada, on=ON)
    kept = NationalNumber.objects.get()
    assert (NIR.encode() in bytes(kept.ciphertext), opened(kept), NIR in repr(kept)) == (False, NIR, False)
    kept.passage = Passage.objects.latest("pk")
    with pytest.raises(InvalidTag):
        opened(kept)


def test_a_wrong_number_is_refused_and_never_repeated(
    passage: Passage, cast: Cast, opened_by_law: Scheme
) -> None:
    for wrong in ("", "123", NIR + "99", "9900114118001"):
        with pytest.raises(Refusal, match="Ce n’est pas un numéro national") as refused:
            keep_national_number(passage, wrong, scheme=opened_by_law, by=cast.ada, on=ON)
        assert not wrong or wrong not in str(refused.value)


def test_charlie_keeps_no_number_of_another_body(passage: Passage, cast: Cast, opened_by_law: Scheme) -> None:
    with pytest.raises(Refusal, match="autre organisme"):
        keep_national_number(passage, NIR, scheme=opened_by_law, by=cast.charlie, on=ON)


def test_it_is_declared_in_place_of_the_civil_status_and_forgotten_once_accepted(
    certificates: list[Certificate], passage: Passage, cast: Cast, bench: Bench, opened_by_law: Scheme
) -> None:
    keep_national_number(passage, NIR, scheme=opened_by_law, by=cast.ada, on=ON)
    batch = built(bench, opened_by_law)
    assert f"<cpf:nir>{NIR}</cpf:nir>".encode() in content(batch)
    assert batch.is_sealed and batch.stored
    kept = batch.stored.sha256
    assert NIR.encode() not in default_storage.open(f"{kept[:2]}/{kept}").read()
    deposit_batch(batch, by=bench.cecile, on=ON)
    ids = [each.public_id for each in certificates]
    import_report(batch, report(batch, ids[:1], {}), by=bench.cecile, on=ON)
    assert NationalNumber.objects.count() == 0


def test_the_file_that_bore_it_is_erased_once_answered(
    certificates: list[Certificate],
    passage: Passage,
    cast: Cast,
    bench: Bench,
    opened_by_law: Scheme,
    django_capture_on_commit_callbacks: object,
) -> None:
    keep_national_number(passage, NIR, scheme=opened_by_law, by=cast.ada, on=ON)
    batch = built(bench, opened_by_law)
    deposit_batch(batch, by=bench.cecile, on=ON)
    assert batch.stored
    kept = batch.stored.sha256
    with django_capture_on_commit_callbacks(execute=True):
        import_report(
            batch, report(batch, [each.public_id for each in certificates], {}), by=bench.cecile, on=ON
        )
    assert (batch.state, batch.stored, Stored.objects.filter(sha256=kept).exists()) == ("closed", None, False)
    assert not default_storage.exists(f"{kept[:2]}/{kept}")
    with pytest.raises(Refusal, match="n’est plus proposé"):
        released(batch)


def test_nothing_tells_it(
    passage: Passage,
    cast: Cast,
    bench: Bench,
    opened_by_law: Scheme,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Neither the journal, nor a log, nor a message, nor any row."""
    with caplog.at_level(logging.DEBUG):
        keep_national_number(passage, NIR, scheme=opened_by_law, by=cast.ada, on=ON)
        built(bench, opened_by_law)
    assert NIR not in caplog.text
    assert NIR not in str(list(Entry.objects.values_list("codes", flat=True)))
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(p::text, '') FROM declarations_passage p")
        assert NIR not in cursor.fetchone()[0]


def test_an_invalid_file_with_a_number_does_not_tell_it(
    passage: Passage, cast: Cast, bench: Bench, opened_by_law: Scheme, stricter: None
) -> None:
    keep_national_number(passage, NIR, scheme=opened_by_law, by=cast.ada, on=ON)
    with pytest.raises(Refusal, match="n’est pas valide") as refused:
        built(bench, opened_by_law)
    assert NIR not in str(refused.value)


def test_once_the_law_closes_it_every_number_is_forgotten(
    passage: Passage, cast: Cast, opened_by_law: Scheme
) -> None:
    keep_national_number(passage, NIR, scheme=opened_by_law, by=cast.ada, on=ON)
    watch(opened_by_law, ON)
    assert NationalNumber.objects.count() == 1
    watch(scheme(), ON)
    assert NationalNumber.objects.count() == 0


def test_it_is_forgotten_when_its_passage_has_no_object_any_more(
    passage: Passage, cast: Cast, bench: Bench, opened_by_law: Scheme
) -> None:
    keep_national_number(passage, NIR, scheme=opened_by_law, by=cast.ada, on=ON)
    revoke_certificate(passage.certificate, "error", by=bench.cecile, on=ON)
    enter_passages(on=ON)
    passage.refresh_from_db()
    assert (passage.state, NationalNumber.objects.count()) == ("dropped", 0)


def test_production_keeps_a_number_only_with_a_key() -> None:
    for said in ({}, {"SOCLE_NATIONAL_NUMBER_KEY": "court"}, {"SOCLE_NATIONAL_NUMBER_KEY": "YQ=="}):
        with pytest.raises(Refusal, match="SOCLE_NATIONAL_NUMBER_KEY"):
            national_number_key({"SOCLE_ENV": "production", **said})
    key = {
        "SOCLE_ENV": "production",
        "SOCLE_NATIONAL_NUMBER_KEY": "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
    }
    assert national_number_key(key) == b"0123456789abcdef0123456789abcdef"
