import io
from pathlib import Path

import pytest

from socle.core.errors import UnreadableInput
from socle.core.exchange.cdc.model import Profile
from socle.core.exchange.cdc.schemas import official_schemas, our_schema
from socle.core.exchange.cdc.validating import faults_of
from tests.core.exchange.cdc.passages import made, passage

HEAD, SAID = "ligne 7, passage alice-1, ", "<cpf:"


def faults(folder: Path, *changes: tuple[str, str], profile: Profile = Profile.V112) -> list[str]:
    (flux,) = made(folder, passage(), profile=profile)
    text = flux.path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return [str(each) for each in faults_of(io.BytesIO(text.encode()), (our_schema(profile),))]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (">F<", ">X<", f"{HEAD}sexe : « X » n’est pas prévu ; sont permis : M, F"),
        (">1992<", ">1896<", f"{HEAD}anneeNaissance : « 1896 » est hors des bornes (1900)"),
        (">Martin<", f">{'N' * 61}<", f"{HEAD}nomNaissance : 61 caractères au lieu de 60 au plus"),
        ('<cpf:scoring xsi:nil="true"/>', "", f"{HEAD}passageCertification : il manque « scoring »"),
        (">Alice<", ' xsi:nil="true"><', f"{HEAD}prenom1 : il ne peut pas être nil"),
        (
            ">2026-06-30<",
            ">2026-06-31<",
            f"{HEAD}dateDebutValidite : « 2026-06-31 » n’a pas la forme attendue",
        ),
        (">02<", ">04<", None),
        (">MCFCER000000<", "><", "ligne 5, idContrat : 0 caractères au lieu de 1 au moins"),
        (
            "+02:00<",
            "<",
            "ligne 3, horodatage : « 2026-07-12T15:14:15 » n’a pas la forme attendue",
        ),
        (
            "<cpf:emetteur>",
            "<cpf:action>CREATION</cpf:action><cpf:emetteur>",
            "ligne 4, action : cet élément n’est pas prévu ici",
        ),
    ],
)
def test_a_file_that_cannot_be_deposited_says_where_and_why(
    old: str, new: str, fault: str | None, tmp_path: Path
) -> None:
    assert faults(tmp_path, (old, new))[:1] == ([fault] if fault else [])


def test_a_day_that_does_not_exist_and_an_identifier_given_twice_are_told(tmp_path: Path) -> None:
    assert faults(tmp_path, (">29<", ">30<")) == [f"{HEAD}jourNaissance : ce jour n’existe pas"]
    (flux,) = made(tmp_path, passage(), passage(idTechnique="bob-1"))
    twice = flux.path.read_bytes().replace(b"bob-1", b"alice-1")
    assert [str(each) for each in faults_of(io.BytesIO(twice), (our_schema(Profile.V112),))] == [
        "ligne 8, passage alice-1, idTechnique : un autre passage du fichier porte le même"
    ]


def test_a_file_that_is_cut_anywhere_is_refused(tmp_path: Path) -> None:
    (flux,) = made(tmp_path, passage())
    content = flux.path.read_bytes().rstrip()
    for kept in range(600, len(content), 97):
        assert faults_of(io.BytesIO(content[:kept]), (our_schema(Profile.V112),))


ATTACKS = {
    "expansion": '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>',
    "external": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    "network": '<!DOCTYPE a SYSTEM "http://exemple.invalid/a.dtd"><a/>',
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_a_doctype_is_refused_before_anything_is_read(attack: str) -> None:
    with pytest.raises(UnreadableInput, match="DOCTYPE"):
        faults_of(io.BytesIO(attack.encode()), (our_schema(Profile.V112),))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<a", "n’est pas un schéma XML"),
        ('<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" version="1.1.2"/>', "décrit « None »"),
        (
            '<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" version="9" '
            'targetNamespace="urn:cdc:cpf:pc5:schema:1.0.0"/>',
            "porte la version « 9 »",
        ),
    ],
)
def test_a_broken_official_schema_is_refused_with_its_file(content: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "officiel.xsd").write_text(content)
    with pytest.raises(UnreadableInput, match=reason) as refusal:
        official_schemas(tmp_path)
    assert "officiel.xsd" in refusal.value.problems[0] and "Remplacez ce fichier" in refusal.value.remedy
