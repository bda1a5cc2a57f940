from dataclasses import replace

import pypdfium2

from socle.documents.letter import render_letter
from tests.documents.reading import text
from tests.documents.samples import LETTER

GENUINE = replace(LETTER, specimen=False)
SIX = (
    "Zoë Lefèvre-Martin",
    "Chez Camille",
    "Appartement 4",
    "Résidence des Lilas",
    "3 rue des Lilas",
    "14000 CAEN",
)


def test_a_letter_says_who_writes_to_whom_about_what() -> None:
    assert text(render_letter(GENUINE)) == " ".join(
        (
            *GENUINE.sender,
            *GENUINE.recipient,
            "Paris, le lundi 23 novembre 2026",
            "Objet : vous avez le certificat CléA",
            *GENUINE.paragraphs,
            "Dominique Roussel présidence du certificateur de démonstration",
        )
    )


def test_an_address_of_six_lines_shows_in_the_window_and_nothing_else_does() -> None:
    pdf = render_letter(replace(GENUINE, recipient=SIX))
    ever_shown = within(pdf, left=90, right=200, top=34, bottom=90)
    always_shown = within(pdf, left=100, right=190, top=45, bottom=79)
    assert ever_shown == always_shown == " ".join(SIX)


def within(pdf: bytes, **sides: float) -> str:
    """The text of the first page between these sides, in millimetres from its top left corner."""
    sides |= {"top": 297 - sides["top"], "bottom": 297 - sides["bottom"]}
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    points = {side: length / 25.4 * 72 for side, length in sides.items()}
    return " ".join(page.get_text_bounded(**points).split())
