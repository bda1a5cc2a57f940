import pytest

from socle.core.errors import Refusal
from socle.core.share import (
    DURATIONS,
    MOST_LIVE,
    OPENINGS,
    TooManyOpenings,
    TooManyShares,
    WithdrawnCertificate,
    read_days,
    read_label,
    refuse_endless_opening,
    refuse_to_share,
)


def test_a_certificate_has_at_most_twenty_links_at_once() -> None:
    refuse_to_share(is_withdrawn=False, live=MOST_LIVE - 1)
    with pytest.raises(TooManyShares) as refused:
        refuse_to_share(is_withdrawn=False, live=MOST_LIVE)
    assert str(refused.value) == (
        "Vous avez déjà 20 liens qui marchent. Arrêtez-en un, puis faites le nouveau."
    )


def test_a_withdrawn_certificate_is_not_shared_however_few_its_links() -> None:
    with pytest.raises(WithdrawnCertificate) as refused:
        refuse_to_share(is_withdrawn=True, live=0)
    assert str(refused.value) == (
        "Ce certificat a été retiré : il ne se montre plus par un lien. Appelez la personne qui vous suit."
    )


def test_a_link_opened_without_end_rests_a_quarter_of_an_hour() -> None:
    refuse_endless_opening(OPENINGS - 1)
    with pytest.raises(TooManyOpenings) as refused:
        refuse_endless_opening(OPENINGS)
    assert str(refused.value) == ("Ce lien a été ouvert trop souvent. Attendez 15 minutes, puis recommencez.")


def test_a_link_lasts_a_week_a_month_or_a_year() -> None:
    assert [read_days(days) for days in DURATIONS] == [7, 30, 365]
    with pytest.raises(Refusal) as refused:
        read_days(3650)
    assert str(refused.value) == (
        "Un lien ne dure pas 3650 jours. Choisissez sept jours, trente jours ou un an."
    )


@pytest.mark.parametrize(
    ("typed", "read"),
    [("", ""), ("  ", ""), (" Entretien \n boulangerie ", "Entretien boulangerie"), ("é" * 60, "é" * 60)],
)
def test_a_link_s_name_is_one_line_or_nothing(typed: str, read: str) -> None:
    assert read_label(typed) == read


def test_a_link_s_name_is_short() -> None:
    with pytest.raises(Refusal) as refused:
        read_label("a" * 61)
    assert str(refused.value) == (
        "Ce nom de lien est trop long : 61 caractères. Écrivez-le en 60 caractères au plus."
    )
