"""JSON that two programs cannot read differently."""

import pytest

from socle.core.credential.json_reading import read_json_object
from socle.core.errors import UnreadableInput

REFUSED = (
    (b'{"name":"Alice","name":"Bob"}', "le fichier dit deux fois name"),
    (b'{"a":[{"b":1,"c":2,"b":1}]}', "le fichier dit deux fois b"),
    (b'{"a":NaN}', "le fichier contient NaN, qui n’est pas un nombre"),
    (b'{"a":-Infinity}', "le fichier contient -Infinity, qui n’est pas un nombre"),
    (b'{"a":1} {}', "le fichier n’est pas du JSON lisible"),
    (b"{'a':1}", "le fichier n’est pas du JSON lisible"),
    (b"\xef\xbb\xbf{}", "le fichier n’est pas du JSON lisible"),
    (b'{"a":"\xff"}', "le fichier n’est pas en UTF-8"),
    (b'{"a":"\\ud800"}', "le fichier contient la moitié d’un caractère"),
    (b'{"a":' + b"9" * 5000 + b"}", "le fichier n’est pas du JSON lisible"),
    (b"[]", "le fichier n’est pas un objet JSON"),
    (b'{"a":' + b"[" * 50 + b"]" * 50 + b"}", "le fichier imbrique trop de niveaux"),
    (b'{"a":' + b"[" * 100_000, "le fichier n’est pas du JSON lisible"),
    (b" " * 1_000_001, "le fichier dépasse un mégaoctet"),
)


@pytest.mark.parametrize(("content", "problem"), REFUSED, ids=lambda each: str(each)[:30])
def test_what_two_programs_could_read_differently_is_refused(content: bytes, problem: str) -> None:
    with pytest.raises(UnreadableInput) as refusal:
        read_json_object(content)
    assert refusal.value.problems == (problem,)


def test_an_object_is_read_as_it_is() -> None:
    assert read_json_object('{"a":["é","\\ud83d\\ude00",1,true]}'.encode()) == {"a": ["é", "😀", 1, True]}
