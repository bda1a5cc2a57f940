"""What a page says, without its tags."""

import re

from django.test import Client


def text(answer: object) -> str:
    said = re.sub(r"<[^>]+>", "", answer.content.decode())  # type: ignore[attr-defined]
    return re.sub(r"\s+", " ", said)


def told(client: Client, address: str, said: dict[str, object] | None = None) -> str:
    """What the page that follows an act says."""
    return text(client.post(address, said or {}, follow=True))
