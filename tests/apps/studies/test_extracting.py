"""Facts of the platform for a study: asked by the researcher, granted by the certifier, without names."""

import csv
from datetime import date, timedelta

import pytest

from socle.apps.files.actions import read
from socle.apps.frameworks.models import Framework
from socle.apps.studies.extracting import ask_extract, grant_extract, refuse_extract
from socle.apps.studies.models import Extract, Study
from socle.core.errors import Refusal
from socle.core.study_extract import COLUMNS
from tests.apps.studies.lab import Lab, drafted, locked
from tests.cast import TODAY, Cast, enrol

START = date(2026, 1, 1)


def locked_study(lab: Lab) -> Study:
    return Study.objects.get(pk=locked(lab.rosa).study_id)


def lines(extract: Extract) -> list[dict[str, str]]:
    extract.refresh_from_db()
    assert extract.stored
    return list(csv.DictReader(read(extract.stored).decode().splitlines()))


def test_an_extract_has_a_line_a_pathway_and_no_name(lab: Lab, cast: Cast, clea: Framework) -> None:
    pathway = enrol(cast, clea)
    extract = ask_extract(locked_study(lab), START, TODAY, by=lab.rosa, on=TODAY)
    assert extract.stored is None
    grant_extract(extract, by=lab.cleo, on=TODAY)
    (line,) = lines(extract)
    assert tuple(line) == COLUMNS
    assert (line["department"], line["pathway"]) == ("14", "training.not_assessed")
    person, told = pathway.person, str(line)
    assert person.birth_name not in told
    assert person.first_name not in told
    assert str(person.birth_date) not in told


def test_only_the_pathways_of_the_period_are_given(lab: Lab, cast: Cast, clea: Framework) -> None:
    enrol(cast, clea)
    before = TODAY - timedelta(days=1)
    extract = ask_extract(locked_study(lab), START, before, by=lab.rosa, on=TODAY)
    grant_extract(extract, by=lab.cleo, on=TODAY)
    assert lines(extract) == []


def test_the_same_person_has_another_pseudonym_in_each_study(lab: Lab, cast: Cast, clea: Framework) -> None:
    enrol(cast, clea)
    told = []
    for study in (locked_study(lab), locked_study(lab)):
        extract = ask_extract(study, START, TODAY, by=lab.rosa, on=TODAY)
        grant_extract(extract, by=lab.cleo, on=TODAY)
        told.append(lines(extract)[0]["person"])
    assert len(set(told)) == 2


def test_nothing_is_asked_before_the_protocol_is_locked(lab: Lab) -> None:
    with pytest.raises(Refusal, match="n’est pas verrouillé"):
        ask_extract(drafted(lab.rosa), START, TODAY, by=lab.rosa, on=TODAY)


def test_one_request_waits_at_a_time_and_has_one_answer(lab: Lab) -> None:
    study = locked_study(lab)
    extract = ask_extract(study, START, TODAY, by=lab.rosa, on=TODAY)
    with pytest.raises(Refusal, match="attend déjà"):
        ask_extract(study, START, TODAY, by=lab.rosa, on=TODAY)
    refuse_extract(extract, by=lab.cleo, on=TODAY)
    with pytest.raises(Refusal, match="déjà sa réponse"):
        grant_extract(extract, by=lab.cleo, on=TODAY)
    ask_extract(study, START, TODAY, by=lab.rosa, on=TODAY)


def test_a_researcher_grants_nothing_and_charlie_asks_nothing(lab: Lab) -> None:
    study = locked_study(lab)
    extract = ask_extract(study, START, TODAY, by=lab.rosa, on=TODAY)
    for stranger in (lab.rosa, lab.charlie):
        with pytest.raises(Refusal):
            grant_extract(extract, by=stranger, on=TODAY)
    with pytest.raises(Refusal):
        ask_extract(study, START, TODAY, by=lab.charlie, on=TODAY)
