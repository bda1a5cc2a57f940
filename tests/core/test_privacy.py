import pytest

from socle.core.errors import UnreadableInput
from socle.core.privacy import FILE, PersonalField, Said, load_register

LISTS = """
[purpose]
identity = { who = "candidate", fr = "Savoir qui vous êtes", en = "Knowing who you are" }
[legal_basis]
law = { fr = "Obligation légale", en = "Legal obligation" }
[retention]
file = { provisional = true, fr = "Cinq ans", en = "Five years" }
"""
NAME = 'fr = "nom", en = "name", purpose = "identity", legal_basis = "law", retention = "file"'
PERSON = f"""
[people.Person]
name = {{ {NAME} }}
not_personal = ["state"]
"""


def test_a_personal_field_says_why_by_what_right_and_how_long() -> None:
    register = load_register(LISTS + PERSON)
    assert register.fields == (
        PersonalField("people.Person", "name", Said("nom", "name"), "identity", "law", "file"),
    )
    assert register.retentions == {"file": Said("Cinq ans", "Five years", is_provisional=True)}
    assert register.undeclared({"people.Person": ("name", "state")}) == ()


def test_a_field_neither_declared_nor_listed_is_named_with_its_remedy() -> None:
    register = load_register(LISTS + PERSON)
    assert register.undeclared({"people.Person": ("name", "state", "religion")}) == (
        "people.Person.religion n’est pas au registre ; dans [people.Person], déclarez-le avec fr, en, "
        "purpose, legal_basis et retention, ou ajoutez-le à not_personal.",
    )


def test_a_line_for_a_field_that_is_gone_is_named() -> None:
    register = load_register(LISTS + PERSON)
    assert register.undeclared({"people.Person": ("name",)}) == (
        "people.Person.state n’existe pas ou plus ; retirez cette ligne.",
    )


def test_a_field_cannot_be_personal_and_not() -> None:
    register = load_register(LISTS + PERSON.replace('["state"]', '["name"]'))
    assert register.undeclared({"people.Person": ("name",)}) == (
        "people.Person.name est à la fois personnel et dans not_personal ; choisissez.",
    )


@pytest.mark.parametrize("key", ["purpose", "legal_basis", "retention"])
def test_a_personal_field_without_purpose_basis_or_retention_is_refused(key: str) -> None:
    with pytest.raises(UnreadableInput) as refused:
        load_register(LISTS + PERSON.replace(f"{key} =", f"{key}_was ="))
    assert refused.value.problems == (
        f"people.Person.name : clé inconnue « {key}_was »",
        f"people.Person.name : « {key} » manque ; choisissez parmi "
        + {"purpose": "identity", "legal_basis": "law", "retention": "file"}[key],
    )


def test_every_problem_of_the_register_is_named_at_once() -> None:
    wrong = LISTS.replace('who = "candidate", ', "").replace(', en = "Legal obligation"', "")
    with pytest.raises(UnreadableInput) as refused:
        load_register(wrong + PERSON.replace('en = "name", ', ""))
    assert refused.value.problems == (
        "purpose.identity : « who » doit valoir candidate, professional, visitor",
        "legal_basis.law : « en » manque",
        "people.Person.name : « en » manque",
    )


def test_a_field_that_is_no_table_is_refused_in_words() -> None:
    with pytest.raises(UnreadableInput) as refused:
        load_register(LISTS + '[people.Person]\nname = "nom"\n')
    assert refused.value.problems == ("people.Person.name : ce n’est pas une table { fr = …, en = … }",)


def test_a_register_that_is_no_toml_is_refused_in_words() -> None:
    with pytest.raises(UnreadableInput, match="ce n’est pas du TOML") as refused:
        load_register("[purpose")
    assert refused.value.remedy == f"Corrigez {FILE}."


def test_an_empty_register_names_its_missing_lists() -> None:
    with pytest.raises(UnreadableInput) as refused:
        load_register("")
    assert refused.value.problems == tuple(
        f"la liste {name} est vide ou absente" for name in ("purpose", "legal_basis", "retention")
    )
