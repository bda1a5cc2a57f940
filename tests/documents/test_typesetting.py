"""What is true of every document."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from socle.documents.access_card import render_access_card
from socle.documents.certificate import render_certificate
from socle.documents.letter import render_letter
from socle.documents.minutes import render_minutes
from socle.documents.person_name import PersonName
from socle.documents.print_run import render_print_run
from socle.documents.restitution import render_restitution
from socle.documents.statement import render_statement
from tests.documents.reading import declared, pages, tags, text
from tests.documents.samples import CARD, CERTIFICATE, LETTER, MINUTES, RESTITUTION, RUN, STATEMENT

MARK = "SPÉCIMEN, sans valeur"
NASTY = '#panic("x") *a* $x$ <b> \\ // [c] {d} @e _f_ "g" -- ~'
EVERY = {
    "certificate": (render_certificate, CERTIFICATE, f"{CERTIFICATE.title} – Zoë Alice Lefèvre-Martin"),
    "statement": (render_statement, STATEMENT, "Attestation des domaines acquis – Zoë Alice Lefèvre-Martin"),
    "restitution": (render_restitution, RESTITUTION, "Ce que vous savez faire – Zoë Alice Lefèvre-Martin"),
    "minutes": (render_minutes, MINUTES, "Procès-verbal de séance – Jury paritaire de démonstration"),
    "letter": (render_letter, LETTER, "vous avez le certificat CléA"),
    "access card": (render_access_card, CARD, "Votre carte d’accès"),
    "print run": (render_print_run, RUN, "Tirage de la séance du lundi 23 novembre 2026"),
}
every = pytest.mark.parametrize(("render", "facts", "title"), EVERY.values(), ids=EVERY)


def genuine(facts: Any) -> Any:
    """The same document from an issuer that is no demonstration."""
    if facts is RUN:
        whole = {"certificates": (genuine(CERTIFICATE),), "letters": (genuine(LETTER),)}
        return replace(facts, specimen=False, **whole)
    return replace(facts, specimen=False)


@every
def test_every_document_declares_itself_for_archives_and_screen_readers(
    render: Any, facts: Any, title: str
) -> None:
    assert declared(render(genuine(facts))) == {
        "PDF/A": "3a",
        "PDF/UA": "1",
        "language": "fr-FR",
        "tagged": True,
        "title shown": True,
        "title": title,
    }


@every
def test_a_specimen_says_so_on_every_page_and_in_its_title(render: Any, facts: Any, title: str) -> None:
    pdf = render(facts)
    assert [page for page in pages(pdf) if MARK not in page] == []
    assert declared(pdf)["title"] == f"{title} ({MARK})"


@every
def test_a_genuine_document_does_not_say_specimen(render: Any, facts: Any, title: str) -> None:
    pdf = render(genuine(facts))
    assert "SPÉCIMEN" not in text(pdf) + str(declared(pdf)["title"])


@every
def test_same_facts_give_the_same_bytes(render: Any, facts: Any, title: str) -> None:
    assert render(facts) == render(facts)


@every
def test_every_picture_has_its_words_and_every_document_its_heading(
    render: Any, facts: Any, title: str
) -> None:
    found = tags(render(facts))
    assert [alt for tag, alt in found if tag == "/Figure" and not alt] == []
    assert "/H1" in [tag for tag, _ in found]


@pytest.mark.parametrize(
    ("render", "facts"),
    [
        (render_certificate, replace(CERTIFICATE, holder=NASTY)),
        (render_certificate, replace(CERTIFICATE, used_name=NASTY)),
        (render_statement, replace(STATEMENT, person=PersonName(NASTY, "Martin"))),
        (render_restitution, replace(RESTITUTION, known=(NASTY,))),
        (render_minutes, replace(MINUTES, quorum=NASTY)),
        (render_letter, replace(LETTER, paragraphs=(NASTY,))),
        (render_access_card, replace(CARD, body=NASTY)),
    ],
)
def test_what_people_type_is_printed_verbatim_and_never_run(render: Any, facts: Any) -> None:
    assert NASTY in text(render(facts))


def test_documents_asked_for_at_once_are_all_served() -> None:
    cards = [replace(CARD, body=f"Organisme {n}") for n in range(8)]
    with ThreadPoolExecutor(4) as threads:
        printed = list(threads.map(render_access_card, cards))
    assert [f"Organisme {n}" in text(pdf) for n, pdf in enumerate(printed)] == [True] * 8
