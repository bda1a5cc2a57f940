"""The page of the national number: absent while the law keeps it shut, and it never says a number again."""

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from socle.apps.certificates.models import Certificate
from socle.apps.declarations.models import NationalNumber, Passage
from socle.apps.declarations.national_numbers import opened
from socle.environment import home
from socle.scheme import scheme
from tests.hearing import Bench
from tests.web.declarations.stage import rejected, text

NIR = "2900114118001"
LAW = """
[[parameter]]
name = "national_number"
from = 2026-04-01
value = true
provenance = "official"
source = "Loi à venir"
"""


@pytest.fixture
def opened_by_law(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An installation whose parameters say that the law opens it."""
    data = tmp_path / "home" / "data"
    shutil.copytree(home() / "data" / "scheme", data / "scheme")
    (data / "insee").symlink_to(home() / "data" / "insee")
    with (data / "scheme" / "parameters.toml").open("a", encoding="utf-8") as parameters:
        parameters.write(LAW)
    monkeypatch.setenv("SOCLE_HOME", str(data.parent))
    scheme.cache_clear()
    yield
    monkeypatch.undo()
    scheme.cache_clear()


@pytest.fixture
def passage(certificates: list[Certificate], bench: Bench) -> Passage:
    return rejected(bench)


def path(passage: Passage) -> str:
    return f"/declarations/passages/{passage.public_id}/numero-national/"


def test_the_page_does_not_exist_while_the_law_keeps_it_shut(
    passage: Passage, ada: Client, cecile: Client
) -> None:
    answers = [who.get(path(passage)) for who in (ada, cecile)] + [ada.post(path(passage), {"nir": NIR})]
    assert [each.status_code for each in answers] == [404] * 3
    pages = (f"/declarations/passages/{passage.public_id}/", f"/declarations/a-corriger/{passage.public_id}/")
    assert [path(passage) in text(cecile.get(page)) for page in pages] == [False, False]
    assert NationalNumber.objects.count() == 0


def test_once_open_the_number_is_kept_encrypted_and_no_page_says_it_again(
    passage: Passage, ada: Client, cecile: Client, opened_by_law: None
) -> None:
    assert path(passage) in text(ada.get(f"/declarations/a-corriger/{passage.public_id}/"))
    answer = ada.post(path(passage), {"nir": "2 90 01 14 118 001"}, follow=True)
    assert "Le numéro est gardé, chiffré, jusqu’à la réponse." in text(answer)
    kept = NationalNumber.objects.get()
    assert (opened(kept), NIR.encode() in bytes(kept.ciphertext)) == (NIR, False)
    page = cecile.get(path(passage))
    assert (page["Cache-Control"], "Un numéro est déjà gardé." in text(page)) == ("no-store", True)
    sheet = cecile.get(f"/declarations/passages/{passage.public_id}/fiche/")
    assert [NIR in text(each) for each in (answer, page, sheet)] == [False] * 3


@pytest.mark.parametrize("wrong", ["", "29001", "29001141180012", "deux cent quatre-vingt-dix"])
def test_a_wrong_number_is_refused_without_being_sent_back_nor_logged(
    passage: Passage, ada: Client, opened_by_law: None, wrong: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    answer = ada.post(path(passage), {"nir": wrong})
    assert answer.status_code == 422
    if wrong:
        assert (wrong in text(answer), wrong in caplog.text) == (False, False)
    assert NationalNumber.objects.count() == 0


def test_charlie_gives_no_number_for_another_body(
    passage: Passage, charlie: Client, opened_by_law: None
) -> None:
    answers = (charlie.get(path(passage)), charlie.post(path(passage), {"nir": NIR}))
    assert ([each.status_code for each in answers], NationalNumber.objects.count()) == ([404, 404], 0)
