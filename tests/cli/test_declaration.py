import json
from pathlib import Path
from uuid import uuid4

import pytest

from socle.apps.certificates.models import Certificate
from socle.apps.declarations.actions import deposit_batch
from socle.apps.declarations.models import Batch
from socle.apps.frameworks.models import Framework
from socle.cli.main import main
from tests.apps.declarations.declaring import report
from tests.cast import Cast
from tests.hearing import SITS_ON, Bench, file_sent, gather_bench, heard

Said = pytest.CaptureFixture[str]
CECILE = "cecile@exemple.fr"


@pytest.fixture
def bench(clea: Framework, cast: Cast) -> Bench:
    """Two certificates are awarded."""
    bench = gather_bench()
    for number in range(2):
        file_sent(clea, cast.caen, number)
    heard(clea, bench)
    return bench


def run(*words: object) -> int:
    return main(["declaration", *map(str, words), "--on", str(SITS_ON)])


def test_a_batch_is_prepared_then_its_report_imported(bench: Bench, tmp_path: Path, capsys: Said) -> None:
    assert run("prepare", "--by", CECILE) == 0
    batch = Batch.objects.get()
    (told,) = json.loads(capsys.readouterr().out)["batches"]
    assert told == {
        "id": str(batch.public_id),
        "name": batch.name,
        "passages": 2,
        "size": batch.size,
        "sha256": batch.sha256,
    }
    deposit_batch(batch, by=bench.cecile, on=SITS_ON)
    first, second = (each.public_id for each in Certificate.objects.order_by("pk"))
    file = tmp_path / "report.xml"
    file.write_bytes(report(batch, [first], {second: "Plusieurs titulaires"}))
    assert run("report", batch.public_id, file, "--by", CECILE) == 0
    assert json.loads(capsys.readouterr().out) == {"integrated": 1, "rejected": 1, "state": "closed"}


def test_what_stays_to_prepare_is_counted(bench: Bench, capsys: Said) -> None:
    person = Certificate.objects.earliest("pk").person
    person.birth_name = "A" * 61
    person.save()
    assert run("prepare", "--by", CECILE) == 1
    said = capsys.readouterr()
    assert (json.loads(said.out)["left"], "1 passage(s) restent à préparer" in said.err) == (1, True)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("prepare", "--by", "personne@exemple.fr"), "Aucun compte n’a l’adresse personne@exemple.fr."),
        (("prepare", "--by", "charlie@exemple.fr"), "Cette action demande le rôle « Certificateur »."),
        (("report", uuid4(), "report.xml", "--by", CECILE), "Aucun lot n’a l’identifiant"),
    ],
)
def test_whoever_is_not_the_certifier_or_names_no_batch_is_refused(
    words: tuple[object, ...], reason: str, bench: Bench, capsys: Said
) -> None:
    assert run(*words) == 1
    assert reason in capsys.readouterr().err
    assert not Batch.objects.exists()
