import io
import os
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from socle.core.errors import Refusal
from socle.core.exchange.cdc.building import Limits
from socle.core.exchange.cdc.model import NationalNumber, Profile
from socle.core.exchange.cdc.schemas import schemas
from socle.core.exchange.cdc.validating import faults_of, profile_of
from tests.core.exchange.cdc.passages import ALICE, made, passage, read_cells

GOLDEN = Path(__file__).parent / "golden"
REPOSITORY = Path(__file__).parents[4]


def people() -> tuple[object, ...]:
    return (
        passage(),
        passage(
            idTechnique="bob-1",
            code="RS0002",
            sexe="M",
            nomNaissance="Müller & fils",
            nomUsage="Le Goff-O'Brien",
            prenom1="Мария",
            prenom2="Zoé",
            moisNaissance="",
            jourNaissance="",
            codeInsee="",
            codePostal="",
            libelleCommuneNaissance="Oran",
            codePaysNaissance="352",
            libellePaysNaissance="Algérie",
            dateDebutExamen="2026-06-10",
            dateFinExamen="2026-06-11",
            modalitePassageExamen="EN_PRESENTIEL",
            urlPreuve="https://exemple.fr/p?a=1&b=2",
            modaliteAcces="CANDIDAT_LIBRE",
        ),
    )


@pytest.mark.parametrize("profile", list(Profile))
def test_the_bytes_of_each_profile_are_these(profile: Profile, tmp_path: Path) -> None:
    (flux,) = made(tmp_path, *people(), profile=profile)  # type: ignore[arg-type]
    golden = GOLDEN / f"{profile}.xml"
    if os.environ.get("SOCLE_SNAPSHOTS") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(flux.path.read_bytes())
    assert flux.path.read_bytes() == golden.read_bytes()
    with golden.open("rb") as source:
        assert profile_of(source) is profile
        assert faults_of(source, schemas(profile, None)) == ()


def test_the_official_schema_accepts_profile_1_1_2(tmp_path: Path) -> None:
    folder = Path(os.environ.get("SOCLE_ORACLES") or REPOSITORY.parent / "shared" / "reference") / "cdc"
    if not folder.is_dir():
        pytest.skip("The official schema 1.1.2 is not kept here.")
    found = schemas(Profile.V112, folder)
    assert [each.name for each in found] == ["socle-cdc-1.1.2.xsd", "certifications-cdc-1.1.2.xsd"]
    (flux,) = made(tmp_path, *people())  # type: ignore[arg-type]
    with flux.path.open("rb") as source:
        assert faults_of(source, found) == ()
    example = folder / "exemple-synthetique-1.1.2.xml"
    with example.open("rb") as source:
        assert faults_of(source, found) == ()


def test_a_flux_is_named_by_its_content(tmp_path: Path) -> None:
    (first,) = made(tmp_path, passage())
    content = first.path.read_bytes()
    (again,) = made(tmp_path, passage())
    assert (again.id, again.path.read_bytes()) == (first.id, content)
    (other,) = made(tmp_path, passage(prenom1="Alix"))
    assert (first.id.version, other.id != first.id) == (5, True)
    assert str(other.id) in other.path.read_text()


def test_files_are_split_by_passages_and_by_bytes(tmp_path: Path) -> None:
    passages = [passage(idTechnique=f"p-{rank}", code=f"RS{rank // 3}") for rank in range(7)]
    by_passages = made(tmp_path, *passages, limits=Limits(200_000_000, 3))
    assert [flux.passages for flux in by_passages] == [3, 3, 1]
    (whole,) = made(tmp_path, *passages)
    by_bytes = made(tmp_path, *passages, limits=Limits(whole.size - 1, 200_000))
    assert sum(flux.passages for flux in by_bytes) == 7 and len(by_bytes) == 2
    for flux in by_bytes:
        assert flux.size == flux.path.stat().st_size <= whole.size - 1
        with flux.path.open("rb") as source:
            assert faults_of(source, schemas(Profile.V112, None)) == ()
    with pytest.raises(Refusal, match="Un seul passage dépasse"):
        made(tmp_path, *passages, limits=Limits(1000, 200_000))


def test_a_flux_holds_one_action_and_groups_certifications(tmp_path: Path) -> None:
    passages = [
        passage(idTechnique="a", code="RS2"),
        passage(idTechnique="a", code="RS1", action="SUPPRESSION"),
        passage(idTechnique="b", code="RS1"),
    ]
    created, removed = made(tmp_path, *passages, profile=Profile.V115)
    said = [
        [each.text for each in etree.parse(f.path).iter("{*}action", "{*}code", "{*}idTechnique")]
        for f in (created, removed)
    ]
    assert said == [["CREATION", "RS1", "b", "RS2", "a"], ["SUPPRESSION", "RS1", "a"]]


def test_a_national_number_and_a_suppression_are_valid_in_profile_1_1_5_alone(tmp_path: Path) -> None:
    numbered = replace(passage(action="SUPPRESSION"), holder=NationalNumber("2920275113001", "Martin"))
    (flux,) = made(tmp_path, numbered, profile=Profile.V115)
    content = flux.path.read_bytes()
    assert faults_of(io.BytesIO(content), schemas(Profile.V115, None)) == ()
    (fault,) = faults_of(io.BytesIO(content), schemas(Profile.V112, None))
    assert str(fault) == "ligne 3, action : cet élément n’est pas prévu ici"
    wrong = content.replace(b"2920275113001", b"2920275113")
    (fault,) = faults_of(io.BytesIO(wrong), schemas(Profile.V115, None))
    assert str(fault) == "ligne 7, passage alice-1, nir : ce n’est pas un NIR de 13 caractères"


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=300))
def test_whatever_a_cell_holds_the_file_is_valid_or_the_line_refused(text: str) -> None:
    names = ("idTechnique", "verbatim", "libelleCommuneNaissance", "nomNaissance")
    for name in names:
        (line,) = read_cells(ALICE | {name: text})
        if line.passage is None:
            assert line.objections or not text.strip()
            continue
        with TemporaryDirectory() as folder:
            (flux,) = made(Path(folder), line.passage)
            with flux.path.open("rb") as source:
                assert faults_of(source, schemas(Profile.V112, None)) == ()
