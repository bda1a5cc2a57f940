"""What the signer signs, and above all what it refuses to sign."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from socle.core.credential.data_integrity import is_document_signed
from socle.core.errors import Refusal, UnreadableInput
from socle.core.log.entry import Entry, EntryType
from socle.documents.sealed import SealState, read_sealed
from socle.signer.keys import Use
from tests.documents.reading import text
from tests.signer.desk import CODE, CONTEXTS, Log, asked, award, held, new_desk, ready, settings

GIVEN = award()


def badge_of(folder: Path) -> str:
    desk, log = ready(folder, GIVEN)
    (badge,) = desk.answer({"verb": "badges", "awards": [asked(GIVEN, log)]})["badges"]
    return str(badge)


def test_a_badge_is_signed_once_its_award_is_in_the_log(tmp_path: Path) -> None:
    document = json.loads(badge_of(tmp_path))
    key = held(Use.BADGE).key.public
    assert is_document_signed(document, document["proof"], key=key, contexts=CONTEXTS)
    assert document["id"] == GIVEN.id


def test_the_same_request_gives_the_same_bytes(tmp_path: Path) -> None:
    assert badge_of(tmp_path / "a") == badge_of(tmp_path / "b")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"holder": "Charlie Petit"}, "n’est pas inscrite au journal"),
        ({"number": "CLEA-2026-000002"}, "n’est pas inscrite au journal"),
        ({"issued": "2026-11-24"}, "n’est pas inscrite au journal"),
        ({"issuer": "Un autre certificateur"}, "Le signataire signe pour"),
        ({"specimen": False}, "Le signataire signe pour"),
    ],
)
def test_an_award_that_is_not_in_the_log_is_not_signed(
    tmp_path: Path, changes: dict[str, Any], reason: str
) -> None:
    desk, log = ready(tmp_path, GIVEN)
    with pytest.raises(Refusal, match=reason):
        desk.answer({"verb": "badges", "awards": [asked(award(**changes), log)]})


@pytest.mark.parametrize(("decided", "issued"), [("2026-09-01", "2026-10-01"), ("2026-11-20", "2026-12-24")])
def test_an_award_of_long_ago_or_of_tomorrow_is_not_signed(tmp_path: Path, decided: str, issued: str) -> None:
    given = award(decided=decided, issued=issued)
    desk, log = ready(tmp_path, given)
    with pytest.raises(Refusal, match="hors de la période"):
        desk.answer({"verb": "badges", "awards": [asked(given, log)]})


@pytest.mark.parametrize("term", ["result", "score", "level", "achievementLevel", "birthDate"])
def test_a_record_with_a_level_a_score_or_a_birth_date_is_unreadable(tmp_path: Path, term: str) -> None:
    desk, log = ready(tmp_path, GIVEN)
    told = asked(GIVEN, log)
    told["record"][term] = "B1"
    with pytest.raises(UnreadableInput, match=f"champ inconnu : {term}"):
        desk.answer({"verb": "badges", "awards": [told]})


def test_a_framework_that_is_not_in_the_log_is_not_learnt(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    log = Log(desk)
    log.publish(Entry(EntryType.FRAMEWORK, bytes(32)))
    bundle = base64.b64encode(b'{"framework.toml":""}').decode()
    with pytest.raises(Refusal, match="Ce référentiel n’est pas inscrit"):
        desk.answer({"verb": "framework", "bundle": bundle, "proof": log.proof(0)})


def test_a_log_that_forgets_or_changes_a_line_is_not_signed_even_after_a_restart(tmp_path: Path) -> None:
    _, log = ready(tmp_path, GIVEN)
    again = new_desk(tmp_path)
    forked = {
        "verb": "checkpoint",
        "size": log.head.size,
        "root": "00" * 32,
        "old": log.head.size,
        "proof": [],
    }
    shorter = {"verb": "checkpoint", "size": 1, "root": "00" * 32, "old": 0, "proof": []}
    for told in (forked, shorter):
        with pytest.raises(Refusal, match="ne commence pas par le dernier signé"):
            again.answer(told)


def test_a_certificate_is_sealed_around_its_own_badge(tmp_path: Path) -> None:
    desk, log = ready(tmp_path, GIVEN)
    told = asked(GIVEN, log)
    (badge,) = desk.answer({"verb": "badges", "awards": [told]})["badges"]
    answer = desk.answer({"verb": "pdf", "award": told, "badge": badge, "code": CODE})
    pdf = base64.b64decode(answer["pdf"])
    sealed = read_sealed(pdf, trusted=[held(Use.SEAL).certificate])
    assert (sealed.state, sealed.files) == (SealState.INTACT, {"certificat.ob.json": badge.encode()})
    assert "décerné à Alice Martin nom d’usage : Dupont" in text(pdf)


def test_a_certificate_is_not_sealed_around_the_badge_of_someone_else(tmp_path: Path) -> None:
    desk, log = ready(tmp_path, GIVEN)
    told = asked(GIVEN, log)
    (badge,) = desk.answer({"verb": "badges", "awards": [told]})["badges"]
    for other in (badge.replace("Alice Martin", "Charlie Petit"), "{}", "", "[]"):
        with pytest.raises(Refusal, match="n’est pas celui de cette attribution"):
            desk.answer({"verb": "pdf", "award": told, "badge": other, "code": CODE})


def test_a_status_list_is_signed_by_its_own_key(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    signed = json.loads(desk.answer({"verb": "status", "list": 1, "revoked": [3, 5]})["credential"])
    proof, key = signed["proof"], held(Use.STATUS)
    assert proof["verificationMethod"] == "did:web:socle.example#status-2026"
    assert is_document_signed(signed, proof, key=key.key.public, contexts=CONTEXTS)


def test_a_new_year_signs_with_the_new_key_and_keeps_the_old_one_listed(tmp_path: Path) -> None:
    desk, log = ready(tmp_path, GIVEN, settings(held(Use.BADGE, 2027)))
    (badge,) = desk.answer({"verb": "badges", "awards": [asked(GIVEN, log)]})["badges"]
    assert json.loads(badge)["proof"]["verificationMethod"] == "did:web:socle.example#badge-2027"
    told = desk.answer({"verb": "issuer"})
    listed = {each["id"].rpartition("#")[2] for each in told["did"]["verificationMethod"]}
    assert listed == {"badge-2026", "badge-2027", "status-2026", "log-2026", "seal-2026"}
    assert [
        (each["event"], each["on"]) for each in told["events"] if each["key"].endswith("#badge-2026")
    ] == [("created", "2026-01-01"), ("retired", "2027-01-01")]


@pytest.mark.parametrize(
    ("message", "problem"),
    [
        ({}, "Ce verbe n’est pas connu du signataire."),
        ({"verb": "badge"}, "Ce verbe n’est pas connu du signataire."),
        ({"verb": "sign", "bytes": "00"}, "Ce verbe n’est pas connu du signataire."),
        ({"verb": "status", "list": 1}, "status : revoked manque"),
        ({"verb": "status", "list": 1, "revoked": [], "reason": "fraud"}, "status : reason est inconnu"),
        ({"verb": "status", "list": "1", "revoked": []}, "status : list n’a pas la forme attendue"),
        ({"verb": "status", "list": 1, "revoked": [-1]}, "status : revoked n’a pas la forme attendue"),
        (
            {"verb": "checkpoint", "size": 1, "root": "zz", "old": 0, "proof": []},
            "checkpoint : root n’a pas la forme attendue",
        ),
    ],
)
def test_a_request_of_another_shape_is_refused_by_its_name(
    tmp_path: Path, message: dict[str, Any], problem: str
) -> None:
    with pytest.raises(UnreadableInput) as refused:
        new_desk(tmp_path).answer(message)
    assert refused.value.problems == (problem,)
