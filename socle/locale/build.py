"""Gathers the French source strings and compiles the catalogues: `python -m socle.locale.build`.

French maps every string to itself, or Django's own French would replace ours. English is written by people:
a new string arrives there empty, and a test refuses it on a page that exists in English.
"""

import re
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent
KEYWORDS = dict.fromkeys(("gettext", "gettext_lazy", "_")) | {"ngettext": (1, 2), "ngettext_lazy": (1, 2)}
Message = str | tuple[str, ...]


def public_strings() -> dict[Message, str]:
    """The strings of pages that exist in English: all but the gallery's, which is for those who build."""
    return {
        message: path
        for message, path in source_strings().items()
        if "gallery" not in path and "example" not in path
    }


def source_strings() -> dict[Message, str]:
    """Every string marked for translation, with the file that says it first."""
    found: dict[Message, str] = {}
    files = sorted([*PACKAGE.glob("web/**/*.py"), *PACKAGE.glob("web/templates/**/*.html")])
    for path in files:
        text = path.read_text(encoding="utf-8")
        # A template's indentation means nothing, and Python's reader would stumble on it.
        source = re.sub(r"(?m)^\s+", "", templatize(text)) if path.suffix == ".html" else text
        for _, message, _, _ in extract("python", BytesIO(source.encode()), KEYWORDS):
            found.setdefault(message, path.relative_to(PACKAGE).as_posix())
    return found


def catalogue(locale: str) -> Catalog:
    path = po_file(locale)
    if path.exists():
        return read_po(BytesIO(path.read_bytes()), locale=locale)
    return Catalog(locale=locale)


def po_file(locale: str) -> Path:
    return PACKAGE / "locale" / locale / "LC_MESSAGES" / "django.po"


def build(locale: str) -> Catalog:
    """The catalogue of the present strings, keeping the translations it has."""
    known, built = catalogue(locale), Catalog(locale=locale, charset="utf-8")
    for message, path in sorted(source_strings().items(), key=lambda item: (item[1], str(item[0]))):
        kept = known.get(message if isinstance(message, str) else message[0])
        translated = message if locale == "fr" else (kept.string if kept else "")
        built.add(message, translated or None, locations=[(path, 0)])
    return built


def compiled(built: Catalog) -> bytes:
    output = BytesIO()
    write_mo(output, built)
    return output.getvalue()


def main() -> None:
    for locale in ("fr", "en"):
        built, path = build(locale), po_file(locale)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as output:
            write_po(output, built, include_lineno=False, omit_header=False, width=110)
        path.with_suffix(".mo").write_bytes(compiled(built))


if __name__ == "__main__":
    main()
