import pytest
from django.test import Client
from pytest_django import Settings

from socle.apps.privacy import register
from socle.web.public.privacy import Kept, privacy_page

ADAPTATION = Kept(
    purpose="Adapter l’évaluation à un handicap",
    things=("aménagement que vous avez demandé",),
    legal_basis="Votre accord, demandé pour cela seulement (RGPD, art. 9.2.a)",
    retention="Cinq ans après votre première évaluation : le temps de terminer votre parcours",
    is_provisional=True,
)


def test_the_page_tells_every_field_of_the_register_once() -> None:
    page = privacy_page(register())
    told = {
        (kept.purpose, thing)
        for kept in (*page.candidates, *page.professionals, *page.visitors)
        for thing in kept.things
    }
    purposes = register().purposes
    assert told == {(purposes[field.purpose].fr, field.label.fr) for field in register().fields}
    assert [kept for kept in page.candidates if kept.purpose == ADAPTATION.purpose] == [ADAPTATION]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            "fr",
            ("date de naissance", "Cinq ans après votre première", "À qui écrire", "provisoire"),
        ),
        (
            "en",
            ("date of birth", "Five years after your first", "Whom to write to", "provisional"),
        ),
    ],
)
def test_the_page_says_what_is_kept_how_long_and_whom_to_write_to(
    client: Client, language: str, sentences: tuple[str, ...]
) -> None:
    text = client.get("/vie-privee/", headers={"accept-language": language}).content.decode()
    assert [sentence for sentence in sentences if sentence not in text] == []


def test_the_address_to_write_to_is_the_operators(client: Client, settings: Settings) -> None:
    assert "mailto:" not in client.get("/vie-privee/").content.decode()
    settings.PRIVACY_CONTACT = "donnees@exemple.fr"
    assert 'href="mailto:donnees@exemple.fr"' in client.get("/vie-privee/").content.decode()
