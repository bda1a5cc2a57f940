from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socle.core.declaration.saying import Facts, say
from socle.core.declaration.words import by_hand
from socle.core.exchange.cdc.model import Action, Certification, Holder, NationalNumber, Passage, Profile
from socle.core.exchange.cdc.schemas import our_schema
from socle.core.exchange.cdc.validating import faults_of
from socle.core.person import Civility, CivilStatus
from socle.scheme import scheme
from tests.core.exchange.cdc.passages import made
from tests.core.test_person import ALICE

V115, PLACES = Profile.V115, scheme().places
FACTS = Facts("alice-1", Action.CREATION, "RS5616", date(2026, 12, 14), ALICE)
NIR = "2940714118001"


def objections(facts: Facts, profile: Profile = V115) -> list[str]:
    said = say(facts, profile, PLACES)
    assert said.passage is None
    return [each.element for each in said.objections]


def test_a_certificate_is_said_with_its_holder_s_civil_status() -> None:
    said = say(FACTS, V115, PLACES)
    assert said.passage == Passage(
        id="alice-1",
        certification=Certification("RS", "RS5616"),
        holder=Holder(
            birth_name="Lefèvre-Martin",
            first_name="Zoë",
            birth_year=1994,
            birth_month=7,
            birth_day=14,
            sex="F",
            commune_code="14118",
            commune="Caen",
            country="France",
        ),
        valid_from=date(2026, 12, 14),
    )
    assert (said.objections, said.foreseen(PLACES)) == ((), ())


def test_a_birth_abroad_is_said_by_its_country() -> None:
    abroad = replace(ALICE, civility=Civility.MR, birth_place="99350", birth_place_name="Fès")
    said = say(replace(FACTS, status=abroad), V115, PLACES).passage
    assert said and isinstance(said.holder, Holder)
    told = (said.holder.sex, said.holder.commune_code, said.holder.country_code, said.holder.country)
    assert (*told, said.holder.commune) == ("M", "99350", "350", "Maroc", "Fès")


def test_a_used_name_that_repeats_the_birth_name_is_left_out() -> None:
    same = replace(FACTS, status=replace(ALICE, used_name="LEFEVRE MARTIN"))
    assert say(same, V115, PLACES) == say(FACTS, V115, PLACES)


@pytest.mark.parametrize(
    ("changed", "elements"),
    [
        ({"birth_name": "A" * 61}, ["nomNaissance"]),
        ({"first_name": "Z☂"}, ["prenom1"]),
        ({"used_name": "B" * 61, "birth_place_name": "C" * 61}, ["nomUsage", "libelleCommuneNaissance"]),
        ({"birth_date": date(2027, 1, 1)}, ["anneeNaissance"]),
    ],
)
def test_what_the_schema_cannot_hold_is_refused_and_never_cut(
    changed: dict[str, str], elements: list[str]
) -> None:
    assert objections(replace(FACTS, status=replace(ALICE, **changed))) == elements


def test_nothing_is_said_without_a_registration_number() -> None:
    assert objections(replace(FACTS, number="")) == ["code"]


def test_profile_1_1_2_takes_nothing_away() -> None:
    assert objections(replace(FACTS, action=Action.SUPPRESSION), Profile.V112) == ["action"]


def test_several_first_names_in_one_are_foreseen_to_find_nobody() -> None:
    said = say(replace(FACTS, status=replace(ALICE, first_name="Zoë/Anne")), V115, PLACES)
    assert {doubt.element for doubt in said.foreseen(PLACES)} == {"prenom1"}


def test_a_national_number_is_said_in_place_of_the_civil_status_and_never_printed() -> None:
    facts = replace(FACTS, nir=NIR)
    said = say(facts, V115, PLACES)
    assert said.passage and said.passage.holder == NationalNumber(NIR, "Lefèvre-Martin")
    assert NIR not in repr((facts, said))
    wrong = replace(FACTS, nir="12345")
    assert "12345" not in str([str(each) for each in say(wrong, V115, PLACES).objections])


def test_what_is_typed_by_hand_holds_every_fact_and_nothing_empty() -> None:
    said = say(replace(FACTS, second_name="Anne"), V115, PLACES).passage
    assert said
    assert dict(by_hand(said)) == {
        "Répertoire": "RS",
        "Code de la certification": "RS5616",
        "Identifiant technique": "alice-1",
        "Obtention": "PAR_ADMISSION",
        "Donnée certifiée": "oui",
        "Début de validité": "14/12/2026",
        "Nom de naissance": "Lefèvre-Martin",
        "Prénom": "Zoë",
        "Deuxième prénom": "Anne",
        "Année de naissance": "1994",
        "Mois de naissance": "7",
        "Jour de naissance": "14",
        "Sexe": "F",
        "Code INSEE du lieu de naissance": "14118",
        "Commune de naissance": "Caen",
        "Pays de naissance": "France",
    }


NAMES = st.text(max_size=70) | st.from_regex(r"[A-Za-zéèçœÀ-ÿ' \-]{1,62}", fullmatch=True)


@given(
    names=st.tuples(NAMES, NAMES, NAMES, NAMES, NAMES, NAMES),
    born=st.dates(date(1900, 1, 1), date(2030, 1, 1)),
    place=st.sampled_from(["", "14118", "75113", "99350", "99100", "2A004", "97105", "9135"]),
    profile=st.sampled_from(Profile),
)
def test_whatever_the_civil_status_what_is_said_is_valid_or_says_why_not(
    names: tuple[str, ...], born: date, place: str, profile: Profile
) -> None:
    """One passage never keeps the others of its batch from coming out."""
    birth, first, used, town, second, third = names
    status = CivilStatus(Civility.MR, birth, first, born, place, town, used)
    facts = replace(FACTS, status=status, second_name=second, third_name=third)
    said = say(facts, profile, PLACES)
    assert (said.passage is None) == bool(said.objections)
    if said.passage:
        with TemporaryDirectory() as folder:
            (flux,) = made(Path(folder), said.passage, profile=profile)
            with flux.path.open("rb") as source:
                assert faults_of(source, [our_schema(profile)]) == ()


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzéèçÉ'- ", min_size=1, max_size=90).map(str.strip))
def test_a_name_is_said_whole_or_not_at_all(name: str) -> None:
    said = say(replace(FACTS, status=replace(ALICE, birth_name=name)), V115, PLACES)
    if said.passage and isinstance(said.passage.holder, Holder):
        assert said.passage.holder.birth_name == " ".join(name.split())
    else:
        assert not name or len(" ".join(name.split())) > 60
