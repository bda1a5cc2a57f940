"""The witness as it runs: a process of its own, real requests, and a kill at any moment."""

import http.client
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from socle.cli import witness
from socle.cli.witness_server import State, write_durably
from socle.core.errors import Refusal, UnreadableInput
from socle.core.log.checkpoint import read_checkpoint, sign_checkpoint
from socle.core.log.cosignature import cosignatures, with_cosignatures
from socle.core.log.note import Note, VerifierKey, read_note, read_vkey
from socle.core.log.published import published_head
from socle.core.log.tree import TreeHead
from socle.core.log.witness import Submission, make_submission
from tests.cli.running_witness import NAME, House, run
from tests.core.log.keys import FORGER, LOG, Key
from tests.core.log.logs import log_of

FILES, _ = log_of(*[10] * 30)


def note(size: int, key: Key = LOG) -> Note:
    return sign_checkpoint(published_head(FILES.get, size), key.vkey, key.sign)


def growth(old: int, new: int) -> Submission:
    return make_submission(FILES.get, old, note(new))


def fork(old: int, size: int, root: bytes = bytes(32)) -> Submission:
    return Submission(old, (), sign_checkpoint(TreeHead(size, root), LOG.vkey, LOG.sign))


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path)
    yield house
    for running in house.started:
        running.kill()
        assert running.process.stdout is not None
        running.process.stdout.close()


def test_a_witness_cosigns_a_log_that_grows(house: House) -> None:
    running = house.start()
    for old, new in ((0, 10), (10, 300), (300, 300)):
        status, media_type, body = running.ask_whole(growth(old, new))
        assert (status, media_type) == (200, "text/plain; charset=utf-8")
        seen = cosignatures(with_cosignatures(note(new), body, [running.vkey]), [running.vkey])
        assert [cosignature.witness for cosignature in seen] == [running.vkey]
    assert (running.vkey.name, running.vkey.type) == (NAME, 4)


def test_each_refusal_has_its_status(house: House) -> None:
    running = house.start()
    assert running.ask(growth(0, 20))[0] == 200
    assert running.ask(b"")[0] == 400
    assert running.ask(str(growth(0, 10)).replace(LOG.vkey.name, "autre.example/log").encode())[0] == 404
    assert running.ask(Submission(20, growth(20, 30).proof, note(30, FORGER)))[0] == 403
    assert running.ask_whole(growth(10, 30)) == (409, "text/x.tlog.size", "20\n")
    assert running.ask(Submission(20, growth(10, 30).proof, note(30)))[0] == 422


def test_two_histories_are_never_cosigned_and_the_evidence_is_kept(house: House) -> None:
    running = house.start()
    assert running.ask(growth(0, 20))[0] == 200
    assert running.ask(fork(20, 20)) == (409, "20\n")
    (evidence,) = house.state.glob("fork-*")
    assert read_note(evidence.read_bytes()) == fork(20, 20).checkpoint
    assert "alerte : le journal a signé deux états de même taille" in house.said


def test_only_one_of_many_first_states_is_cosigned(house: House) -> None:
    running = house.start()
    forks = [fork(0, 5, bytes([number]) * 32) for number in range(12)]
    with ThreadPoolExecutor(12) as people:
        statuses = sorted(status for status, _ in people.map(running.ask, forks))
    assert statuses == [200, *[409] * 11]


def test_a_killed_witness_remembers_what_it_cosigned(house: House) -> None:
    running = house.start()
    assert running.ask(growth(0, 20))[0] == 200
    running.kill()
    again = house.start()
    assert again.vkey == running.vkey
    assert again.ask(growth(0, 10)) == (409, "20\n")
    assert again.ask(fork(20, 20)) == (409, "20\n")
    assert again.ask(growth(20, 30))[0] == 200


def test_a_witness_killed_while_it_is_asked_never_goes_back(house: House) -> None:
    size = 0
    for _ in range(6):
        running = house.start()
        asked = running.ask(growth(0, 10)) if size else (409, "0\n")
        kept = int(asked[1])
        # The request cut short was kept or was not; nothing else can have happened.
        assert kept in (size, size + 10)
        status, _ = running.ask(growth(kept, kept + 20))
        assert status == 200
        size = kept + 20
        running.send_and_kill(growth(size, size + 10))


def test_a_draft_left_by_a_crash_is_not_the_state(house: House) -> None:
    running = house.start()
    assert running.ask(growth(0, 20))[0] == 200
    running.kill()
    (kept,) = house.state.glob("*.checkpoint")
    kept.with_name(f"{kept.name}.new").write_bytes(b"clea.exam")
    assert house.start().ask(growth(20, 30))[0] == 200


def test_nothing_is_cosigned_that_could_not_be_kept(house: House) -> None:
    running = house.start()
    assert running.ask(growth(0, 20))[0] == 200
    (kept,) = house.state.glob("*.checkpoint")
    draft = kept.with_name(f"{kept.name}.new")
    draft.mkdir()
    with pytest.raises(http.client.RemoteDisconnected):
        running.ask(growth(20, 30))
    draft.rmdir()
    assert running.ask(growth(0, 10)) == (409, "20\n")
    assert running.ask(growth(20, 30))[0] == 200


def test_a_state_that_cannot_be_read_is_never_taken_for_none(house: House) -> None:
    running = house.start()
    assert running.ask(growth(0, 20))[0] == 200
    (kept,) = house.state.glob("*.checkpoint")
    kept.write_bytes(b"")
    with pytest.raises(http.client.RemoteDisconnected):
        running.ask(growth(0, 20))


def test_each_log_has_its_own_state(house: House) -> None:
    other = Key(VerifierKey("autre.example/log", 1, FORGER.vkey.public), FORGER.sign)
    running = house.start([LOG, other])
    assert running.ask(growth(0, 20))[0] == 200
    assert running.ask(Submission(0, (), note(10, other)))[0] == 200
    names = sorted(path.name for path in house.state.glob("*.checkpoint"))
    assert names == ["autre.example%2Flog.checkpoint", "clea.example%2Flog.checkpoint"]


def test_what_is_not_a_submission_is_refused_by_the_server(house: House) -> None:
    running = house.start()
    assert running.ask(b"x" * (64 * 1024 + 1))[0] == 413
    connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=60)
    for method, path, headers, status in (
        ("GET", "/add-checkpoint", {}, 404),
        ("POST", "/elsewhere", {"Content-Length": "0"}, 404),
        ("POST", "/add-checkpoint", {"Content-Length": "-1"}, 411),
        ("POST", "/add-checkpoint", {"Content-Length": "9" * 5000}, 411),
    ):
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        assert (answer.status, answer.read() != b"") == (status, True)
    connection.close()


def test_the_log_of_requests_says_neither_who_nor_from_where(house: House) -> None:
    running = house.start()
    assert running.ask(growth(0, 20))[0] == 200
    assert running.ask(b"")[0] == 400
    assert house.said == "POST 200\nPOST 400\n"


def test_two_witnesses_never_share_a_folder(house: House) -> None:
    house.start()
    with pytest.raises(Refusal, match="Un autre témoin tient déjà le dossier"):
        State(house.state).hold()


def test_a_new_key_is_its_owners_alone_and_never_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "cle.pem"
    assert run("new-key", file, "--name", NAME) == 0
    key = read_vkey(capsys.readouterr().out)
    assert (key.name, key.type) == (NAME, 4)
    assert key.public == witness.read_private_key(file).public_key().public_bytes_raw()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.read_bytes()
    with pytest.raises(Refusal, match="existe déjà"):
        run("new-key", file, "--name", NAME)
    assert file.read_bytes() == before


@pytest.mark.parametrize("name", ["", "deux mots", "un+deux", "tab\tulation"])
def test_a_name_that_a_note_cannot_carry_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableInput, match="ne peut pas nommer un témoin"):
        run("new-key", tmp_path / "cle.pem", "--name", name)
    assert not (tmp_path / "cle.pem").exists()


def test_a_file_that_is_no_witness_key_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "cle.pem"
    file.write_text("rien")
    with pytest.raises(UnreadableInput, match="n’est pas une clé de témoin"):
        witness.read_private_key(file)


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    file = tmp_path / "state"
    for content in (b"one", b"two", b""):
        write_durably(file, content)
        assert (file.read_bytes(), list(tmp_path.iterdir())) == (content, [file])


def test_the_kept_state_is_the_signed_note_of_the_log(house: House) -> None:
    assert house.start().ask(growth(0, 20))[0] == 200
    (kept,) = house.state.glob("*.checkpoint")
    assert read_note(kept.read_bytes()) == note(20)
    assert read_checkpoint(note(20).text).head.size == 20
