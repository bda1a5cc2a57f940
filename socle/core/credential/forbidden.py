"""What no form of a certificate may carry: the certificate has no level, no grade and no score.

Source: design §4 rule 2. Also refused: the birth of the holder, and two words that one of the two published
Open Badges contexts defines and the other does not.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from socle.core.errors import Refusal

FORBIDDEN = frozenset(
    (
        *("result", "results", "resultdescription", "resultvalue", "resulttype", "requiredvalue"),
        *("creditsavailable", "creditsearned", "valuemin", "valuemax", "allowedvalue"),
        *("rubriccriterion", "cfrubric", "cfrubriccriterion"),
        *("dateofbirth", "birthdate", "birthplace", "birthname"),
        *("jti", "endorsementjwt"),
    )
)
# Said anywhere in a word, these give a level, a grade or a score away.
FORBIDDEN_PART = re.compile(r"level|grade|score|(^|[^a-z])eqf|niveau|(^|[^a-z])mention($|[^a-z])")
# Keys whose value is a word, not a text for people.
WORDS = frozenset(("type", "@type", "achievementType", "targetType", "statusPurpose", "identityType"))


def forbidden_terms(document: Any) -> tuple[str, ...]:
    """The path of every forbidden word of this JSON value; an empty tuple means none."""
    return tuple(_paths(document, ""))


def refuse_forbidden_terms(document: Any) -> None:
    found = forbidden_terms(document)
    if found:
        raise Refusal(
            f"Ce document dit plus que le certificat : {', '.join(found)}.",
            "Retirez ces champs : le certificat n’a ni niveau, ni note, ni score.",
        )


@lru_cache(4096)
def is_forbidden(word: str) -> bool:
    """Whether a key or a type is forbidden, alone or as the last part of an address.

    >>> is_forbidden("https://purl.imsglobal.org/spec/vc/ob/vocab.html#ResultDescription")
    True
    """
    last = re.split(r"[#/:]", word)[-1]
    apart = re.sub(r"([a-z])([A-Z])", r"\1 \2", last).casefold()
    return last.casefold() in FORBIDDEN or FORBIDDEN_PART.search(apart) is not None


def _paths(value: Any, path: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            here = f"{path}.{key}" if path else key
            if is_forbidden(key):
                yield here
            if key in WORDS:
                yield from (f"{here}={word}" for word in _words(each) if is_forbidden(word))
            yield from _paths(each, here)
    elif isinstance(value, list):
        for rank, each in enumerate(value):
            yield from _paths(each, f"{path}[{rank}]")


def _words(value: Any) -> list[str]:
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)]
