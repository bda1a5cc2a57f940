"""The award that a badge of ours says, read back from it.

Only the exact form that `open_badge.py` writes is read: the badge is written again from what was read, and
must be the same. Nothing in it can then say more than its award.
"""

import base64
from dataclasses import dataclass
from typing import Any

from socle.core.credential.award import Award, Kind
from socle.core.credential.open_badge import DOMAIN, PROOF_PREFIX, SUBDOMAIN, WORDS, write_badge
from socle.core.credential.shape import Publication, Recognised, refuse_unfit_host, shape_of, values_of
from socle.core.errors import Refusal, UnreadableInput
from socle.core.framework.model import Framework

KIND_OF = {words.type: kind for kind, words in WORDS.items()}
REMEDY = "demandez de nouveau ce badge à son émetteur"


@dataclass(frozen=True, slots=True)
class ReadBadge:
    award: Award
    publication: Publication
    recognised: tuple[Recognised, ...]


def read_badge(document: dict[str, Any]) -> ReadBadge:
    """What a badge says, its proof left aside; UnreadableInput when it is not exactly a badge of ours."""
    plain = {name: value for name, value in document.items() if name != "proof"}
    try:
        read = _read(plain)
        again = _written_again(plain, read)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, Refusal) as error:
        raise UnreadableInput(f"ce badge n’a pas la forme attendue ({error})", remedy=REMEDY) from error
    if again != plain:
        raise UnreadableInput(f"ce badge n’a pas la forme attendue ({differs(plain, again)})", remedy=REMEDY)
    return read


def differs(one: Any, other: Any, path: str = "") -> str:
    """Where two JSON values first differ."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in (*one, *other):
            if one.get(key) != other.get(key) or (key in one) != (key in other):
                return differs(one.get(key), other.get(key), f"{path}.{key}" if path else key)
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for rank, (mine, theirs) in enumerate(zip(one, other, strict=True)):
            if mine != theirs:
                return differs(mine, theirs, f"{path}[{rank}]")
    return path


def _read(document: dict[str, Any]) -> ReadBadge:
    subject, issuer = document["credentialSubject"], document["issuer"]
    achievement, status = subject["achievement"], document["credentialStatus"]
    kind = KIND_OF[achievement["achievementType"]]
    host = issuer["url"].removeprefix("https://").removesuffix("/")
    recognised = tuple(_recognised(each) for each in achievement["alignment"])
    award = Award(
        id=document["id"],
        kind=kind,
        framework=achievement["id"].split("/")[-2],
        version=achievement["version"],
        title=achievement["name"].removeprefix(WORDS[kind].name),
        registration=achievement.get("humanCode", ""),
        number=subject.get("licenseNumber", ""),
        holder=subject["identifier"][0]["identityHash"],
        subdomains=tuple(each.code for each in recognised if not each.is_domain),
        decided=document["awardedDate"][:10],
        issued=document["validFrom"][:10],
        until=document.get("validUntil", "")[:10],
        issuer=issuer["name"],
        signatory=issuer["official"],
        place=issuer["address"]["addressLocality"],
        origin=subject["source"]["name"] if kind is Kind.ELSEWHERE else "",
        specimen="tag" in achievement,
    )
    number, place = status["statusListCredential"].split("/")[-1], status["statusListIndex"]
    proof = document["evidence"][0]["id"].removeprefix(PROOF_PREFIX)
    return ReadBadge(award, Publication(host, int(number), int(place), _text(proof)), recognised)


def _recognised(alignment: dict[str, Any]) -> Recognised:
    if alignment["targetType"] not in (DOMAIN, SUBDOMAIN):
        raise ValueError(alignment["targetType"])
    code, name, description = (alignment[key] for key in ("targetCode", "targetName", "targetDescription"))
    return Recognised(code, name, description, alignment["targetType"] == DOMAIN)


def _text(encoded: str) -> str:
    return base64.b64decode(encoded, validate=True).decode()


def _written_again(document: dict[str, Any], read: ReadBadge) -> dict[str, Any]:
    """The badge of this award, with the names its framework gave: those are read from the badge itself."""
    award, achievement = read.award, document["credentialSubject"]["achievement"]
    bare = Framework(award.framework, award.version, "", achievement["description"], None, "", ())
    refuse_unfit_host(read.publication.host)
    shape = shape_of(award, bare, read.publication.host)
    return write_badge(shape, values_of(award, read.publication), read.recognised)
