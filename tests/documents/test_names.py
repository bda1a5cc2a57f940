import pytest

from socle.documents.certificate_name import short_name
from socle.documents.person_name import PersonName


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Certificat de connaissances et de compétences professionnelles (CléA)", "CléA"),
        ("Certificat CléA Numérique", "CléA Numérique"),
        ("CléA Management", "CléA Management"),
    ],
)
def test_sentences_use_the_everyday_name_of_a_certificate(title: str, name: str) -> None:
    assert short_name(title) == name


@pytest.mark.parametrize(("first_names", "called"), [("Jean-Luc, Marie", "Jean-Luc"), ("Zoë Alice", "Zoë")])
def test_a_person_is_spoken_to_by_the_first_of_their_first_names(first_names: str, called: str) -> None:
    assert PersonName(first_names, "Petit").called == called
