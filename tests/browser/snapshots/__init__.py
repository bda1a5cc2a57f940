"""What a screen reader finds on a page, kept beside this file; `SOCLE_SNAPSHOTS=write` keeps it anew."""

import os
import re
from pathlib import Path

FOLDER = Path(__file__).parent
# What changes from one day or one database to the next.
CHANGING = {
    r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}": "UUID",
    r"(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) \d+(er)? \S+ \d{4}": "DATE",
    r"CLEA-\d{4}-\d{6}": "NUMBER",
}


def same_as_kept(name: str, said: str) -> None:
    for pattern, word in CHANGING.items():
        said = re.sub(pattern, word, said)
    kept = FOLDER / f"{name}.yml"
    if os.environ.get("SOCLE_SNAPSHOTS") == "write":
        kept.write_text(said + "\n", encoding="utf-8")
    assert said + "\n" == kept.read_text(encoding="utf-8")
