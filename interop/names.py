"""Names that nobody has, made of every class of Unicode, and a document that holds one wherever it may."""

import sys
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from random import Random
from typing import Any

from socle.core.credential.contexts import CREDENTIALS_V2, OPEN_BADGES_V3
from socle.core.text import is_refused

LONGEST = 24
# What a reader could take for something else than a name.
TRICKY = (
    'Zoé "L’Œil" O\\Neil',
    "\\u0041\\n",
    "_:c14n0",
    "@id",
    "@type",
    "<https://example.org/>",
    '"1"^^<http://www.w3.org/2001/XMLSchema#integer>',
    '"a"@fr',
    "urn:uuid:5a1c2f3e-0b1d-4c2e-8f3a-9b8c7d6e5f40",
    "true",
    "1.0E0",
    "Ça . ",
    "a\u200d\u200cb",
    "👩🏽‍🚒 🏴󠁧󠁢󠁳󠁣󠁴󠁿 𐀀𝒜",
)


@cache
def letters_of_classes() -> dict[str, str]:
    """The characters that a credential may hold, by their class of Unicode (Lu, Mn, Nd…)."""
    found: dict[str, list[str]] = {}
    for code in range(sys.maxunicode + 1):
        if not is_refused(chr(code)):
            found.setdefault(unicodedata.category(chr(code)), []).append(chr(code))
    return {each: "".join(letters) for each, letters in sorted(found.items())}


def generated_names(count: int, seed: int) -> list[str]:
    """So many different names in normal form C, the tricky ones first; the same seed gives the same names."""
    found = dict.fromkeys(unicodedata.normalize("NFC", each).strip() for each in TRICKY)
    drawn = _drawn(Random(seed))
    while len(found) < count:
        found.setdefault(next(drawn))
    return list(found)[:count]


def classes_in(names: list[str]) -> set[str]:
    return {unicodedata.category(letter) for name in names for letter in name}


def _drawn(chance: Random) -> Iterator[str]:
    classes = tuple(letters_of_classes().values())
    while True:
        letters = [chance.choice(chance.choice(classes)) for _ in range(chance.randint(1, LONGEST))]
        if name := unicodedata.normalize("NFC", "".join(letters)).strip():
            yield name


# Every place of a badge where a text is written, but for those that our badges never have.
PLACES = ("name", "issuer", "official", "town", "holder", "number", "origin", "title", "text", "code", "tag")


def document(values: Mapping[str, str]) -> dict[str, Any]:
    """A short badge that holds these values, by `PLACES`."""
    return {
        "@context": [CREDENTIALS_V2, OPEN_BADGES_V3],
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": values["name"],
        "issuer": {
            "id": "did:web:socle.example",
            "type": ["Profile"],
            "name": values["issuer"],
            "official": values["official"],
            "address": {"type": ["Address"], "addressLocality": values["town"]},
        },
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [
                {
                    "type": "IdentityObject",
                    "hashed": False,
                    "identityHash": values["holder"],
                    "identityType": "name",
                }
            ],
            "licenseNumber": values["number"],
            "source": {"type": ["Profile"], "name": values["origin"]},
            "achievement": {
                "id": "urn:uuid:5a1c2f3e-0b1d-4c2e-8f3a-9b8c7d6e5f40",
                "type": ["Achievement"],
                "name": values["title"],
                "description": values["text"],
                "criteria": {"narrative": values["text"]},
                "humanCode": values["code"],
                "tag": [values["tag"]],
            },
        },
    }


def everywhere(name: str) -> dict[str, str]:
    return dict.fromkeys(PLACES, name)
