"""Draws `docs/images/*.png`: `make screenshots`."""

import pytest
from playwright.sync_api import Page

from socle.environment import home
from tests.browser.story import Story, open_card, sign_in


def draw(page: Page, name: str, *, height: int = 900) -> None:
    page.set_viewport_size({"width": 1280, "height": height})
    page.wait_for_load_state("networkidle")
    page.screenshot(path=home({}) / "docs" / "images" / f"{name}.png")


@pytest.fixture
def bob(page: Page, story: Story) -> Page:
    sign_in(page, story.accounts["bob"], story.password)
    return page


PUBLIC: dict[str, str] = {"home": "/", "framework": "/certificats/clea/", "gallery": "/gallery/"}


@pytest.mark.parametrize("name", PUBLIC)
def test_public_pages(page: Page, name: str) -> None:
    page.goto(PUBLIC[name])
    draw(page, name)


def test_grid(bob: Page, story: Story) -> None:
    """Half-way: some is acquired, one line has the focus."""
    for part in ("1.1", "1.2", "1.3", "4.1", "4.2", "4.3", "4.4", "2.2", "2.4", "2.3"):
        bob.goto(f"/evaluations/{story.candidates['omar'].assessment}/?s={part}")
        rows = bob.locator(".grid-view:visible .grid-row")
        for number in range(3 if part == "2.3" else rows.count()):
            verdict = "not_acquired" if (part, number) == ("2.3", 2) else "acquired"
            rows.nth(number).locator(f"input[value={verdict}]").check()
    bob.locator(".grid-view:visible .grid-row").nth(3).locator("input").first.focus()
    bob.evaluate("window.scrollTo(0, 0)")
    draw(bob, "grid")


def test_restitution(bob: Page, story: Story) -> None:
    bob.goto(f"/evaluations/{story.candidates['alice'].assessment}/restitution/voir/")
    draw(bob, "restitution", height=1100)


def test_candidate(page: Page, story: Story) -> None:
    open_card(page, story.candidates["alice"])
    draw(page, "candidate")


def test_sitting(page: Page, hearing: Story) -> None:
    sign_in(page, hearing.accounts["sophie"], hearing.password)
    page.goto(f"/seances/{hearing.ids['open']}/")
    draw(page, "sitting", height=1000)


def test_verification(page: Page, hearing: Story) -> None:
    page.goto(f"/verifier/{hearing.ids['certificate']}/")
    draw(page, "verification")
