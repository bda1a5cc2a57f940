"""A study is calculated by the worker, and published whatever it found."""

import json

import pytest
from django.db import connection
from django.utils.timezone import now
from procrastinate.contrib.django.models import ProcrastinateJob

from socle.apps.files.actions import read
from socle.apps.studies.data import give_data
from socle.apps.studies.models import Publication, Run, Study, StudyData
from socle.apps.studies.protocols import amend_protocol
from socle.apps.studies.publishing import publish_run
from socle.apps.studies.queries import last_publication
from socle.apps.studies.running import calculate, results_of, start_run
from socle.apps.studies.tasks import calculate_study, restart_interrupted
from socle.core.days import in_full
from socle.core.errors import Refusal
from socle.core.impact.results import Verdict
from tests.apps.studies.lab import PROTOCOL, Lab, locked, people
from tests.cast import TODAY


def data_of(lab: Lab, content: bytes | None = None) -> StudyData:
    study = Study.objects.get(pk=locked(lab.rosa).study_id)
    return give_data(study, content or people(), "people.csv", by=lab.rosa, on=TODAY)


def calculated(data: StudyData, lab: Lab) -> Run:
    run = start_run(data, by=lab.rosa, on=TODAY)
    calculate(run, on=TODAY)
    run.refresh_from_db()
    return run


def test_a_run_is_given_to_the_worker_once(lab: Lab) -> None:
    data = data_of(lab)
    run = start_run(data, by=lab.rosa, on=TODAY)
    (job,) = ProcrastinateJob.objects.filter(task_name="calculate_study")
    assert job.args == {"run": run.pk}
    with pytest.raises(Refusal, match="déjà en cours"):
        start_run(data, by=lab.rosa, on=TODAY)


def test_a_run_that_no_living_worker_has_is_handed_over_again(lab: Lab) -> None:
    run = start_run(data_of(lab), by=lab.rosa, on=TODAY)
    assert restart_interrupted(now()) == 0
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing'")
    assert [restart_interrupted(now()) for _ in range(2)] == [1, 0]
    calculate_study(run.pk)
    run.refresh_from_db()
    assert run.state == "done"


def test_a_run_ends_with_results_that_name_protocol_and_data(lab: Lab) -> None:
    run = calculated(data_of(lab), lab)
    results = results_of(run)
    assert (run.state, run.done_steps) == ("done", run.all_steps)
    assert results.verdict == Verdict.EFFECT
    assert (results.provenance.protocol_sha256, results.provenance.data_sha256, results.provenance.lock) == (
        run.protocol.sha256,
        run.data.stored.sha256,
        f"verrouillé le {in_full(TODAY)}",
    )


def test_what_stops_a_run_is_told(lab: Lab) -> None:
    run = calculated(data_of(lab, b"entree,age\n1,30\n0,31\n"), lab)
    assert (run.state, run.results) == ("failed", None)
    assert "n’est pas dans les données" in run.trouble
    with pytest.raises(Refusal, match="un calcul terminé"):
        publish_run(run, by=lab.rosa, on=TODAY)


def test_a_run_that_ended_is_not_calculated_again(lab: Lab) -> None:
    run = calculated(data_of(lab), lab)
    kept = run.results
    calculate(run, on=TODAY)
    assert (run.state, run.results) == ("done", kept)


def test_a_publication_is_kept_as_it_was_read(lab: Lab) -> None:
    run = calculated(data_of(lab), lab)
    publication = publish_run(run, by=lab.rosa, on=TODAY)
    told = json.loads(read(publication.results))
    assert (told["verdict"], told["schema"]) == ("effect", "socle-impact-1")
    assert read(publication.report).startswith(b"<!DOCTYPE html>")
    assert read(publication.paper).startswith(b"%PDF-")
    run.protocol.study.refresh_from_db()
    assert run.protocol.study.state == "published"
    with pytest.raises(Refusal, match="déjà publié"):
        publish_run(run, by=lab.rosa, on=TODAY)


def test_after_an_amendment_only_a_new_run_is_published(lab: Lab) -> None:
    run = calculated(data_of(lab), lab)
    changed = PROTOCOL.replace('"age", "sexe"', '"age", "age^2", "sexe"')
    study = Study.objects.get(pk=run.protocol.study_id)
    amend_protocol(study, changed, "L’âge compte plus tôt.", by=lab.rosa, on=TODAY)
    with pytest.raises(Refusal, match="dernière version du protocole"):
        publish_run(run, by=lab.rosa, on=TODAY)
    again = calculated(run.data, lab)
    first = publish_run(again, by=lab.rosa, on=TODAY)
    assert (last_publication(study), Publication.objects.count()) == (first, 1)


def test_neither_charlie_nor_the_certifier_runs_or_publishes(lab: Lab) -> None:
    data = data_of(lab)
    run = calculated(data, lab)
    for stranger in (lab.charlie, lab.cleo):
        with pytest.raises(Refusal):
            start_run(data, by=stranger, on=TODAY)
        with pytest.raises(Refusal):
            publish_run(run, by=stranger, on=TODAY)
