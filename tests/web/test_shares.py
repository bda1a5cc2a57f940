"""A certificate shown by a link: the recruiter is told first, and what they open is counted."""

import html
import re
from datetime import timedelta
from io import BytesIO
from uuid import UUID, uuid4

import pikepdf
import pytest
from django.test import Client
from django.utils.timezone import localdate, now

from socle.apps.certificates.actions import revoke_certificate
from socle.apps.certificates.models import Certificate, Share, ShareOpening
from socle.apps.certificates.sharing import open_share, share_certificate, withdraw_share
from socle.apps.credentials.tasks import publish_and_sign
from socle.apps.frameworks.models import Framework
from socle.core.certificate import grouped, new_code
from socle.core.share import OPENINGS
from socle.signer.client import Signer
from tests.cast import Cast
from tests.hearing import Bench, file_sent, gather_bench, heard

NOW = localdate()
KEY = {"key": str(UUID(int=7))}
PRIVATE = ("no-store", "noindex, nofollow", "strict-origin")


@pytest.fixture
def bench(cast: Cast) -> Bench:
    return gather_bench()


@pytest.fixture
def certificate(clea: Framework, cast: Cast, bench: Bench) -> Certificate:
    file_sent(clea, cast.caen)
    (awarded,) = heard(clea, bench)
    return awarded


@pytest.fixture
def share(certificate: Certificate) -> Share:
    return share_certificate(certificate, key=uuid4(), days=30, label="Chez Durand", on=NOW)


def said(answer: object) -> str:
    return html.unescape(answer.content.decode())


def pressed(client: Client, share: Share) -> str:
    """The address to which the button leads."""
    answer = client.post(f"/p/{share.code}/", KEY)
    assert answer.status_code == 302
    return answer["Location"]


def test_the_recruiter_is_told_first_and_nothing_shows_nor_counts_before_the_button(
    client: Client, share: Share
) -> None:
    answer = client.get(f"/p/{share.code}/")
    page = said(answer)
    assert "cette personne voit que son lien a été ouvert, le jour et l’heure." in page
    assert "Elle ne voit pas qui vous êtes" in page and "Ouvrir le certificat" in page
    hidden = (share.certificate.holder, share.certificate.number, "Durand", "Je sais", "CléA")
    main = page[page.index("<main") :]
    assert [each for each in hidden if each in main] == []
    client.head(f"/p/{share.code}/")
    assert ShareOpening.objects.count() == 0


def test_the_button_shows_what_the_verification_page_shows(client: Client, share: Share) -> None:
    page = said(client.get(pressed(client, share)))
    for sentence in (
        "Ce document est un spécimen, sans valeur.",
        "Organisme de démonstration l’a délivré à Zoéa Martina le lundi 14 décembre 2026.",
        "Il n’a pas été retiré.",
        "Je sais écouter",
        "Le certificat à garder sera prêt dans quelques minutes.",
    ):
        assert sentence in page
    assert ('class="rosette"' in page, "Durand" in page) == (True, False)


def test_the_opening_is_counted_once_however_often_the_button_is_pressed_or_the_page_read(
    client: Client, share: Share
) -> None:
    places = {pressed(client, share) for _ in range(2)}
    (place,) = places
    for _ in range(3):
        client.get(place)
    assert ShareOpening.objects.filter(share=share).count() == 1


def test_the_recruiter_keeps_the_paper_and_the_badge_once_they_are_signed(
    client: Client, share: Share, signer: Signer
) -> None:
    publish_and_sign()
    place = pressed(client, share)
    page = said(client.get(place))
    assert "dans quelques minutes" not in page
    paper, badge = (client.get(f"{place}{name}") for name in ("certificat.pdf", "badge.json"))
    assert (f'href="{place}certificat.pdf"' in page, f'href="{place}badge.json"' in page) == (True, True)
    with pikepdf.open(BytesIO(paper.content)) as opened:
        assert (paper["Content-Type"], len(opened.pages)) == ("application/pdf", 1)
    share.certificate.credential.refresh_from_db()
    assert (badge["Content-Type"], badge.content.decode()) == (
        "application/vc+ld+json",
        share.certificate.credential.badge,
    )


def test_nothing_is_kept_before_it_is_signed(client: Client, share: Share) -> None:
    place = pressed(client, share)
    for name in ("certificat.pdf", "badge.json"):
        answer = client.get(f"{place}{name}", follow=True)
        assert "n’est pas encore signé" in said(answer)


def test_what_was_opened_closes_after_an_hour_and_the_link_tells_again(client: Client, share: Share) -> None:
    opening = open_share(share, key=uuid4(), at=now() - timedelta(minutes=61))
    place = f"/p/{share.code}/{opening.public_id}/"
    assert client.get(place)["Location"] == f"/p/{share.code}/"
    assert client.get(f"{place}certificat.pdf").status_code == 404


def test_a_link_that_is_over_stopped_or_unknown_gives_the_same_answer(
    client: Client, certificate: Certificate, share: Share
) -> None:
    over = share_certificate(certificate, key=uuid4(), days=7, on=NOW - timedelta(days=8))
    withdraw_share(share, on=NOW)
    codes = (over.code, share.code, new_code(), "ABC", "%00")
    answers = [ask(f"/p/{code}/") for code in codes for ask in (client.get, client.post)]
    pages = {re.sub(r"/p/[^/]+/|[A-Za-z0-9]{64}", "", said(answer)) for answer in answers}
    assert ({answer.status_code for answer in answers}, len(pages)) == ({404}, 1)
    assert "Ce lien ne marche pas." in pages.pop()
    assert ShareOpening.objects.count() == 0


def test_a_link_stopped_while_it_is_read_closes_at_once(client: Client, share: Share) -> None:
    place = pressed(client, share)
    withdraw_share(share, on=NOW)
    assert client.get(place, follow=True).status_code == 404
    assert client.get(f"{place}badge.json").status_code == 404


def test_a_withdrawn_certificate_is_said_so_never_why_and_nothing_is_kept(
    client: Client, share: Share, bench: Bench, signer: Signer
) -> None:
    publish_and_sign()
    revoke_certificate(share.certificate, "fraud", by=bench.cecile, on=NOW)
    place = pressed(client, share)
    page = said(client.get(place))
    assert "Ce certificat a été retiré : il n’est plus valable." in page
    assert ("raud" in page, "Je sais" in page, "certificat.pdf" in page) == (False, False, False)
    kept = [client.get(f"{place}{name}").status_code for name in ("certificat.pdf", "badge.json")]
    assert kept == [404, 404]


def test_a_link_opened_without_end_rests(client: Client, share: Share) -> None:
    for _ in range(OPENINGS):
        open_share(share, key=uuid4(), at=now())
    answer = client.post(f"/p/{share.code}/", KEY)
    assert (answer.status_code, "Attendez quinze minutes" in said(answer)) == (429, True)
    assert share.openings.count() == OPENINGS


def test_a_code_is_typed_any_way(client: Client, share: Share) -> None:
    assert client.get(f"/p/{grouped(share.code).lower()}/").status_code == 200


def test_search_engines_caches_and_other_sites_learn_nothing(
    client: Client, share: Share, signer: Signer
) -> None:
    publish_and_sign()
    place = pressed(client, share)
    pages = (f"/p/{share.code}/", f"/p/{new_code()}/", place, f"{place}certificat.pdf", f"{place}badge.json")
    answers = [client.get(page) for page in pages]
    kept = {(a["Cache-Control"], a["X-Robots-Tag"], a["Referrer-Policy"]) for a in answers}
    assert kept == {PRIVATE}


def test_no_cookie_but_the_form_s_own_is_given_to_whoever_reads(client: Client, share: Share) -> None:
    client.get(pressed(client, share))
    client.get(f"/p/{share.code}/")
    assert set(client.cookies) == {"csrftoken"}


def test_both_pages_are_read_in_english(client: Client, share: Share) -> None:
    english = Client(headers={"accept-language": "en"})
    assert "Someone is showing you their certificate." in said(english.get(f"/p/{share.code}/"))
    assert "This document is a specimen, without value." in said(english.get(pressed(english, share)))
    assert "This link does not work." in said(english.get(f"/p/{new_code()}/"))
