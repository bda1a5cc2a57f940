"""The schemas that every file must satisfy: ours, and the official ones of the operator."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from socle.core.errors import UnreadableInput
from socle.core.exchange.cdc.model import NAMESPACE, Profile

OURS = Path(__file__).parent / "schemas"
XSD = "{http://www.w3.org/2001/XMLSchema}"
REMEDY = "Remplacez ce fichier par celui du kit de la Caisse des Dépôts, ou retirez-le du dossier."


@dataclass(frozen=True)
class Schema:
    """`name` is its file; `required` names the elements that it asks for wherever their parent is."""

    name: str
    profile: Profile
    compiled: Any
    required: frozenset[str]


@cache
def our_schema(profile: Profile) -> Schema:
    return _read(OURS / f"socle-cdc-{profile}.xsd")


def schemas(profile: Profile, folder: Path | None) -> tuple[Schema, ...]:
    """Ours first, then those of the folder that are of this profile."""
    official = official_schemas(folder) if folder else ()
    return (our_schema(profile), *(each for each in official if each.profile is profile))


def official_schemas(folder: Path) -> tuple[Schema, ...]:
    """Every .xsd of the folder, by name; one that is broken is refused with its remedy."""
    return tuple(_read(path) for path in sorted(folder.glob("*.xsd")))


def _read(path: Path) -> Schema:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.parse(path, parser).getroot()
        compiled = etree.XMLSchema(root.getroottree())
    except (etree.XMLSyntaxError, etree.XMLSchemaParseError) as error:
        told = str(error).splitlines()[0]
        raise UnreadableInput(f"{path} n’est pas un schéma XML : {told}", remedy=REMEDY) from error
    return Schema(path.name, _profile(root, path), compiled, frozenset(_required(root)))


def _profile(root: Any, path: Path) -> Profile:
    namespace, version = root.get("targetNamespace"), root.get("version")
    if namespace != NAMESPACE:
        raise UnreadableInput(f"{path} décrit « {namespace} » et non « {NAMESPACE} »", remedy=REMEDY)
    if version not in list(Profile):
        known = " et ".join(Profile)
        raise UnreadableInput(f"{path} porte la version « {version} » : {known} sont connues", remedy=REMEDY)
    return Profile(version)


def _required(root: Any) -> Iterator[str]:
    for element in root.iter(f"{XSD}element"):
        if element.get("minOccurs") != "0" and element.getparent().tag != f"{XSD}choice":
            yield element.get("name")
