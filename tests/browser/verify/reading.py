"""Giving a document to the verification page, and reading what it answers."""

from datetime import UTC, datetime

from playwright.sync_api import Page

# The day after everything was signed and seen.
AT = datetime(2026, 11, 25, 10, 30, tzinfo=UTC)
AUTHENTIC = "Ce certificat est authentique."
MODIFIED = "Ce document a été modifié : ne vous y fiez pas."
NOT_AUTHENTIC = "Ce document n’est pas authentique : ne vous y fiez pas."
UNKNOWN = "Nous n’avons pas pu vérifier : voici pourquoi."


def give(page: Page, content: bytes, name: str = "certificat.json") -> None:
    page.goto("/v")
    page.locator("#with-script").wait_for()
    page.set_input_files("#file", {"name": name, "mimeType": "", "buffer": content})
    page.locator("#result h1").wait_for()


def scan(page: Page, token: str) -> None:
    page.goto(f"/v#{token}")
    page.locator("#result h1").wait_for()


def title(page: Page) -> str:
    return page.locator("#result h1").inner_text()


def sentences(page: Page) -> list[str]:
    return page.locator("#result [data-part=sentences] p").all_inner_texts()


def answers(page: Page) -> dict[str, str]:
    """The four questions, each with its result: yes, no or unknown."""
    read = "lines => Object.fromEntries(lines.map(line => [line.dataset.part, line.dataset.result]))"
    return page.locator("#result .controls li").evaluate_all(read)


def all_yes(**changes: str) -> dict[str, str]:
    return dict.fromkeys(("issuer", "intact", "status", "log"), "yes") | changes
