"""Holders of a certificate, signed by a real signer, and the links they made; told after the spine."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.test import override_settings
from django.utils.timezone import localdate, now

from socle.apps.accounts.actions import issue_card
from socle.apps.accounts.models import Account
from socle.apps.certificates.conclusion import conclude_validation
from socle.apps.certificates.models import Certificate, Share
from socle.apps.certificates.sharing import open_share, share_certificate, share_on_profile, withdraw_share
from socle.apps.credentials.tasks import publish_and_sign
from socle.apps.frameworks.models import Framework
from socle.scheme import scheme
from socle.web.certificate_paper import certificate_pdf
from tests import cast as told
from tests.browser.story import Candidate, Story
from tests.core.test_person import ALICE
from tests.hearing import file_sent
from tests.signing import running_signer

ON = localdate()


def sharing() -> Story:
    """Maya made links, one of which was opened twice and one is over; Nils has none, nothing signed yet."""
    maya, nils = awarded("Maya", "Nils")
    sign(maya)
    links = told_links(maya)
    return Story(
        accounts={},
        password=told.PASSWORD,
        candidates={"maya": candidate(maya), "nils": candidate(nils)},
        ids={name: link.code for name, link in links.items()},
    )


def awarded(*names: str) -> list[Certificate]:
    numerique, cleo = (
        Framework.objects.get(slug="clea-numerique"),
        Account.objects.get(email="cleo@exemple.fr"),
    )
    site = told.open_site(numerique, "130025265", "13002526500005", "Greta Avranches", "50300", "Avranches")
    people = [told.someone(replace(ALICE, first_name=name), ON) for name in names]
    files = [file_sent(numerique, site, person=person, on=ON) for person in people]
    return [conclude_validation([file], scheme=scheme(), by=cleo, on=ON)[0] for file in files]


def sign(certificate: Certificate) -> None:
    """Sign what waits, and seal this certificate: the site then reads its paper without a signer."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        site = override_settings(PUBLIC_ROOT=folder / "public", SIGNER_SOCKET=folder / "signer" / "socket")
        with site, running_signer(folder / "signer", now()):
            publish_and_sign()
            certificate.refresh_from_db()
            certificate_pdf(certificate)


def told_links(certificate: Certificate) -> dict[str, Share]:
    def link(label: str, days: int = 30, ago: int = 0) -> Share:
        made = ON - timedelta(days=ago)
        return share_certificate(certificate, key=uuid4(), days=days, label=label, on=made)

    made = {"over": link("Intérim", days=7, ago=20), "stopped": link("Crèche des Lilas")}
    withdraw_share(made["stopped"], on=ON)
    share_on_profile(certificate, key=uuid4(), on=ON)
    made["live"] = link("Entretien boulangerie")
    noon = datetime(ON.year, ON.month, ON.day, 12, 5, tzinfo=ZoneInfo("Europe/Paris"))
    for minutes in (0, 147):
        open_share(made["live"], key=uuid4(), at=noon + timedelta(minutes=minutes))
    return made


def candidate(certificate: Certificate) -> Candidate:
    card = issue_card(certificate.person, by=None, on=ON)
    return Candidate(card, ALICE.birth_date.isoformat(), str(certificate.pathway.public_id), "")
