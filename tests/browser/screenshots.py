"""Draws `docs/images/*.png`: `make screenshots`."""

import pytest
from playwright.sync_api import Page

from socle.environment import home

PICTURES = {"home": "/", "framework": "/certificats/clea/", "gallery": "/gallery/"}


@pytest.mark.parametrize("name", PICTURES)
def test_draw(page: Page, name: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(PICTURES[name])
    page.screenshot(path=home({}) / "docs" / "images" / f"{name}.png")
