import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from socle.apps.accreditations.actions import accredit
from socle.apps.certificates.conclusion import conclude_sitting, conclude_validation
from socle.apps.certificates.models import Certificate
from socle.apps.frameworks.models import Framework
from socle.apps.juries.deliberating import decide, grant_block
from socle.core.accreditation import AccreditedRole
from socle.core.errors import Refusal
from socle.scheme import scheme
from tests.cast import FIRST_DAY, Cast
from tests.hearing import SITS_ON, Bench, file_sent, signed, sitting_open


def test_closing_awards_what_was_granted_in_agenda_order(clea: Framework, cast: Cast, bench: Bench) -> None:
    files = [file_sent(clea, cast.caen, number) for number in range(3)]
    sitting, items = sitting_open(clea, bench)
    decide(items[1], "refused", reason="Incomplet.", scheme=scheme(), by=bench.sophie, on=SITS_ON)
    grant_block(sitting, scheme=scheme(), by=bench.sophie, on=SITS_ON)
    awarded = conclude_sitting(signed(sitting, bench), scheme=scheme(), by=bench.sophie, on=SITS_ON)
    assert [(c.number, c.pathway) for c in awarded] == [
        ("CLEA-2026-000001", files[0]),
        ("CLEA-2026-000002", files[2]),
    ]


def test_a_sitting_that_cannot_close_awards_nothing(clea: Framework, cast: Cast, bench: Bench) -> None:
    file_sent(clea, cast.caen)
    sitting, _ = sitting_open(clea, bench)
    grant_block(sitting, scheme=scheme(), by=bench.sophie, on=SITS_ON)
    with pytest.raises(Refusal, match="une signature du collège"):
        conclude_sitting(sitting, scheme=scheme(), by=bench.sophie, on=SITS_ON)
    assert not Certificate.objects.exists()


def test_a_validation_awards_its_files(clea: Framework, cast: Cast, bench: Bench) -> None:
    numerique = Framework.objects.get(slug="clea-numerique")
    held = {"starts_on": FIRST_DAY, "ends_on": None, "by": None, "on": FIRST_DAY}
    accredit(cast.caen, numerique, AccreditedRole.ASSESS, **held)
    files = [file_sent(numerique, cast.caen, number) for number in range(2)]
    awarded = conclude_validation(files, scheme=scheme(), by=bench.cecile, on=SITS_ON)
    assert [c.pathway for c in awarded] == files
    with pytest.raises(Refusal, match="jamais attribué par la machine seule"):
        conclude_validation(files, scheme=scheme(), by=None, on=SITS_ON)


def test_closing_takes_as_many_queries_whatever_the_agenda(clea: Framework, cast: Cast, bench: Bench) -> None:
    taken = []
    for numbers in (range(2), range(2, 14)):
        for number in numbers:
            file_sent(clea, cast.caen, number)
        sitting, _ = sitting_open(clea, bench)
        grant_block(sitting, scheme=scheme(), by=bench.sophie, on=SITS_ON)
        signed(sitting, bench)
        with CaptureQueriesContext(connection) as queries:
            conclude_sitting(sitting, scheme=scheme(), by=bench.sophie, on=SITS_ON)
        taken.append(len(queries))
    assert (Certificate.objects.count(), taken[1] <= taken[0]) == (14, True)
