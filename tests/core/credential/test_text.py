"""A text that two machines could read differently never enters a credential."""

import unicodedata

import pytest

from socle.core.credential.text import refuse_empty, refuse_unfit_day, refuse_unfit_text
from socle.core.errors import Refusal

UNSEEN = (
    ("\x00", "U+0000"),
    ("\t", "U+0009"),
    ("\n", "U+000A"),
    ("\x7f", "U+007F"),
    ("\x85", "U+0085"),
    ("\ud800", "U+D800"),
    ("\u2028", "U+2028"),
    ("\u202e", "U+202E"),
    ("\ufeff", "U+FEFF"),
    ("\ue000", "U+E000"),
    ("\ufdd0", "U+FDD0"),
    ("\U0010ffff", "U+10FFFF"),
)


@pytest.mark.parametrize(("letter", "named"), UNSEEN)
def test_a_character_nobody_can_see_is_refused_by_its_number(letter: str, named: str) -> None:
    with pytest.raises(Refusal) as refusal:
        refuse_unfit_text("Le nom du titulaire", f"Ali{letter}ce")
    assert str(refusal.value) == (
        f"Le nom du titulaire contient un caractère invisible ({named}). "
        "Retapez ce texte au clavier au lieu de le copier."
    )


def test_accents_apart_from_their_letters_are_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        refuse_unfit_text("Le nom du titulaire", unicodedata.normalize("NFD", "Zoé"))
    assert str(refusal.value) == (
        "Le nom du titulaire est écrit avec des accents séparés de leurs lettres. "
        "Retapez ce texte au clavier, ou enregistrez-le en forme normale C (NFC)."
    )


@pytest.mark.parametrize(
    "name", ["Zoé Lœuillet", "Ña’ima O’Neil-Ðorđević", "فاطمة", "می‌خواهم", "李雷", "𠮷野", "Łukasz ß", ""]
)
def test_names_of_every_script_are_accepted(name: str) -> None:
    refuse_unfit_text("Le nom du titulaire", name)


@pytest.mark.parametrize("value", ["", " ", " Alice", "Alice "])
def test_an_empty_or_padded_text_is_refused(value: str) -> None:
    with pytest.raises(Refusal) as refusal:
        refuse_empty("Le lieu de délivrance", value)
    assert refusal.value.reason == "Le lieu de délivrance est vide, ou commence ou finit par une espace."


@pytest.mark.parametrize("value", ["", "20261103", "2026-W45-2", "2026-02-30", "03/11/2026", "2026-11-03T00"])
def test_only_a_real_day_is_a_date(value: str) -> None:
    with pytest.raises(Refusal) as refusal:
        refuse_unfit_day("La date de décision", value)
    assert refusal.value.reason == f"La date de décision n’est pas une date : « {value} »."
