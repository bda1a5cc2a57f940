"""A framework's files as one sequence of bytes, so that a published version can be proved unchanged.

The format is canonical JSON in UTF-8: one object {file name: text}, names sorted, no space, line ends
written LF whatever the machine that saved the files.
"""

import hashlib
import json
from pathlib import Path

from socle.core.framework.problems import FrameworkError, Problem


def bundle_bytes(folder: Path) -> bytes:
    """The bundle of the folder's TOML files; the same texts always give the same bytes."""
    texts = {path.name: _text(path) for path in sorted(folder.glob("*.toml"))}
    return json.dumps(texts, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def bundle_files(bundle: bytes) -> dict[str, bytes]:
    """The files kept in a bundle, ready for `load_bundle`."""
    return {name: text.encode("utf-8") for name, text in json.loads(bundle).items()}


def bundle_hash(bundle: bytes) -> str:
    return hashlib.sha256(bundle).hexdigest()


def refuse_change(published_hash: str, new_hash: str, *, slug: str, version: str) -> None:
    """A published version never changes: results are judged by it."""
    if new_hash == published_hash:
        return
    problem = Problem(
        file=f"data/frameworks/{slug}/{version}",
        key="",
        reason="a changé depuis sa publication",
        remedy="rétablissez les fichiers publiés et faites vos changements dans une nouvelle version",
    )
    raise FrameworkError((problem,))


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        problem = Problem(path.name, "", "n’est pas écrit en UTF-8", "enregistrez le fichier en UTF-8")
        raise FrameworkError((problem,)) from error
