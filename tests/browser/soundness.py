"""Whether a page is sound: axe finds nothing on it, and nothing on it is wider than a 320 px screen."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

LAPTOP, PHONE = {"width": 1280, "height": 720}, {"width": 320, "height": 640}
AXE = Axe()


def faults(page: Page) -> list[tuple[str, list[str]]]:
    """What is wrong: a rule of axe and where, or what stands out of a small phone's screen."""
    return axe_faults(page) + phone_faults(page)


def axe_faults(page: Page) -> list[tuple[str, list[str]]]:
    found = AXE.run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [(rule["id"], [node["html"][:120] for node in rule["nodes"]]) for rule in found]


def phone_faults(page: Page) -> list[tuple[str, list[str]]]:
    page.set_viewport_size(PHONE)
    width = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size(LAPTOP)
    return [("320 px", [f"{width} px"])] if width != PHONE["width"] else []
