"""The verification page for everyone: keyboard, small screens, paper, English, no JavaScript."""

from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.snapshots import same_as_kept
from tests.browser.soundness import faults
from tests.browser.verify.issuer import Issued, PublicSite
from tests.browser.verify.reading import AUTHENTIC, UNKNOWN, give, sentences, title


def test_the_focus_moves_to_the_answer_and_the_page_says_how_old_its_list_is(
    page: Page, issued: Issued
) -> None:
    give(page, issued.badge)
    assert page.evaluate("document.activeElement.id") == "answer-title"
    assert page.locator("[data-part=when]").inner_text() == (
        "Vérifié le mercredi 25 novembre 2026 à 11 h 30. "
        "La liste des retraits date du mardi 24 novembre 2026 à 13 h 00, il y a 22 heures."
    )


def test_a_file_is_dropped_anywhere_on_the_page(page: Page, issued: Issued) -> None:
    page.goto("/v")
    page.locator("#with-script").wait_for()
    page.evaluate(
        """text => {
          const data = new DataTransfer();
          data.items.add(new File([text], "certificat.json"));
          const told = { dataTransfer: data, bubbles: true, cancelable: true };
          document.body.dispatchEvent(new DragEvent("drop", told));
        }""",
        issued.badge.decode(),
    )
    page.locator("#result h1").wait_for()
    assert title(page) == AUTHENTIC


def test_the_code_is_typed_with_the_keyboard_and_without_javascript(
    browser: Browser, public: PublicSite
) -> None:
    context = browser.new_context(base_url=public.address, locale="fr-FR", java_script_enabled=False)
    page = context.new_page()
    page.goto("/v")
    assert page.locator("#with-script").is_hidden()
    page.get_by_label("Code public du certificat").fill("7Q4MK 9XR2H TPVB6 WCD3N J8YFR A")
    page.keyboard.press("Enter")
    page.wait_for_url("**/verifier/7Q4MK9XR2HTPVB6WCD3NJ8YFRA/")
    context.close()


def test_the_answer_is_read_in_english(page: Page, issued: Issued) -> None:
    page.goto("/v")
    page.get_by_role("button", name="English").click()
    give(page, issued.badge)
    assert title(page) == "This certificate is authentic."
    assert sentences(page) == [
        "Organisme de démonstration issued it to Alice Martin, nom d’usage Dupont "
        "on Monday 23 November 2026.",
        "It has not been withdrawn.",
    ]
    assert page.locator("[data-part=when]").inner_text() == (
        "Checked on Wednesday 25 November 2026 at 11:30. "
        "The list of withdrawals is of Tuesday 24 November 2026 at 13:00, 22 hours ago."
    )
    assert faults(page) == []


def test_axe_finds_nothing_before_and_after_and_all_fits_a_320_px_screen(page: Page, issued: Issued) -> None:
    page.goto("/v")
    assert faults(page) == []
    for content in (issued.badge, issued.badge.replace(b"Alice", b"Alicf"), b"bonjour"):
        give(page, content)
        assert faults(page) == []


def test_another_document_is_verified_with_the_keyboard_alone(page: Page, issued: Issued) -> None:
    give(page, issued.badge)
    page.get_by_role("button", name="Vérifier un autre document").focus()
    page.keyboard.press("Enter")
    assert (page.evaluate("document.activeElement.id"), page.locator("#result").is_hidden()) == ("file", True)
    page.set_input_files("#file", {"name": "b.json", "mimeType": "", "buffer": b"bonjour"})
    page.locator("#result h1").wait_for()
    assert title(page) == UNKNOWN


def test_on_paper_the_answer_alone_is_printed(page: Page, issued: Issued, tmp_path: Path) -> None:
    give(page, issued.badge)
    page.emulate_media(media="print")
    shown = [page.locator(part).is_visible() for part in ("#result h1", "#ways", ".actions", ".top")]
    assert shown == [True, False, False, False]


def test_what_a_screen_reader_finds_in_the_answer(page: Page, issued: Issued) -> None:
    give(page, issued.badge)
    same_as_kept("verify", page.locator("#result").aria_snapshot())
