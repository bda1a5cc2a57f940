"""The lines of each batch are the passages of its file, however the files are split and grouped."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

from socle.apps.certificates.actions import revoke_certificate
from socle.apps.certificates.models import Certificate
from socle.apps.declarations.models import Batch
from socle.apps.declarations.preparing import prepare_batches
from socle.apps.frameworks.models import Framework
from socle.core.framework.model import Provenance
from socle.core.parameters import Parameter, Parameters
from socle.scheme import Scheme, scheme
from tests.apps.declarations.declaring import AT, LATER, ON, answered, said
from tests.cast import Cast
from tests.hearing import Bench, file_sent, heard


def files_of(most: int) -> Scheme:
    """The scheme, where a file holds so many passages."""
    line = Parameter("declaration_passages", "", date(2026, 12, 1), most, Provenance.PROVISIONAL, "essai")
    return replace(scheme(), parameters=Parameters((*scheme().parameters.known, line)))


def lines(batch: Batch) -> list[str]:
    ids = batch.lines.order_by("pk").values_list("passage__technical_id", flat=True)
    return [str(each) for each in ids]


def test_the_lines_of_each_batch_are_those_of_its_file(
    certificates: list[Certificate], clea: Framework, cast: Cast, bench: Bench
) -> None:
    answered(bench)
    for certificate in certificates[:2]:
        revoke_certificate(certificate, "error", by=bench.cecile, on=LATER)
    for place, number in enumerate(("RS9", "RS1234", "RNCP7", "RS9")):
        Framework.objects.filter(pk=clea.pk).update(registration_number=number)
        clea.refresh_from_db()
        file_sent(clea, cast.caen, 10 + place)
        heard(clea, bench)
    batches = prepare_batches(scheme=files_of(2), by=bench.cecile, on=LATER, at=AT).batches
    assert [lines(each) for each in batches] == [said(each, "idTechnique") for each in batches]
    assert [(each.action, each.count, said(each, "code")) for each in batches] == [
        ("CREATION", 2, ["RNCP7", "RS1234"]),
        ("CREATION", 2, ["RS9"]),
        ("SUPPRESSION", 2, ["SPECIMEN"]),
    ]
    for first, second in pairwise(batches):
        assert set(lines(first)).isdisjoint(lines(second))


def test_a_batch_of_a_day_takes_nothing_awarded_later(certificates: list[Certificate], bench: Bench) -> None:
    before = certificates[0].awarded_on.replace(day=1)
    assert prepare_batches(scheme=scheme(), by=bench.cecile, on=before, at=AT).batches == ()
    assert prepare_batches(scheme=scheme(), by=bench.cecile, on=ON, at=AT).batches[0].count == 4
