"""Links to a certificate: made, opened, withdrawn, and in the end forgotten."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from socle.apps.certificates.actions import revoke_certificate
from socle.apps.certificates.models import Certificate, Share, ShareOpening
from socle.apps.certificates.shares import find_opening, find_share, live_shares, shares_of
from socle.apps.certificates.sharing import open_share, share_certificate, share_on_profile, withdraw_share
from socle.apps.certificates.tasks import forget_shares
from socle.apps.frameworks.models import Framework
from socle.apps.journal.models import Entry
from socle.core.certificate import CODE_LENGTH, grouped, new_code
from socle.core.errors import Refusal
from socle.core.share import MOST_LIVE, OPENINGS, EndedShare, TooManyOpenings, TooManyShares
from tests.cast import Cast
from tests.hearing import Bench, file_sent, heard

MADE = date(2027, 1, 11)
LAST = date(2027, 2, 10)
SEEN = datetime(2027, 1, 12, 14, 32, tzinfo=ZoneInfo("Europe/Paris"))
KEY = UUID(int=7)


@pytest.fixture
def certificate(clea: Framework, cast: Cast, bench: Bench) -> Certificate:
    file_sent(clea, cast.caen)
    (awarded,) = heard(clea, bench)
    return awarded


def shared(certificate: Certificate, *, label: str = "", days: int = 30, on: date = MADE) -> Share:
    return share_certificate(certificate, key=uuid4(), days=days, label=label, on=on)


def told(verb: str) -> list[tuple[date, int | None, dict[str, object]]]:
    entries = Entry.objects.filter(subject="certificates.share", verb=verb).order_by("pk")
    return [(entry.on, entry.actor_id, entry.codes) for entry in entries]


def test_a_link_has_a_random_code_a_name_for_its_holder_and_a_last_day(certificate: Certificate) -> None:
    share = shared(certificate, label=" Entretien  boulangerie ")
    assert (len(share.code), share.label, share.expires_on) == (CODE_LENGTH, "Entretien boulangerie", LAST)
    assert share.code != shared(certificate).code != certificate.code


def test_a_form_sent_twice_makes_one_link(certificate: Certificate) -> None:
    once, twice = (share_certificate(certificate, key=KEY, days=7, on=MADE) for _ in range(2))
    assert (once, Share.objects.count(), len(told("share"))) == (twice, 1, 1)


def test_a_link_works_to_the_end_of_its_last_day(certificate: Certificate) -> None:
    share = shared(certificate)
    after = LAST + timedelta(days=1)
    assert (find_share(share.code, LAST), find_share(share.code, after)) == (share, None)
    assert find_share(grouped(share.code).lower(), MADE) == share


def test_a_withdrawn_link_opens_nothing_from_that_moment(certificate: Certificate) -> None:
    share = shared(certificate)
    withdraw_share(share, on=MADE)
    withdraw_share(share, on=LAST)
    assert (find_share(share.code, MADE), share.withdrawn_on, told("withdraw")) == (
        None,
        MADE,
        [(MADE, None, {})],
    )
    with pytest.raises(EndedShare):
        open_share(share, key=KEY, at=SEEN)
    assert find_share(new_code(), MADE) is None


def test_each_opening_is_counted_with_its_hour_and_nothing_about_who(certificate: Certificate) -> None:
    share = shared(certificate)
    for hours in (0, 26):
        open_share(share, key=uuid4(), at=SEEN + timedelta(hours=hours))
    (seen,) = shares_of(certificate)
    assert (seen.opened, seen.last) == (2, SEEN + timedelta(hours=26))
    assert sorted(field.name for field in ShareOpening._meta.fields) == [
        "id",
        "opened_at",
        "public_id",
        "share",
    ]


def test_a_button_pressed_twice_opens_once(certificate: Certificate) -> None:
    share = shared(certificate)
    once, twice = (open_share(share, key=KEY, at=SEEN + timedelta(seconds=n)) for n in range(2))
    assert (once, share.openings.count(), len(told("open"))) == (twice, 1, 1)


def test_a_page_left_open_for_hours_opens_again(certificate: Certificate) -> None:
    share = shared(certificate)
    first = open_share(share, key=KEY, at=SEEN)
    again = open_share(share, key=KEY, at=SEEN + timedelta(hours=3))
    assert (first == again, share.openings.count()) == (False, 2)


def test_what_was_opened_is_read_for_an_hour_and_no_longer_than_the_link(certificate: Certificate) -> None:
    share = shared(certificate)
    opening = open_share(share, key=KEY, at=SEEN)
    later = [SEEN + timedelta(minutes=minutes) for minutes in (59, 60)]
    assert [find_opening(share.code, KEY, at) for at in later] == [opening, None]
    assert find_opening(shared(certificate).code, KEY, SEEN) is None
    withdraw_share(share, on=MADE)
    assert find_opening(share.code, KEY, SEEN) is None


def test_a_link_opened_without_end_rests(certificate: Certificate) -> None:
    share = shared(certificate)
    for _ in range(OPENINGS):
        open_share(share, key=uuid4(), at=SEEN)
    with pytest.raises(TooManyOpenings):
        open_share(share, key=uuid4(), at=SEEN + timedelta(minutes=14))
    open_share(share, key=uuid4(), at=SEEN + timedelta(minutes=15))
    assert share.openings.count() == OPENINGS + 1


def test_twenty_links_work_at_once_and_ended_ones_do_not_count(certificate: Certificate) -> None:
    shares = [shared(certificate, days=7) for _ in range(MOST_LIVE)]
    with pytest.raises(TooManyShares):
        shared(certificate)
    withdraw_share(shares[0], on=MADE)
    shared(certificate)
    shared(certificate, on=MADE + timedelta(days=8))


def test_a_withdrawn_certificate_gets_no_new_link_and_keeps_those_it_has(
    certificate: Certificate, bench: Bench
) -> None:
    share = shared(certificate)
    revoke_certificate(certificate, "error", by=bench.cecile, on=MADE)
    with pytest.raises(Refusal) as refused:
        shared(certificate)
    assert "Ce certificat a été retiré" in str(refused.value)
    assert find_share(share.code, MADE) == share


def test_a_profile_has_one_link_at_a_time_for_a_year(certificate: Certificate) -> None:
    first, same = (share_on_profile(certificate, key=uuid4(), on=MADE) for _ in range(2))
    assert (first, first.expires_on, first.for_profile) == (same, date(2028, 1, 11), True)
    withdraw_share(first, on=MADE)
    assert share_on_profile(certificate, key=uuid4(), on=MADE) != first


def test_the_journal_tells_acts_and_neither_names_nor_certificates(certificate: Certificate) -> None:
    share = shared(certificate, label="Chez Durand")
    open_share(share, key=KEY, at=SEEN)
    withdraw_share(share, on=LAST)
    acts = {verb: told(verb) for verb in ("share", "open", "withdraw")}
    assert acts == {
        "share": [(MADE, None, {"days": 30, "for_profile": False})],
        "open": [(date(2027, 1, 12), None, {})],
        "withdraw": [(LAST, None, {})],
    }


def test_a_link_and_its_openings_are_forgotten_a_year_after_its_end(certificate: Certificate) -> None:
    expired, withdrawn, kept = (
        shared(certificate),
        shared(certificate, days=365),
        shared(certificate, days=365),
    )
    for share in (expired, withdrawn, kept):
        open_share(share, key=KEY, at=SEEN)
    withdraw_share(withdrawn, on=LAST)
    year = LAST + timedelta(days=365)
    assert [forget_shares(on) for on in (year, year + timedelta(days=1), year + timedelta(days=1))] == [
        0,
        2,
        0,
    ]
    assert [each.share for each in ShareOpening.objects.all()] == [kept]


@pytest.mark.parametrize(
    "wrong", [{"expires_on": MADE}, {"withdrawn_on": MADE - timedelta(days=1)}], ids=["ends", "withdrawn"]
)
def test_the_database_refuses_a_link_that_ends_before_it_begins(
    certificate: Certificate, wrong: dict[str, date]
) -> None:
    dates = {"created_on": MADE, "expires_on": LAST} | wrong
    with pytest.raises(IntegrityError), transaction.atomic():
        Share.objects.create(certificate=certificate, code=new_code(), **dates)
    assert not live_shares(MADE).exists()
