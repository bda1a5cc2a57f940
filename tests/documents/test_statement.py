from dataclasses import replace

from socle.documents.statement import render_statement
from tests.documents.reading import text
from tests.documents.samples import DOMAINS, KNOWN, STATEMENT, TITLE

GENUINE = replace(STATEMENT, specimen=False)


def test_a_statement_says_what_is_acquired_until_when_and_that_it_is_no_certificate() -> None:
    assert text(render_statement(GENUINE)) == " ".join(
        (
            "Les Ateliers du Port Attestation des domaines acquis",
            "Zoë Alice Lefèvre-Martin nom d’usage : Dupont date de naissance : jeudi 14 juillet 1994",
            f"Référentiel : {TITLE}, version 2018. Résultat de l’évaluation du lundi 23 novembre 2026.",
            "Domaines acquis",
            DOMAINS[0],
            DOMAINS[3],
            "Ce que cette personne sait faire",
            *KNOWN,
            "Ce qui est acquis le reste jusqu’au dimanche 23 novembre 2031.",
            "Ce document n’est pas le certificat CléA.",
            "Pour Les Ateliers du Port, Bob Durand page 1 sur 1",
        )
    )


def test_a_statement_without_a_whole_domain_names_none_and_misses_none() -> None:
    said = text(render_statement(replace(GENUINE, domains=())))
    assert ("Domaines acquis" in said, KNOWN[0] in said) == (False, True)
