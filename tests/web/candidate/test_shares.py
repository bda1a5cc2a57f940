"""The links by which holders show their certificate, on their own pages."""

import html
import re
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils.timezone import localdate

from socle.apps.certificates.actions import revoke_certificate
from socle.apps.certificates.models import Certificate, Share
from socle.apps.certificates.sharing import open_share, share_certificate, share_on_profile, withdraw_share
from socle.core.certificate import RevocationReason
from socle.core.roles import Role
from socle.core.share import MOST_LIVE
from socle.web.said_day import said_day
from tests.cast import Cast, professional, signed_in
from tests.web.candidate.conftest import another, holder
from tests.web.candidate.test_pages import FORBIDDEN, address, read

NOW = localdate()
SEEN = datetime(2026, 11, 23, 14, 32, tzinfo=ZoneInfo("Europe/Paris"))
TYPED = {"label": " Entretien  boulangerie ", "days": "30", "key": str(UUID(int=7))}


def links(certificate: Certificate) -> str:
    return address(certificate.pathway, "liens/")


def stop(share: Share) -> str:
    return f"{links(share.certificate)}{share.public_id}/arreter/"


def shared(certificate: Certificate, *, days: int = 30, ago: int = 0, label: str = "") -> Share:
    made = NOW - timedelta(days=ago)
    return share_certificate(certificate, key=uuid4(), days=days, label=label, on=made)


def test_a_holder_makes_a_link_and_finds_it_on_their_page(certificate: Certificate) -> None:
    client = holder(certificate)
    assert client.post(links(certificate), TYPED)["Location"] == links(certificate)
    share = Share.objects.get()
    assert (share.certificate, share.label, share.created_on, share.expires_on) == (
        certificate,
        "Entretien boulangerie",
        NOW,
        NOW + timedelta(days=30),
    )
    page = read(client, links(certificate))
    assert "Entretien boulangerie Pas encore ouvert." in page
    assert f"Ce lien marche jusqu’au {said_day(share.expires_on)}." in page
    assert f"http://localhost:8000/p/{share.code}/" in page


def test_a_form_sent_twice_makes_one_link(certificate: Certificate) -> None:
    client = holder(certificate)
    for _ in range(2):
        client.post(links(certificate), TYPED)
    client.post(links(certificate), {"days": "7", "key": "pas une clé"})
    assert sorted(Share.objects.values_list("label", flat=True)) == ["", "Entretien boulangerie"]


def test_each_page_proposes_thirty_days_first_and_a_key_of_its_own(certificate: Certificate) -> None:
    client = holder(certificate)
    pages = [client.get(links(certificate)).content.decode() for _ in range(2)]
    keys = {key for page in pages for key in re.findall(r'name="key" value="([^"]+)"', page)}
    chosen = [re.findall(r'<input[^>]*name="days" value="(\d+)"[^>]*checked', page) for page in pages]
    assert (len(keys), chosen) == (2, [["30"], ["30"]])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"days": "3650"}, "Choisissez combien de temps le lien marche."),
        ({"days": ""}, "Choisissez combien de temps le lien marche."),
        ({"label": "a" * 61}, "C’est un peu long : écrivez 60 lettres au plus."),
    ],
)
def test_what_is_typed_wrong_is_told_and_nothing_is_lost(
    certificate: Certificate, typed: dict[str, str], said: str
) -> None:
    answer = holder(certificate).post(links(certificate), TYPED | {"label": "Mairie"} | typed)
    page = html.unescape(answer.content.decode())
    assert (answer.status_code, said in page, Share.objects.count()) == (422, True, 0)
    assert f'value="{typed.get("label", "Mairie")}"' in page and TYPED["key"] in page


def test_a_holder_sees_when_and_how_often_a_link_was_opened(certificate: Certificate) -> None:
    once, twice = shared(certificate, label="Mairie"), shared(certificate, label="Boulangerie")
    open_share(once, key=uuid4(), at=SEEN)
    Share.objects.update(created_on=SEEN.date())
    for days in (3, 0):
        open_share(twice, key=uuid4(), at=SEEN - timedelta(days=days))
    page = read(holder(certificate), links(certificate))
    assert "Mairie Ouvert 1 fois, lundi 23 novembre 2026 à 14 h 32." in page
    assert "Boulangerie Ouvert 2 fois, la dernière fois lundi 23 novembre 2026 à 14 h 32." in page
    assert FORBIDDEN.findall(page) == []


def test_one_button_stops_a_link_and_what_it_told_stays(certificate: Certificate) -> None:
    client, share = holder(certificate), shared(certificate, label="Mairie")
    open_share(share, key=uuid4(), at=SEEN)
    for _ in range(2):
        assert client.post(stop(share))["Location"] == links(certificate)
    page = read(client, links(certificate))
    assert f"Mairie Arrêté par vous le {said_day(NOW)}. Ouvert 1 fois" in page
    assert (f"/p/{share.code}/" in page, "Mes liens finis" in page) == (False, True)


def test_a_link_that_is_over_is_told_so(certificate: Certificate) -> None:
    share = shared(certificate, ago=40, label="Mairie")
    page = read(holder(certificate), links(certificate))
    assert f"Mairie Fini depuis le {said_day(share.expires_on)}. Pas encore ouvert." in page


def test_the_phone_s_own_messages_open_with_the_address_written_in(certificate: Certificate) -> None:
    share = shared(certificate)
    page = html.unescape(holder(certificate).get(links(certificate)).content.decode())
    found = {
        each.scheme: parse_qs(each.query)
        for each in map(urlsplit, re.findall(r'href="(sms:[^"]+|mailto:[^"]+)"', page))
    }
    body = [f"Bonjour, voici mon certificat CléA : http://localhost:8000/p/{share.code}/"]
    assert found == {"sms": {"body": body}, "mailto": {"subject": ["Mon certificat CléA"], "body": body}}


def test_twenty_links_are_enough_and_the_page_says_what_to_do(certificate: Certificate) -> None:
    client = holder(certificate)
    for _ in range(MOST_LIVE):
        shared(certificate)
    page = read(client, links(certificate))
    assert "Vous avez déjà 20 liens qui marchent. Pour en faire un autre, arrêtez-en un." in page
    assert ("Faire le lien" in page, "Ajouter à mon profil" in page) == (False, False)
    for form in (links(certificate), f"{links(certificate)}profil/"):
        told = client.post(form, TYPED, follow=True).content.decode()
        assert "Vous avez déjà 20 liens qui marchent. Arrêtez-en un, puis faites le nouveau." in told
    assert Share.objects.count() == MOST_LIVE


def test_a_withdrawn_certificate_gets_no_new_link_and_its_links_can_be_stopped(
    certificate: Certificate,
) -> None:
    share, client = shared(certificate), holder(certificate)
    certifier = professional("Claire", Role.CERTIFIER)
    revoke_certificate(certificate, RevocationReason.ERROR, by=certifier, on=NOW)
    assert links(certificate) in client.get("/mon-parcours/").content.decode()
    page = read(client, links(certificate))
    assert "Qui ouvre un de ces liens lit qu’il est retiré, et jamais pourquoi." in page
    assert [said for said in ("Faire", "SMS", "LinkedIn") if said in page] == []
    refused = client.post(links(certificate), TYPED, follow=True).content.decode()
    assert "il ne se montre plus par un lien. Appelez la personne qui vous suit." in refused
    client.post(stop(share))
    share.refresh_from_db()
    assert (share.withdrawn_on, Share.objects.count()) == (NOW, 1)


def test_a_profile_gets_its_link_for_a_year_then_linkedin_s_form_filled_in(certificate: Certificate) -> None:
    client = holder(certificate)
    assert "linkedin.com" not in client.get(links(certificate)).content.decode()
    for _ in range(2):
        client.post(f"{links(certificate)}profil/", {"key": str(uuid4())})
    share = Share.objects.get()
    assert (share.for_profile, share.expires_on) == (True, NOW + timedelta(days=365))
    page = html.unescape(client.get(links(certificate)).content.decode())
    (found,) = re.findall(r'<a [^>]*href="(https://www\.linkedin\.com[^"]+)" rel="noopener noreferrer"', page)
    assert urlsplit(found).path == "/profile/add"
    assert parse_qs(urlsplit(found).query) == {
        "startTask": ["CERTIFICATION_NAME"],
        "name": [f"SPÉCIMEN, sans valeur : {certificate.title}"],
        "organizationName": ["Organisme de démonstration"],
        "issueYear": ["2026"],
        "issueMonth": ["12"],
        "certId": ["CLEA-2026-000001"],
        "certUrl": [f"http://localhost:8000/p/{share.code}/"],
    }
    assert f"Ce lien marche jusqu’au {said_day(share.expires_on)}." in page
    assert "Le lien marche un an. Après, il faudra en faire un autre." in page
    assert ("Mes liens" in page, "SMS" in page) == (False, False)


def test_no_page_of_ours_loads_anything_from_that_site(certificate: Certificate) -> None:
    share_on_profile(certificate, key=uuid4(), on=NOW)
    page = holder(certificate).get(links(certificate)).content.decode()
    loaded = re.findall(r'(?:src|action)="([^"]+)"|<link[^>]+href="([^"]+)"', page)
    assert [each for pair in loaded for each in pair if each and not each.startswith("/")] == []


def test_another_candidate_sees_shares_and_stops_nothing(certificate: Certificate) -> None:
    share, charlie = shared(certificate), another()
    posted = (links(certificate), f"{links(certificate)}profil/", stop(share))
    answers = [charlie.get(links(certificate)), *(charlie.post(each, TYPED) for each in posted)]
    share.refresh_from_db()
    assert [answer.status_code for answer in answers] == [404] * 4
    assert (share.withdrawn_on, Share.objects.count()) == (None, 1)


def test_nobody_stops_a_link_from_the_page_of_another_certificate(certificate: Certificate) -> None:
    address_of_nothing = f"{links(certificate)}{uuid4()}/arreter/"
    assert holder(certificate).post(address_of_nothing).status_code == 404


def test_professionals_are_kept_out_and_whoever_has_no_card_is_asked_for_it(
    certificate: Certificate, cast: Cast, client: Client
) -> None:
    share = shared(certificate)
    pages = (links(certificate), stop(share))
    assert [client.post(page)["Location"] for page in pages] == ["/c/"] * 2
    for account in (cast.charlie, cast.bob, cast.ada):
        signed_in(client, account)
        assert [client.post(page).status_code for page in pages] == [403] * 2


def test_a_button_that_changes_something_is_never_a_link(certificate: Certificate) -> None:
    client, share = holder(certificate), shared(certificate)
    answers = [client.get(stop(share)), client.get(f"{links(certificate)}profil/")]
    assert [answer.status_code for answer in answers] == [405, 405]


def test_the_page_asks_the_database_few_questions(
    certificate: Certificate, django_assert_max_num_queries
) -> None:
    client = holder(certificate)
    for share in [shared(certificate) for _ in range(10)]:
        open_share(share, key=uuid4(), at=SEEN)
        withdraw_share(shared(certificate), on=NOW)
    client.get(links(certificate))
    with django_assert_max_num_queries(7):
        client.get(links(certificate))


def test_the_page_is_read_in_english(certificate: Certificate) -> None:
    client, share = holder(certificate), shared(certificate)
    open_share(share, key=uuid4(), at=SEEN)
    page = client.get(links(certificate), headers={"accept-language": "en"}).content.decode()
    assert "Opened 1 time, on Monday 23 November 2026 at 14:32." in page
    assert "Show my certificate" in page and "Stop this link" in page
