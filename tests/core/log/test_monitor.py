"""An insider who holds the application, the database and the log's key, but not what a monitor has seen."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socle.core.log.append import append
from socle.core.log.checkpoint import sign_checkpoint
from socle.core.log.cosignature import cosign
from socle.core.log.entry import Entry, EntryType
from socle.core.log.monitor import Report, read_last_seen, watch_log
from socle.core.log.note import Note, Signature
from socle.core.log.proof import Policy
from socle.core.log.tiles import pack, unpack
from socle.core.log.tree import EMPTY, TreeHead
from tests.core.log.keys import FIRST, FORGER, LOG, SECOND, Key
from tests.core.log.logs import entries, entry, grow, log_of

POLICY = Policy((LOG.vkey,), (FIRST.vkey, SECOND.vkey), 2)
LOG_ALONE = Policy((LOG.vkey,))
SIZE, MORE = 700, 20
COUNTS = {"award": 144, "revocation": 144, "key": 144, "framework": 144, "sitting": 144}
FORGED = bytes(Entry(EntryType.AWARD, bytes(32)))


def signed(head: TreeHead, log: Key = LOG, witnesses: tuple[Key, ...] = (FIRST, SECOND)) -> bytes:
    note = sign_checkpoint(head, log.vkey, log.sign)
    lines = [cosign(note.text, key.vkey, key.sign, time=1_795_600_000) for key in witnesses]
    return str(Note(note.text, (*note.signatures, *lines))).encode()


def rewritten(lines: list[bytes]) -> tuple[dict[str, bytes], TreeHead]:
    """A log made anew of other entries, every tile and its checkpoint included."""
    done = append({}.get, EMPTY, lines)
    return dict(done.files), done.head


FILES, SEEN = log_of(SIZE)
NOW = grow(FILES, SEEN, MORE)


def test_a_log_that_only_grew_has_no_problem() -> None:
    report = Report(SIZE + MORE, True, COUNTS, ())
    assert watch_log(FILES.get, signed(NOW), last=SEEN, policy=POLICY) == report
    assert watch_log(FILES.get, signed(NOW), last=NOW, policy=POLICY) == report
    assert watch_log(FILES.get, signed(NOW), last=None, policy=POLICY) == report


def test_an_empty_log_has_no_problem() -> None:
    counts = dict.fromkeys(COUNTS, 0)
    assert watch_log({}.get, signed(EMPTY), last=None, policy=POLICY) == Report(0, True, counts, ())
    assert watch_log(FILES.get, signed(NOW), last=EMPTY, policy=POLICY).problems == ()


@given(st.integers(0, 600), st.integers(0, 600))
@settings(max_examples=15, deadline=None)
def test_whatever_the_sizes_a_log_that_grew_has_no_problem(first: int, second: int) -> None:
    files, seen = log_of(first)
    now = grow(files, seen, second)
    assert watch_log(files.get, signed(now), last=seen, policy=POLICY).problems == ()


def test_a_log_rolled_back_is_detected() -> None:
    assert watch_log(FILES.get, signed(SEEN), last=NOW, policy=POLICY) == Report(
        SIZE,
        False,
        dict.fromkeys(COUNTS, 140),
        ("Le journal a reculé : 700 entrées, alors que 720 ont déjà été vues.",),
    )


CHANGED_PAST = ("Le journal a changé son passé : les 700 entrées déjà vues ne sont plus les mêmes.",)
HISTORY = entries(0, SIZE + MORE)
REWRITINGS = {
    "forged": [FORGED, *HISTORY],
    "back-dated": [*HISTORY[:300], FORGED, *HISTORY[300:]],
    "dropped": HISTORY[:300] + HISTORY[301:],
    "replaced": [*HISTORY[:300], FORGED, *HISTORY[301:]],
    "swapped": [HISTORY[1], HISTORY[0], *HISTORY[2:]],
}


@pytest.mark.parametrize("lines", REWRITINGS.values(), ids=REWRITINGS)
def test_a_past_rewritten_and_signed_anew_is_detected(lines: list[bytes]) -> None:
    files, head = rewritten(lines)
    report = watch_log(files.get, signed(head), last=SEEN, policy=POLICY)
    assert (report.size, report.consistent, report.problems) == (len(lines), False, CHANGED_PAST)


def test_an_award_added_at_the_end_is_counted_and_not_hidden() -> None:
    files, head = rewritten([*HISTORY, FORGED])
    report = watch_log(files.get, signed(head), last=NOW, policy=POLICY)
    assert (report.counts["award"], report.problems) == (145, ())


@pytest.mark.parametrize("number", [0, 255, 256, 719])
def test_an_entry_replaced_under_the_same_tiles_is_detected(number: int) -> None:
    files = dict(FILES)
    path = {0: "tile/entries/000", 1: "tile/entries/001", 2: "tile/entries/002.p/208"}[number // 256]
    lines = unpack(files[path], path)
    lines[number % 256] = FORGED
    files[path] = pack(lines)
    report = watch_log(files.get, signed(NOW), last=SEEN, policy=POLICY)
    assert not report.consistent
    assert "Les entrées ne donnent pas l’état que le journal a signé." in report.problems
    tile = path.replace("entries", "0")
    assert f"{tile} : cette tuile ne correspond pas aux entrées." in report.problems
    assert (CHANGED_PAST[0] in report.problems) == (number < SIZE)


@pytest.mark.parametrize("path", ["tile/0/000", "tile/0/002.p/208", "tile/1/000.p/2"])
def test_a_tile_that_differs_from_the_entries_is_detected(path: str) -> None:
    for change in (lambda content: content[:-1] + b"\x00", lambda content: content[:-32], lambda _: b""):
        files = FILES | {path: change(FILES[path])}
        report = watch_log(files.get, signed(NOW), last=SEEN, policy=POLICY)
        assert (report.consistent, len(report.problems)) == (True, 1)
        assert report.problems[0].startswith(f"{path} : ")


@pytest.mark.parametrize("path", ["tile/0/001", "tile/entries/001", "tile/entries/002.p/208"])
def test_a_missing_file_is_named(path: str) -> None:
    files = {name: content for name, content in FILES.items() if name != path}
    report = watch_log(files.get, signed(NOW), last=SEEN, policy=POLICY)
    assert report.problems == (f"{path} : ce fichier du journal manque",)
    assert report.consistent == (not path.startswith("tile/entries"))


def test_a_checkpoint_that_witnesses_did_not_cosign_is_detected() -> None:
    none = watch_log(FILES.get, signed(NOW, witnesses=()), last=SEEN, policy=POLICY)
    assert none.problems == (
        "Il manque la contresignature de : partner.example/witness, association.example/witness.",
    )
    one = watch_log(FILES.get, signed(NOW, witnesses=(FIRST,)), last=SEEN, policy=POLICY)
    assert one == Report(
        SIZE + MORE, True, COUNTS, ("Il manque la contresignature de : association.example/witness.",)
    )
    assert watch_log(FILES.get, signed(NOW, witnesses=()), last=SEEN, policy=LOG_ALONE).problems == ()


def test_a_checkpoint_that_the_log_did_not_sign_is_detected() -> None:
    unknown = watch_log(FILES.get, signed(NOW, FORGER), last=SEEN, policy=POLICY)
    assert unknown.problems == ("Aucune clé connue du journal clea.example/log n’a signé cet état.",)
    note = sign_checkpoint(NOW, LOG.vkey, LOG.sign)
    false = Signature(LOG.vkey.name, LOG.vkey.key_id, FORGER.sign(note.text.encode()))
    report = watch_log(FILES.get, str(Note(note.text, (false,))).encode(), last=SEEN, policy=LOG_ALONE)
    assert report.problems == ("La signature de clea.example/log est fausse.",)


def test_a_checkpoint_of_other_entries_is_detected() -> None:
    report = watch_log(FILES.get, signed(TreeHead(NOW.size, bytes(32))), last=SEEN, policy=POLICY)
    assert (report.consistent, report.problems) == (
        False,
        ("Les entrées ne donnent pas l’état que le journal a signé.",),
    )


@pytest.mark.parametrize("content", [b"", b"\xff", b"bonjour\n", b"a\nb\nc\n\n\xe2\x80\x94 a AAAAAAAA\n"])
def test_a_checkpoint_that_cannot_be_read_is_a_problem(content: bytes) -> None:
    report = watch_log(FILES.get, content, last=SEEN, policy=POLICY)
    assert (report.size, report.consistent, len(report.problems)) == (0, False, 1)


def test_an_act_logged_twice_is_detected_and_a_public_line_may_come_back() -> None:
    again = [entry(number) for number in range(5)]
    done = append({}.get, EMPTY, [*again, *again])
    report = watch_log(dict(done.files).get, signed(done.head), last=None, policy=POLICY)
    assert report.problems == tuple(
        f"L’entrée {number} répète une entrée plus ancienne." for number in (5, 6, 9)
    )


def test_a_line_that_is_no_entry_is_named() -> None:
    files = dict(log_of(3)[0])
    files["tile/entries/000.p/3"] = pack([*entries(0, 2), b"award Alice\n"])
    report = watch_log(files.get, signed(log_of(3)[1]), last=None, policy=POLICY)
    assert "L’entrée 2 n’est pas une ligne du journal." in report.problems


def test_what_was_seen_last_is_the_checkpoint_that_was_kept() -> None:
    assert read_last_seen(signed(NOW)) == NOW
    assert read_last_seen(None) is None
