"""A security module in software: the system's SoftHSM2, installed when it is not there."""

import os
import shutil
import subprocess
from pathlib import Path

PLACES = ("/usr/lib/softhsm", "/usr/lib/x86_64-linux-gnu/softhsm", "/usr/lib/aarch64-linux-gnu/softhsm")
HOMEBREW = Path("/opt/homebrew/lib/softhsm/libsofthsm2.so")
PIN, TOKEN = "1234", "socle"


class NoModule(Exception):
    """SoftHSM2 is not here and could not be installed."""


def module() -> str:
    """The path of its library; never skipped."""
    if found := _find():
        return found
    if shutil.which("apt-get"):
        subprocess.run(["apt-get", "update"], check=False)
        subprocess.run(["apt-get", "install", "-y", "softhsm2"], check=False)
    if found := _find():
        return found
    raise NoModule("SoftHSM2 manque : installez le paquet « softhsm2 », puis relancez make test.")


def _find() -> str | None:
    files = [Path(place, "libsofthsm2.so") for place in PLACES] + [HOMEBREW]
    return next((str(file) for file in files if file.exists()), None)


def new_token(folder: Path) -> str:
    """A token of its own in that folder; the library's path."""
    library = module()
    (folder / "tokens").mkdir()
    settings = folder / "softhsm2.conf"
    settings.write_text(f"directories.tokendir = {folder / 'tokens'}\nobjectstore.backend = file\n")
    os.environ["SOFTHSM2_CONF"] = str(settings)
    made = ["softhsm2-util", "--init-token", "--free", "--label", TOKEN, "--pin", PIN, "--so-pin", PIN]
    subprocess.run(made, check=True, capture_output=True)
    return library
