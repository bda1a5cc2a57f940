import pytest

from socle.apps.certificates.conclusion import conclude_sitting
from socle.apps.frameworks.models import Framework
from socle.apps.juries.deliberating import grant_block
from socle.apps.juries.models import Item, Opening
from socle.apps.juries.opening import opening_bytes
from socle.core.errors import Refusal
from socle.core.log.entry import commitment
from socle.scheme import scheme
from tests.cast import Cast
from tests.hearing import SITS_ON, Bench, file_sent, gather_bench, signed, sitting_open


@pytest.fixture
def bench(cast: Cast) -> Bench:
    return gather_bench()


def test_a_sitting_that_opens_commits_to_its_files_in_the_log(
    clea: Framework, cast: Cast, bench: Bench
) -> None:
    for number in range(3):
        file_sent(clea, cast.caen, number)
    sitting, items = sitting_open(clea, bench)
    opening = Opening.objects.get(sitting=sitting)
    assert opening.files == [str(item.pathway.public_id) for item in items]
    told = commitment(bytes(opening.salt), opening_bytes(opening))
    assert (opening.entry.kind, bytes(opening.entry.fingerprint)) == ("sitting", told)


def test_a_file_slipped_in_after_the_opening_gets_no_certificate(
    clea: Framework, cast: Cast, bench: Bench
) -> None:
    file_sent(clea, cast.caen, 0)
    sitting, _ = sitting_open(clea, bench)
    late = file_sent(clea, cast.caen, 1)
    late.refresh_from_db()
    Item.objects.create(sitting=sitting, pathway=late, number=2)
    grant_block(sitting, scheme=scheme(), by=bench.sophie, on=SITS_ON)
    signed(sitting, bench)
    with pytest.raises(Refusal, match="n’étaient pas devant le jury à l’ouverture de la séance : n° 2"):
        conclude_sitting(sitting, scheme=scheme(), by=bench.sophie, on=SITS_ON)
