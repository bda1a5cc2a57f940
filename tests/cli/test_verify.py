"""`socle credential sample` then `socle verify`, as anyone without an account or a network would."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from socle.cli.main import main

COUNT = 3


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "out"
    assert main(["credential", "sample", "--n", str(COUNT), "--seed", "7", "--out", str(folder)]) == 0
    return folder


def verified(
    capsys: pytest.CaptureFixture[str], file: Path, trust: Path | None
) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    more = ["--trust", str(trust)] if trust else []
    status = main(["verify", str(file), "--json", *more])
    return status, json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("end", ["ob.json", "pdf", "statement.ob.json", "elsewhere.ob.json"])
@pytest.mark.parametrize("rank", range(1, COUNT + 1))
def test_a_genuine_document_is_valid_on_every_question(
    sample: Path, capsys: pytest.CaptureFixture[str], rank: int, end: str
) -> None:
    file = sample / f"{rank:03d}.{end}"
    status, told = verified(capsys, file, sample)
    assert (status, told["verdict"], told["file"]) == (0, "valid", str(file))
    assert told["kind"] == ("pdf" if end == "pdf" else "open-badge")
    assert [(each["name"], each["result"]) for each in told["checks"]] == [
        (name, "yes") for name in ("issuer", "intact", "status", "log", "schema")
    ]


def test_the_same_seed_gives_the_same_badges_and_another_seed_others(sample: Path, tmp_path: Path) -> None:
    for seed in ("7", "8"):
        main(["credential", "sample", "--n", str(COUNT), "--seed", seed, "--out", str(tmp_path / seed)])
    again, other = tmp_path / "7", tmp_path / "8"
    names = sorted(str(path.relative_to(sample)) for path in sample.rglob("*") if path.is_file())
    assert names == sorted(str(path.relative_to(again)) for path in again.rglob("*") if path.is_file())
    # The seal of a PDF says at what time it was put.
    same = [name for name in names if not name.endswith(".pdf")]
    assert [name for name in same if (sample / name).read_bytes() != (again / name).read_bytes()] == []
    assert (other / "did.json").read_bytes() != (sample / "did.json").read_bytes()


def test_an_issuer_that_nobody_vouches_for_is_unknown_and_never_called_false(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["credential", "sample", "--n", "1", "--seed", "8", "--out", str(tmp_path / "other")])
    (tmp_path / "other" / "did.json").write_text(
        (tmp_path / "other" / "did.json").read_text().replace("specimen.socle.example", "other.example")
    )
    for end in ("ob.json", "pdf"):
        status, told = verified(capsys, sample / f"001.{end}", tmp_path / "other")
        assert (status, told["verdict"], told["checks"][0]["result"]) == (3, "unknown", "unknown")


def test_a_badge_of_which_a_name_was_changed_is_invalid(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    badge = json.loads((sample / "001.ob.json").read_text())
    badge["credentialSubject"]["identifier"][0]["identityHash"] = "Charlie Petit"
    (tmp_path / "changed.json").write_text(json.dumps(badge))
    status, told = verified(capsys, tmp_path / "changed.json", sample)
    answers = {each["name"]: each["result"] for each in told["checks"]}
    assert (status, told["verdict"], answers["issuer"], answers["intact"]) == (1, "invalid", "yes", "no")


@pytest.mark.parametrize("place", [500, 20_000, -2_000, -30])
def test_a_pdf_of_which_a_byte_was_changed_is_invalid_or_unreadable(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], place: int
) -> None:
    content = bytearray((sample / "001.pdf").read_bytes())
    content[place] ^= 1
    (tmp_path / "changed.pdf").write_bytes(content)
    assert main(["verify", str(tmp_path / "changed.pdf"), "--trust", str(sample)]) in (1, 2)


def test_a_genuine_badge_in_a_paper_that_was_rewritten_is_invalid(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Someone takes the badge out of a certificate, and puts it in a PDF that says another name."""
    from socle.documents.attachment import Attachment
    from socle.documents.certificate import render_certificate
    from tests.documents.samples import CERTIFICATE

    badge = Attachment("certificat.ob.json", (sample / "001.ob.json").read_text(), "application/ld+json", "b")
    (tmp_path / "forged.pdf").write_bytes(render_certificate(CERTIFICATE, attached=(badge,)))
    status, told = verified(capsys, tmp_path / "forged.pdf", sample)
    assert (status, told["verdict"], told["checks"][1]["reason"]) == (
        1,
        "invalid",
        "Ce PDF n’est pas scellé : son texte a pu être changé.",
    )


def test_what_is_neither_a_badge_nor_a_certificate_is_said_so(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("Bonjour")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n")
    assert [main(["verify", str(tmp_path / name)]) for name in ("a.txt", "a.pdf", "none")] == [2, 2, 2]
    assert main(["verify", str(sample / "001.pdf"), "--trust", str(tmp_path)]) == 2


def test_the_answer_is_told_in_plain_words(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    main(["verify", str(sample / "001.pdf"), "--trust", str(sample)])
    assert capsys.readouterr().out.splitlines()[0] == "Ce document est authentique."


def test_neither_command_loads_django(sample: Path) -> None:
    code = (
        "import sys; from socle.cli.main import main;"
        f"main(['verify', {str(sample / '001.pdf')!r}, '--trust', {str(sample)!r}, '--json']);"
        "sys.exit('django' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def test_a_sample_is_never_written_over_something(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    assert main(["credential", "sample", "--out", str(tmp_path)]) == 1
    assert main(["credential", "sample", "--n", "0", "--out", str(tmp_path / "b")]) == 1
