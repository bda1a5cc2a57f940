"""Whoever builds a page finds every component in the gallery."""

from pathlib import Path

from django.test import Client

from socle.apps.frameworks.models import Version
from socle.web import gallery

COMPONENTS = Path(gallery.__file__).parent / "templates" / "components"
# The frame of every page shows these around the gallery itself.
FRAME = {"account", "language", "messages", "specimen"}


def test_every_component_has_its_entry_and_its_example(shipped: list[Version]) -> None:
    shown = {example.slug for example in gallery.examples()}
    assert {path.stem for path in COMPONENTS.glob("*.html")} - FRAME - shown == set()
    assert {path.stem for path in (COMPONENTS / "examples").glob("*.html")} == shown


def test_each_entry_says_its_use_and_its_keys(shipped: list[Version], client: Client) -> None:
    page = client.get("/gallery/").content.decode()
    said = [page.count(f'id="{each.slug}"') for each in gallery.examples() if each.use and each.keyboard]
    assert said == [1] * len(gallery.examples())
