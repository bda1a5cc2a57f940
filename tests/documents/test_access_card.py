from dataclasses import replace

from socle.documents.access_card import render_access_card
from tests.documents.reading import sizes, text
from tests.documents.samples import CARD

GENUINE = replace(CARD, specimen=False)


def test_a_card_says_where_to_go_with_what_and_what_to_do_when_it_is_lost() -> None:
    assert text(render_access_card(GENUINE)) == " ".join(
        (
            "Votre carte d’accès",
            "Lisez le carré avec un téléphone, ou allez à l’adresse : socle.example/carte",
            "Votre code ABCDE – FGHJK",
            "Vous aurez besoin de votre date de naissance.",
            "Carte perdue ? Appelez Les Ateliers du Port au 02 31 00 00 00.",
            "Nous arrêtons cette carte et nous vous en donnons une autre.",
        )
    )


def test_a_card_is_one_small_page_even_with_long_words() -> None:
    address = "https://candidats.certificateur-national.example/ma-carte"
    long = replace(CARD, address=address, body="Association pour la formation des adultes du bassin de Caen")
    assert sizes(render_access_card(long)) == [(148, 105)]
