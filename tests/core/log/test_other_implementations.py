"""What other people's logs and witnesses signed is read and judged by ours."""

from base64 import b64encode

import pytest

from socle.core.errors import Refusal
from socle.core.log.checkpoint import Checkpoint, open_checkpoint
from socle.core.log.cosignature import Cosignature, cosignatures
from socle.core.log.note import Note, read_note, read_vkey
from socle.core.log.tree import EMPTY, TreeHead
from socle.core.log.witness import judge

# A checkpoint that a certificate-transparency log published, with the cosignatures of four witnesses.
ARCHE = read_vkey(
    "arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f"
)
REMORA = read_vkey("remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2")
REAL = """\
arche2025h1.staging.ct.transparency.dev
1432088532
U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

— arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=
— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
— transparency.dev/DEV:witness-little-garden 2AQqhwAAAABqEiEgzgFIqqhbUoDwjMWE6UP8nd8/KYTzwZ2rhIgcqoXHAwVkjZr4AscylP3v7sEodkRAErumC2q44vdgJY096st5BQ==
— witness1.smartit.nu/witness1 pIyCDwAAAABqEiEghIp82KWebrw7/oHQwlTAm3g2RKS4+eebl8eO0WH+/iEcxZ75W3u5hNI7TOQtmJbqmNWVuE0tgh0XwzdZsDsUAQ==
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
— witness.stagemole.eu Z/euoAAAAABqEiEgw0i+7g2ENfDAWHmtRzCfKTHSDwYDJA2NmKeGi9Y8FtEyOUvVr+AJmIY/2TUFucgKi7lI7cUiOvKFYe/TmN9DAg==
"""  # noqa: E501

# The log of the tests of the Go witness (github.com/transparency-dev/witness, Apache-2.0).
MONKEYS = read_vkey("monkeys+db4d9f7e+AULaJMvTtDLHPUcUrjdDad9vDlh/PTfC2VV60JUtCfWT")
FIVE = TreeHead(5, bytes.fromhex("e35b268c1522014ef412d2a54fa94838862d453631617b0307e5c77dcbeefc11"))
FIRST = """\
monkeys
5
41smjBUiAU70EtKlT6lIOIYtRTYxYXsDB+XHfcvu/BE=

— monkeys 202fftzGl3LVoqjXfwCFZZXs8I+5G22+Ek2K0AOyBuSJ/8/CZawNF+6fNlTKOCd622pbzJNkkJFWuw9DbicZCkEx9AY=
"""
NEXT = """\
monkeys
8
V8K9aklZ4EPB+RMOk1/8VsJUdFZR77GDtZUQq84vSbo=

— monkeys 202ffoUEboiQYpHzICeaFmoy3RNviHTpAxYrq/eO4QQVQMvu9UebKBMX2MJC76NLthZaKsnKbCA8GxrjePZhvDCH7Ag=
"""
PROOF = (
    "b9e1d62618f7fee8034e4c5010f727ab24d8e4705cb296c374bf2025a87a10d2",
    "aac66cd7a79ce4012d80762fe8eec3a77f22d1ca4145c3f4cee022e7efcd599d",
    "89d0f753f66a290c483b39cd5e9eafb12021293395fad3d4a2ad053cfbcfdc9e",
    "29e40bb79c966f4c6fe96aff6f30acfce5f3e8d84c02215175d6e018a5dee833",
)


def test_a_checkpoint_of_a_running_log_is_opened_and_its_witness_found() -> None:
    note = read_note(REAL)
    root = bytes.fromhex("53b58cefd8ebcf2846679fc65014e933b373c1dc9f171eb5b77468be0702e11a")
    assert str(note) == REAL
    assert open_checkpoint(note, [ARCHE]) == Checkpoint(ARCHE.name, TreeHead(1432088532, root))
    # 23 May 2026, 21:50:24 UTC.
    assert cosignatures(note, [REMORA]) == (Cosignature(REMORA, 1779573024),)


def test_a_changed_checkpoint_of_a_running_log_is_refused() -> None:
    changed = Note(read_note(REAL).text.replace("1432088532", "1432088533"), read_note(REAL).signatures)
    with pytest.raises(Refusal, match="fausse"):
        open_checkpoint(changed, [ARCHE])
    with pytest.raises(Refusal, match="fausse"):
        cosignatures(changed, [REMORA])


def submission(old: int, proof: tuple[str, ...], checkpoint: str) -> bytes:
    lines = [b64encode(bytes.fromhex(line)).decode() for line in proof]
    return "\n".join([f"old {old}", *lines, "", checkpoint]).encode()


@pytest.mark.parametrize(
    ("request_", "last", "status"),
    [
        (submission(0, (), FIRST), EMPTY, 200),
        (submission(5, PROOF, NEXT), FIVE, 200),
        (submission(5, (), FIRST), FIVE, 200),
        (submission(2, PROOF, NEXT), FIVE, 409),
        (submission(0, PROOF, FIRST), EMPTY, 422),
        (submission(5, PROOF[:3], NEXT), FIVE, 422),
        (submission(5, PROOF[::-1], NEXT), FIVE, 422),
        (submission(5, ("aaaa",), NEXT), FIVE, 400),
        (submission(8, PROOF, FIRST), TreeHead(8, bytes(32)), 400),
    ],
)
def test_the_requests_of_another_witness_get_the_same_answers(
    request_: bytes, last: TreeHead, status: int
) -> None:
    assert judge(request_, [MONKEYS], lambda _: last).status == status
