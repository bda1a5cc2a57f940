from dataclasses import replace

from socle.documents.certificate import render_certificate
from tests.documents.reading import sizes, tags, text
from tests.documents.samples import CERTIFICATE, DOMAINS

GENUINE = replace(CERTIFICATE, specimen=False)


def test_a_certificate_says_who_holds_what_from_whom_and_how_to_check_it() -> None:
    assert text(render_certificate(GENUINE)) == " ".join(
        (
            "Certificateur de démonstration",
            "Certificat de connaissances et de compétences professionnelles (CléA)",
            "décerné à Zoë Alice Lefèvre-Martin nom d’usage : Dupont",
            "qui a acquis tous les domaines du référentiel :",
            *DOMAINS,
            "Fait à Paris, le lundi 23 novembre 2026",
            "Dominique Roussel présidence du certificateur de démonstration",
            "Numéro 2026-0004217",
            "Répertoire spécifique RS0000",
            "Tout le monde peut vérifier ce certificat, sans compte : scannez le carré,",
            "ou tapez cette adresse puis le code public. https://socle.example/verifier/",
            "Code public 7Q4M-K9XR-2HTP-VB6W-CD3N-J8YF-LA",
        )
    )


def test_a_certificate_is_one_landscape_page_whatever_its_length() -> None:
    longest = "Marie-Antoinette Joséphine " * 3 + "Andriantsimahavandy-Rochefoucauld"
    short = CERTIFICATE.holder
    for holder, domains in ((longest, DOMAINS), (short, DOMAINS[:3]), (short, DOMAINS[:4])):
        assert sizes(render_certificate(replace(GENUINE, holder=holder, domains=domains))) == [(297, 210)]


def test_the_flower_and_the_code_are_described_in_words() -> None:
    assert [alt for tag, alt in tags(render_certificate(GENUINE)) if tag == "/Figure"] == [
        "Rosette du certificat : un pétale rempli pour chaque domaine, tous acquis.",
        "Code QR qui ouvre la page de vérification de ce certificat, à l’adresse https://socle.example/verifier/",
    ]


def test_nothing_is_said_of_a_used_name_or_a_registration_that_does_not_exist() -> None:
    plain = replace(GENUINE, holder="Alice Martin", used_name="", registration_number="")
    said = text(render_certificate(plain))
    assert ("nom d’usage" in said, "Répertoire" in said, "Alice Martin" in said) == (False, False, True)
