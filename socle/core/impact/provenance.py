"""Where figures come from: the version of the code, and what it is made of."""

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

HERE = Path(__file__).parent


@cache
def code_sha256() -> str:
    """Of every source that computes a study: figures change only with it, the protocol or the data."""
    digest = hashlib.sha256()
    for path in sorted(HERE.rglob("*.py"), key=lambda path: path.relative_to(HERE).as_posix()):
        digest.update(path.relative_to(HERE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


@cache
def code_version() -> str:
    try:
        return version("socle")
    except PackageNotFoundError:
        return "sans version installée"
