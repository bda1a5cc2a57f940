"""A real browser: a system Chromium, else Playwright's, else one from the package manager; never skipped."""

import shutil
import subprocess
import sys
from pathlib import Path

# The shell without windows opens a page in half the time.
SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MACOS = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")


class NoBrowser(Exception):
    """No browser is here and none could be installed."""


def find_system() -> str | None:
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or (str(MACOS) if MACOS.exists() else None)


def executable() -> str | None:
    """The path of a browser, or None where Playwright has its own."""
    if found := find_system():
        return found
    if _runs([sys.executable, "-m", "playwright", "install", "chromium"]):
        return None
    if (
        shutil.which("apt-get")
        and _runs(["apt-get", "update"])
        and any(_runs(["apt-get", "install", "-y", package]) for package in (SHELL, "chromium"))
    ):
        return find_system()
    raise NoBrowser("Aucun navigateur : installez le paquet « chromium », puis relancez make test.")


def _runs(command: list[str]) -> bool:
    return subprocess.run(command, check=False).returncode == 0
