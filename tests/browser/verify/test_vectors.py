"""The page is an implementation of its own: it answers the published vectors as the specification says."""

import json
import unicodedata
from base64 import b64encode
from hashlib import sha256
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page

from socle.core.credential.contexts import CREDENTIALS_V2, OPEN_BADGES_V3
from socle.core.credential.data_integrity import proof_options, sign_document
from socle.core.log.append import append
from socle.core.log.note import Note
from socle.core.log.proof import make_proof
from socle.core.log.tree import EMPTY
from socle.core.text import is_refused
from socle.environment import home
from socle.signer.keys import Use
from tests.browser.verify.issuer import PublicSite, held
from tests.signer.desk import CONTEXTS

VECTORS = home() / "vectors"
VERIFICATIONS = json.loads((VECTORS / "credential" / "verifications.json").read_text(encoding="utf-8"))
CASES = {case["name"]: case for case in VERIFICATIONS["cases"]}
TREE = json.loads((VECTORS / "log" / "tree.json").read_text(encoding="utf-8"))


@pytest.fixture
def page(page: Page) -> Page:
    page.goto("/v")
    page.locator("#with-script").wait_for()
    return page


@pytest.mark.parametrize("name", CASES)
def test_a_document_is_answered_as_the_vectors_say(page: Page, public: PublicSite, name: str) -> None:
    case, trust = CASES[name], VERIFICATIONS["trust"]
    lists = {f"status/{each['id'].split('/')[-1]}": encoded(each) for each in case["statusLists"]}
    files = {".well-known/did.json": encoded(case.get("did", trust["did"]))}
    witnesses = "".join(f"{key}\n" for key in trust["witnesses"])
    public.publish(files | lists | {"log/witnesses": witnesses.encode()})
    told = page.evaluate(
        """async ([text, at]) => {
          const { verifyBadge } = await import("/static/verify/verify.js");
          const { objectOf } = await import("/static/verify/json.js");
          const { checks, verdict } = await verifyBadge(objectOf(text), new Date(at));
          return { verdict, checks: Object.fromEntries(checks.map(({ name, result }) => [name, result])) };
        }""",
        [text_of(case["document"]), case["at"]],
    )
    assert told == {"verdict": case["verdict"], "checks": case["checks"]}


def encoded(value: Any) -> bytes:
    return text_of(value).encode()


def text_of(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


INCLUDED = """async ([entries, size, index]) => {
  const { isIncluded, publishedProof } = await import("/static/verify/tree.js");
  const { fromBase64, hex } = await import("/static/verify/bytes.js");
  const tiles = new Map(Object.entries(window.tiles).map(([path, text]) => [path, fromBase64(text)]));
  const proof = await publishedProof(async (path) => tiles.get(path) ?? null, index, size);
  const entry = new TextEncoder().encode(entries[0]);
  const head = { size, root: fromBase64(entries[1]) };
  const others = [[index, proof.slice(1)], [index ^ 1, proof]];
  const refused = await Promise.all(others.map(([place, other]) => isIncluded(entry, place, other, head)));
  return [proof.map(hex), await isIncluded(entry, index, proof, head), ...refused];
}"""


def test_a_proof_is_read_from_the_tiles_of_a_log_of_many_thousand_lines(page: Page) -> None:
    """Three levels of tiles, full and partial; each proof is the one the log itself would give."""
    size = 66_000
    lines = [f"award {number:064x}\n".encode() for number in range(size)]
    added = append(lambda path: None, EMPTY, lines)
    tiles = {path: content for path, content in added.files.items() if not path.startswith("tile/entries/")}
    page.evaluate(
        "tiles => { window.tiles = tiles; }", {path: b64encode(tile).decode() for path, tile in tiles.items()}
    )
    root = b64encode(added.head.root).decode()
    note = Note(f"clea.example/log\n{size}\n{root}\n", ())
    for index in (0, 1, 255, 256, 40_000, 65_535, 65_536, 65_999):
        expected = [each.hex() for each in make_proof(added.files.get, note, index).hashes]
        told = page.evaluate(INCLUDED, [[lines[index].decode(), root], size, index])
        assert told == [expected, True, False, False]


def test_the_tree_of_the_vectors_is_found_again(page: Page) -> None:
    told = page.evaluate(
        """async (cases) => {
          const { isIncluded } = await import("/static/verify/tree.js");
          const bytes = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
          const found = [];
          for (const { entry, index, size, proof, root } of cases) {
            const head = { size, root: bytes(root) };
            found.push(await isIncluded(new TextEncoder().encode(entry), index, proof.map(bytes), head));
          }
          return found;
        }""",
        [case | {"root": TREE["roots"][str(case["size"])], "entry": line(case["index"])} for case in small()],
    )
    assert told == [True] * len(small())


def small() -> list[dict[str, Any]]:
    """The proofs whose line is not the award of entry 73, written apart."""
    return [case for case in TREE["inclusion"] if case["index"] != 73]


def line(index: int) -> str:
    return f"award {sha256(str(index).encode()).hexdigest()}\n"


def test_names_in_every_alphabet_are_read_as_they_were_signed(page: Page) -> None:
    """What Python signed, the browser’s own canonical form finds again, letter by letter."""
    chance = Random(7)
    key = held(Use.BADGE, b"names").key
    options = proof_options("did:web:certificats.example#badge-2026", "2026-11-24T12:00:00Z")
    signed = [
        json.dumps(sign_document(named(name(chance)), options, sign=key.sign, contexts=CONTEXTS))
        for _ in range(300)
    ]
    told = page.evaluate(
        """async ([texts, key]) => {
          const { isDocumentSigned } = await import("/static/verify/proof.js");
          const found = [];
          for (const text of texts) {
            const document = JSON.parse(text);
            const own = await isDocumentSigned(document, document.proof, Uint8Array.from(key));
            document.name += "a";
            found.push([own, await isDocumentSigned(document, document.proof, Uint8Array.from(key))]);
          }
          return found;
        }""",
        [signed, list(key.public)],
    )
    assert told == [[True, False]] * len(signed)


def name(chance: Random) -> str:
    """A dozen characters drawn from all that may enter a credential."""
    drawn: list[str] = []
    while len(drawn) < 12:
        letter = chr(chance.choice((chance.randrange(0x20, 0x3000), chance.randrange(0x20, 0x110000))))
        if not 0xD800 <= ord(letter) < 0xE000 and not is_refused(letter):
            drawn.append(letter)
    return unicodedata.normalize("NFC", "".join(drawn))


def named(holder: str) -> dict[str, Any]:
    return {
        "@context": [CREDENTIALS_V2, OPEN_BADGES_V3],
        "id": "urn:uuid:3f0c9a52-7f5e-4a52-9d0a-2f1f3a0f7c11",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": holder,
        "issuer": "did:web:certificats.example",
        "validFrom": "2026-11-24T00:00:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [
                {"type": "IdentityObject", "hashed": False, "identityHash": holder, "identityType": "name"}
            ],
        },
    }
