from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo

from socle.locale.build import catalogue, po_file, public_strings, source_strings


def test_every_page_string_exists_in_english() -> None:
    english = catalogue("en")
    missing = []
    for message, path in public_strings().items():
        entry = english.get(message if isinstance(message, str) else message[0])
        said = entry.string if entry else ""
        if not (all(said) if isinstance(said, tuple) else said):
            missing.append((path, message))
    assert missing == []


def test_french_says_every_source_string_as_it_is_written() -> None:
    french = catalogue("fr")
    said = {m: french.get(m if isinstance(m, str) else m[0]).string for m in source_strings()}
    assert said == {message: message for message in source_strings()}


def test_compiled_catalogues_hold_what_the_written_ones_say() -> None:
    for locale in ("fr", "en"):
        with po_file(locale).with_suffix(".mo").open("rb") as compiled:
            shipped = said(read_mo(compiled))
        assert shipped == said(catalogue(locale))


def said(read: Catalog) -> dict[str, object]:
    """Each translated message, by what it says in the singular."""
    entries = ((m.id if isinstance(m.id, str) else m.id[0], m.string) for m in read if m.id and m.string)
    return {
        key: string if isinstance(string, str) else tuple(string) for key, string in entries if any(string)
    }
