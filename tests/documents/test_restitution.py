import re
from dataclasses import replace

import pytest

from socle.documents.restitution import Restitution, render_restitution
from tests.documents.reading import tags, text
from tests.documents.samples import KNOWN, RESTITUTION

SOME = replace(RESTITUTION, specimen=False)
ALL = replace(SOME, petals=tuple((name, total, total) for name, _, total in SOME.petals), learning=())
NONE = replace(SOME, petals=tuple((name, 0, total) for name, _, total in SOME.petals), known=())
LEARNING = (
    "Ce que vous allez apprendre",
    "Ordinateur et internet Écrire un message et l’envoyer Chercher une information",
    "Apprendre Préparer votre projet avec quelqu’un",
)
NEXT = (
    "La suite Vous commencez votre formation. Quand : mardi 1er décembre 2026, à 9 h 30",
    "Où : Les Ateliers du Port, 12 quai des Brumes, 14000 Caen",
    "Une question ? Appelez Camille Petit au 02 31 00 00 00.",
    "Évaluation du lundi 23 novembre 2026, avec Bob Durand, Les Ateliers du Port.",
    "page 1 sur 1",
)


def test_what_the_person_can_do_comes_first() -> None:
    assert text(render_restitution(SOME)) == " ".join(
        (
            "Zoë, voici ce que vous savez faire",
            "Acquis Parler, lire et écrire Travailler en équipe Gestes et sécurité",
            "Commencé Compter et raisonner Travailler seul",
            *KNOWN,
            *LEARNING,
            *NEXT,
        )
    )


def test_when_all_is_acquired_nothing_is_left_to_learn() -> None:
    assert text(render_restitution(ALL)) == " ".join(
        (
            "Zoë, voici ce que vous savez faire",
            "Bravo ! Vous savez faire tout ce que demande le certificat CléA.",
            "Acquis",
            *(name for name, _, _ in ALL.petals),
            *KNOWN,
            *NEXT,
        )
    )


def test_when_nothing_is_acquired_yet_what_was_done_together_comes_first() -> None:
    assert text(render_restitution(NONE)) == " ".join(
        (
            "Zoë, voici ce que nous avons fait ensemble",
            "Le lundi 23 novembre 2026, vous avez fait l’évaluation du certificat CléA avec Bob Durand.",
            "C’est la première étape, et vous l’avez faite.",
            "Merci pour votre travail et pour votre confiance.",
            "Nous savons maintenant par quoi commencer avec vous.",
            "Les pétales se rempliront au fil de ce qui sera acquis.",
            *LEARNING,
            *NEXT,
        )
    )


@pytest.mark.parametrize("restitution", [ALL, SOME, NONE])
def test_no_threshold_and_no_count_stand_in_a_restitution(restitution: Restitution) -> None:
    said = text(render_restitution(restitution))
    assert re.findall(r"%|seuil|manqu|il reste|score|niveau|\d+ (?:domaine|critère|sous)", said) == []


def test_the_flower_says_in_words_what_it_shows() -> None:
    assert [alt for tag, alt in tags(render_restitution(SOME)) if tag == "/Figure"] == [
        "Rosette. Acquis : Parler, lire et écrire ; Travailler en équipe ; Gestes et sécurité."
        " Commencé : Compter et raisonner ; Travailler seul."
    ]


def test_what_is_not_known_yet_is_left_out() -> None:
    later = replace(SOME, next_step=replace(SOME.next_step, on=None, at="", place="", phone=""))
    said = text(render_restitution(later))
    assert "La suite Vous commencez votre formation. Une question ? Appelez Camille Petit. Éval" in said
