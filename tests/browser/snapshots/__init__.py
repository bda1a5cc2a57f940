"""What a screen reader finds on a page, kept beside this file; `SOCLE_SNAPSHOTS=write` keeps it anew."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent


def same_as_kept(name: str, said: str) -> None:
    kept = FOLDER / f"{name}.yml"
    if os.environ.get("SOCLE_SNAPSHOTS") == "write":
        kept.write_text(said + "\n", encoding="utf-8")
    assert said + "\n" == kept.read_text(encoding="utf-8")
