from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socle.core.errors import Refusal, UnreadableInput
from socle.core.exchange.cdc.model import Certification, Holder, NationalNumber, Passage, Profile
from tests.core.exchange.cdc.passages import ALICE, read, told


def test_a_line_says_one_passage() -> None:
    (line,) = read(ALICE)
    assert line.passage == Passage(
        id="alice-1",
        certification=Certification("RS", "RS0001"),
        valid_from=date(2026, 6, 30),
        holder=Holder(
            birth_name="Martin",
            first_name="Alice",
            birth_year=1992,
            birth_month=2,
            birth_day=29,
            sex="F",
            commune_code="75113",
            commune="Paris 13",
            country="France",
        ),
    )


@pytest.mark.parametrize(
    ("changes", "objection"),
    [
        (
            {"anneeNaissance": "1899"},
            "anneeNaissance : « 1899 » n’est pas un nombre de 1900 à 2099 ; "
            "corrigez-le, ou laissez vide ce qui n’est pas connu",
        ),
        (
            {"anneeNaissance": "1993"},
            "jourNaissance : le 29/02/1993 n’existe pas ; corrigez la naissance",
        ),
        (
            {"moisNaissance": ""},
            "jourNaissance : le jour est connu et pas le mois ; remplissez le mois, ou videz le jour",
        ),
        ({"sexe": "X"}, "sexe : « X » n’est pas prévu ; écrivez M ou F"),
        ({"prenom1": ""}, "prenom1 : c’est vide ; remplissez la cellule"),
        (
            {"dateDebutValidite": "30/06/2026"},
            "dateDebutValidite : « 30/06/2026 » n’est pas une date AAAA-MM-JJ de 1900 à 2099 ; "
            "écrivez par exemple 2026-06-30",
        ),
        (
            {"nomNaissance": "N" * 61},
            f"nomNaissance : « {'N' * 61} » a 61 caractères, le schéma en permet 60 ; "
            "demandez à la Caisse des Dépôts comment l’écrire : rien n’est coupé",
        ),
        ({"nomNaissance": "☺"}, "nomNaissance : le caractère U+263A n’est pas d’un nom ; retapez la cellule"),
        (
            {"codePaysNaissance": "99352"},
            "codePaysNaissance : « 99352 » a 5 caractères, le schéma en permet 3 ; "
            "demandez à la Caisse des Dépôts comment l’écrire : rien n’est coupé",
        ),
        (
            {"action": "SUPPRESSION"},
            "action : le profil 1.1.2 ne sait pas retirer un passage ; "
            "retirez-le à la main sur le portail, ou prenez le profil 1.1.5",
        ),
        (
            {"dateFinValidite": "2026-01-01"},
            "dateFinValidite : le 2026-01-01 est avant « dateDebutValidite », le 2026-06-30 ; "
            "corrigez l’une des deux dates",
        ),
    ],
)
def test_a_line_that_cannot_be_declared_says_why(changes: dict[str, str], objection: str) -> None:
    assert told(ALICE | changes) == [objection]


@pytest.mark.parametrize(
    "name", ["N", "N" * 60, "Le Goff-O'Brien", "D’Almeïda", "Œillet", "Nguyễn", "É" * 60]
)
def test_a_name_in_latin_letters_is_declared_as_it_is(name: str) -> None:
    (line,) = read(ALICE | {"nomNaissance": name})
    assert line.passage and isinstance(line.passage.holder, Holder)
    assert (line.passage.holder.birth_name, line.doubts) == (name, ())


@pytest.mark.parametrize(("given", "written"), [("Иванова", "Ivanova"), ("محمد", "mhmd")])
def test_another_script_is_transliterated_and_what_was_given_is_kept(given: str, written: str) -> None:
    (line,) = read(ALICE | {"nomNaissance": given})
    assert line.passage and line.passage.holder.birth_name == written
    assert [(each.element, each.given, each.written) for each in line.doubts] == [
        ("nomNaissance", given, written)
    ]


def test_an_unknown_day_or_month_is_not_a_refusal() -> None:
    (line,) = read(ALICE | {"moisNaissance": "", "jourNaissance": ""})
    assert line.passage and isinstance(line.passage.holder, Holder)
    assert (line.passage.holder.birth_month, line.passage.holder.birth_day) == (None, None)


def test_the_second_passage_with_an_identifier_is_refused() -> None:
    assert told(ALICE, ALICE) == [
        "idTechnique : « alice-1 » est déjà celui de la ligne 2 ; donnez à chaque passage le sien"
    ]


def test_a_header_tells_all_that_is_wrong_in_it() -> None:
    with pytest.raises(UnreadableInput) as refusal:
        read({"type": "RS", "couleur": "bleu"} | {k: v for k, v in ALICE.items() if k != "sexe"})
    assert refusal.value.problems == (
        "ligne 1, colonne absente : « sexe »",
        "ligne 1, colonne inconnue : « couleur »",
    )


def test_a_national_number_is_refused_while_the_law_is_off_and_never_repeated() -> None:
    with_number = ALICE | {"nir": "2920275113001"}
    for profile, allowed in ((Profile.V115, False), (Profile.V112, True)):
        with pytest.raises(Refusal) as refusal:
            read(with_number, profile=profile, nir_allowed=allowed)
        assert "2920275113001" not in str(refusal.value)
    (line,) = read(with_number, profile=Profile.V115, nir_allowed=True)
    assert line.passage and line.passage.holder == NationalNumber("2920275113001", "Martin")


@given(st.text(st.characters(exclude_characters=';"\n\r', codec="utf-8"), max_size=70))
def test_any_name_is_declared_whole_or_refused(name: str) -> None:
    lines = read(ALICE | {"nomUsage": f"{name}x"})
    for line in lines:
        if line.passage and isinstance(line.passage.holder, Holder):
            assert 1 <= len(line.passage.holder.used_name) <= 60
        else:
            assert line.objections


@given(st.integers(1900, 2007), st.integers(1, 12), st.integers(1, 31))
def test_a_birth_is_declared_when_its_day_exists(year: int, month: int, day: int) -> None:
    said = {"anneeNaissance": str(year), "moisNaissance": str(month), "jourNaissance": str(day)}
    (line,) = read(ALICE | said)
    try:
        date(year, month, day)
    except ValueError:
        assert [each.element for each in line.objections] == ["jourNaissance"]
    else:
        assert line.passage
