"""Partners' software: the same verbs, rows and refusals as on the pages."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate, now
from pytest_django import DjangoAssertNumQueries, Settings

from socle.api import scoped
from socle.api.shapes import EnrolmentIn
from socle.apps.api_keys.actions import end_key, rotate_key
from socle.apps.api_keys.models import Key, Secret, Spending, UnknownSpending
from socle.apps.frameworks.models import Framework
from socle.apps.journal.models import Entry
from socle.apps.pathways.models import Pathway
from socle.core.person import CivilStatus
from socle.core.roles import Role
from tests.api.conftest import Call, caller, key_of
from tests.cast import Cast, assess, enrol, give_result_back, someone, verdicts
from tests.core.test_person import ALICE
from tests.hearing import file_sent, gather_bench, heard

ENROLMENT = EnrolmentIn.model_config["json_schema_extra"]["examples"][0]  # type: ignore[index,call-overload]


@pytest.fixture
def alice(cast: Cast, clea: Framework) -> Pathway:
    return enrol(cast, clea, on=localdate())


def refusal(answer: object) -> tuple[int, str]:
    assert answer.headers["Content-Type"] == "application/problem+json"  # type: ignore[attr-defined]
    return answer.status_code, answer.json()["code"]  # type: ignore[attr-defined]


def test_a_key_reads_the_files_of_its_body(alice: Pathway, ada: Call) -> None:
    assert ada("GET", "pathways").json() == {
        "items": [
            {
                "id": str(alice.public_id),
                "candidate": str(alice.person.public_id),
                "framework": "clea",
                "version": alice.version.label,
                "site": "73282932000074",
                "state": "enrolled",
                "state_label": "inscrit",
                "opened_on": alice.opened_on.isoformat(),
                "result_on": None,
                "kept_until": None,
            }
        ],
        "next": None,
    }


def test_charlie_sees_nothing_of_alice(alice: Pathway, cast: Cast, charlie: Call) -> None:
    assessment = assess(alice, cast.bob, verdicts(alice), on=localdate())
    file, person, sheet = (
        f"pathways/{alice.public_id}",
        f"candidates/{alice.person.public_id}",
        f"assessments/{assessment.public_id}",
    )
    lists = ("pathways", "candidates", "assessments", "certificates")
    assert [charlie("GET", each).json()["items"] for each in lists] == [[], [], [], []]
    asked = [
        ("GET", file, None),
        ("GET", person, None),
        ("GET", f"{person}/contact", None),
        ("PUT", f"{person}/contact", {}),
        ("GET", sheet, None),
        ("POST", f"{sheet}/ratings", {"ratings": {"1.1.1": "acquired"}}),
        ("POST", f"{sheet}/situations", {"title": "Trier", "codes": ["1.1.1"]}),
        ("POST", f"{file}/assessments", {"kind": "initial"}),
        ("POST", f"{file}/presences", {"on": localdate().isoformat()}),
        ("POST", f"{file}/stop", {"reason": "moved"}),
        ("POST", f"{file}/resume", None),
        ("POST", f"{file}/submission", None),
    ]
    before = Entry.objects.count()
    assert {refusal(charlie(*each)) for each in asked} == {(404, "not_found")}
    said = {**ENROLMENT, "candidate": None, "candidate_id": str(alice.person.public_id)}
    assert refusal(charlie("POST", "pathways", {**said, "site": "35600000000048"})) == (422, "invalid")
    assert refusal(charlie("POST", "pathways", ENROLMENT)) == (422, "invalid")
    assert Entry.objects.count() == before


def test_software_enrols_rates_and_shows_through_the_same_verbs_as_the_pages(
    cast: Cast, clea: Framework, bob: Call
) -> None:
    opened = bob("POST", "pathways", ENROLMENT)
    assert (opened.status_code, opened.json()["state"]) == (201, "enrolled")
    pathway = Pathway.objects.get(public_id=opened.json()["id"])
    sheet = bob("POST", f"pathways/{pathway.public_id}/assessments", {"kind": "initial"})
    assert sheet.json()["assessor"] == str(cast.bob.professional.public_id)
    path = f"assessments/{sheet.json()['id']}"
    rated = bob("POST", f"{path}/ratings", {"ratings": verdicts(pathway)})
    assert (rated.status_code, set(rated.json()["ratings"].values())) == (200, {"acquired"})
    shown = bob("POST", f"{path}/situations", {"title": "Trier", "codes": ["1.1.1"]})
    assert (shown.status_code, shown.json()["codes"]) == (201, ["1.1.1"])


def test_the_journal_names_the_account_and_the_key(alice: Pathway, cast: Cast, ada: Call) -> None:
    ada("POST", f"pathways/{alice.public_id}/presences", {"on": localdate().isoformat()})
    last = Entry.objects.order_by("-pk").values_list("subject", "subject_id", "verb", "actor_id", "codes")[:2]
    assert list(last) == [
        (
            "api_keys.key",
            Key.objects.get(membership__account=cast.ada).pk,
            "act",
            cast.ada.pk,
            {"operation": "add_presence", "on": str(alice.public_id)},
        ),
        ("pathways.pathway", alice.pk, "record_presence", cast.ada.pk, {}),
    ]


def test_a_refusal_says_the_same_as_the_page_with_a_code(alice: Pathway, ada: Call) -> None:
    answer = ada("POST", f"pathways/{alice.public_id}/stop", {"reason": "none_such"})
    assert refusal(answer) == (422, "refused")
    said = answer.json()
    assert said["detail"] == f"{said['reason']} {said['remedy']}"


def test_a_wrong_field_is_named(ada: Call) -> None:
    answer = ada("POST", "pathways", {**ENROLMENT, "site": "12", "more": 1})
    assert refusal(answer) == (422, "invalid")
    assert answer.json()["errors"] == [
        {"field": "site", "message": "Suivez la forme ^[0-9]{14}$."},
        {"field": "more", "message": "Ce champ n’existe pas ici : retirez-le."},
    ]


def test_someone_known_here_is_not_entered_twice_unseen(alice: Pathway, ada: Call) -> None:
    said = {**ENROLMENT, "candidate": {**ENROLMENT["candidate"], "birth_name": "LEFEVRE MARTIN"}}
    answer = ada("POST", "pathways", said)
    assert refusal(answer) == (409, "maybe_known")
    assert answer.json()["candidates"] == [str(alice.person.public_id)]
    assert ada("POST", "pathways", {**said, "another_person": True}).status_code == 201


def test_the_same_demand_sent_twice_acts_once(cast: Cast, clea: Framework, ada: Call) -> None:
    first = ada("POST", "pathways", ENROLMENT, idempotency_key="demande-1")
    again = ada("POST", "pathways", ENROLMENT, idempotency_key="demande-1")
    assert (again.status_code, again.json(), again["Idempotency-Replayed"]) == (201, first.json(), "true")
    assert Pathway.objects.count() == 1
    other = ada("POST", "pathways", {**ENROLMENT, "another_person": True}, idempotency_key="demande-1")
    assert refusal(other) == (422, "reused_name")


def test_a_refused_demand_may_be_sent_again_under_its_name(alice: Pathway, ada: Call) -> None:
    path = f"pathways/{alice.public_id}/submission"
    assert [refusal(ada("POST", path, idempotency_key="envoi")) for _ in range(2)] == [(422, "refused")] * 2


def test_nothing_is_overwritten_unseen(alice: Pathway, ada: Call) -> None:
    path = f"candidates/{alice.person.public_id}/contact"
    tag = ada("GET", path)["ETag"]
    assert refusal(ada("PUT", path, {"phone": "02 99 00 00 00"})) == (428, "precondition_required")
    changed = ada("PUT", path, {"phone": "02 99 00 00 00"}, if_match=tag)
    assert (changed.status_code, changed.json()["phone"]) == (200, "02 99 00 00 00")
    assert refusal(ada("PUT", path, {"phone": "03"}, if_match=tag)) == (412, "changed_meanwhile")
    fresh = ada("GET", path)
    assert fresh["ETag"] != tag
    assert ada("GET", path, if_none_match=fresh["ETag"]).status_code == 304


def test_a_file_that_moved_meanwhile_is_not_stopped(alice: Pathway, cast: Cast, ada: Call) -> None:
    path = f"pathways/{alice.public_id}"
    tag = ada("GET", path)["ETag"]
    assess(alice, cast.bob, verdicts(alice), on=localdate())
    assert refusal(ada("POST", f"{path}/stop", {"reason": "moved"}, if_match=tag)) == (
        412,
        "changed_meanwhile",
    )


def test_a_file_taken_up_again_goes_on_with_the_assessment_it_had(
    alice: Pathway, cast: Cast, bob: Call
) -> None:
    path = f"pathways/{alice.public_id}"
    assess(alice, cast.bob, {"1.1.1": "acquired"}, on=localdate())
    assert bob("POST", f"{path}/stop", {"reason": "moved"}).json()["state"] == "stopped"
    assert bob("POST", f"{path}/resume").json()["state"] == "enrolled"
    left = alice.assessments.get()
    assert bob("POST", f"{path}/assessments", {"kind": "initial"}).json()["id"] == str(left.public_id)


LISTS = {
    "candidates": 3,
    "pathways": 3,
    "assessments": 3,
    "sittings": 3,
    "certificates": 3,
    "register/sites": 4,
    "frameworks": 3,
}


@pytest.mark.parametrize(("path", "queries"), LISTS.items())
def test_each_list_asks_the_same_few_queries_whatever_its_length(
    path: str,
    queries: int,
    cast: Cast,
    clea: Framework,
    bob: Call,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for name in ("Un", "Deux"):
        status = CivilStatus(ALICE.civility, name, "Zoë", ALICE.birth_date, "14118", "Caen")
        assess(enrol(cast, clea, someone(status)), cast.bob, {})
    bob("GET", path)
    with django_assert_num_queries(queries):
        assert bob("GET", path).status_code == 200


def test_someone_is_found_by_their_exact_identity_and_only_in_the_body(
    alice: Pathway, ada: Call, charlie: Call
) -> None:
    asked = {"birth_name": "lefevre martin", "first_name": "ZOE", "birth_date": "1994-07-14"}
    (found,) = ada("POST", "candidates/search", asked).json()["items"]
    assert found["id"] == str(alice.person.public_id)
    parts = [{**asked, "birth_name": "Lefevre"}, {**asked, "birth_date": "1994-07-15"}]
    assert [ada("POST", "candidates/search", each).json()["items"] for each in parts] == [[], []]
    assert charlie("POST", "candidates/search", asked).json() == {"items": []}
    assert refusal(ada("POST", "candidates/search", {"birth_name": "Martin"})) == (422, "invalid")


def test_a_public_code_tells_what_the_public_page_tells(cast: Cast, clea: Framework, charlie: Call) -> None:
    file_sent(clea, cast.caen)
    (certificate,) = heard(clea, gather_bench())
    assert charlie("GET", f"verifications/{certificate.code}").json() == {
        "status": "valid",
        "holder": certificate.holder,
        "title": certificate.title,
        "number": certificate.number,
        "decided_on": certificate.decided_on.isoformat(),
        "issuer": certificate.issuer_name,
        "specimen": True,
    }
    assert refusal(charlie("GET", f"verifications/{certificate.number}")) == (404, "not_found")


def test_without_a_key_few_requests_are_answered(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scoped, "UNKNOWN_REQUESTS_A_MINUTE", 1)
    first, second = (caller("socle_cle_faux")("GET", "pathways") for _ in range(2))
    assert (refusal(first), first["RateLimit-Remaining"]) == ((401, "unauthenticated"), "0")
    assert (refusal(second), second["Retry-After"]) == (
        (429, "too_many_requests"),
        second["RateLimit-Reset"],
    )
    assert not UnknownSpending.objects.filter(caller__contains="127").exists()


def test_the_address_of_tokens_counts_too(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scoped, "UNKNOWN_REQUESTS_A_MINUTE", 1)
    form = {"grant_type": "client_credentials", "client_id": str(uuid.uuid4()), "client_secret": "faux"}
    first, second = (Client().post("/api/v1/token", form) for _ in range(2))
    assert (first.status_code, first["RateLimit-Limit"]) == (401, "1")
    assert (second.status_code, second.json()["error"]) == (429, "slow_down")
    secret, key = key_of(cast.ada, Role.ADMINISTRATOR), Key.objects.get()
    known = Client().post("/api/v1/token", {**form, "client_id": str(key.public_id), "client_secret": secret})
    assert (known.status_code, known["RateLimit-Remaining"]) == (200, "599")


def test_what_a_key_is_refused_is_counted(alice: Pathway, cleo: Call) -> None:
    cleo("GET", "certificates")
    cleo("GET", "pathways")
    assert Spending.objects.values_list("used", "refused").get() == (2, 1)


def test_lists_are_read_page_after_page_in_a_few_queries(
    cast: Cast, clea: Framework, ada: Call, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for name in "ABCDE":
        status = CivilStatus(ALICE.civility, name, "Zoë", ALICE.birth_date, "14118", "Caen")
        enrol(cast, clea, someone(status))
    ada("GET", "pathways")
    seen, path = [], "/api/v1/pathways?limit=2"
    while path:
        with django_assert_num_queries(4 if "cursor" in path else 3):
            answer = ada("GET", path).json()
        seen += [each["id"] for each in answer["items"]]
        path = answer["next"]
    assert seen == [str(each) for each in Pathway.objects.order_by("pk").values_list("public_id", flat=True)]
    assert refusal(ada("GET", "pathways?cursor=abc")) == (422, "invalid")


def test_a_trainer_reads_only_people_to_train(alice: Pathway, cast: Cast, tim: Call) -> None:
    assert tim("GET", "pathways").json()["items"] == []
    give_result_back(
        assess(alice, cast.bob, verdicts(alice, d3="not_acquired"), on=localdate()), cast.bob, localdate()
    )
    (person,) = tim("GET", "candidates").json()["items"]
    assert (person["birth_name"], person["birth_place"]) == ("Lefèvre-Martin", None)
    assert refusal(tim("GET", f"candidates/{person['id']}/contact")) == (403, "forbidden")
    assert refusal(tim("POST", f"pathways/{alice.public_id}/stop", {"reason": "moved"})) == (403, "forbidden")


def test_no_score_threshold_nor_count_is_given(alice: Pathway, cast: Cast, bob: Call) -> None:
    assessment = assess(alice, cast.bob, verdicts(alice, d3="not_acquired"), on=localdate())
    said = bob("GET", f"assessments/{assessment.public_id}").json()
    fields = "acquired assessor given_back_on id kind mode opened_on pathway ratings scope"
    assert sorted(said) == fields.split()
    part = bob("GET", "frameworks/clea").json()["domains"][0]["subdomains"][0]
    assert sorted(part) == ["can", "code", "criteria", "name"]


def test_the_certifier_reads_certificates_and_no_file(alice: Pathway, cleo: Call) -> None:
    assert cleo("GET", "certificates").json() == {"items": [], "next": None}
    assert refusal(cleo("GET", "pathways")) == (403, "forbidden")


def test_anyone_with_a_key_reads_frameworks_and_the_register(cast: Cast, tim: Call) -> None:
    slugs = [each["slug"] for each in tim("GET", "frameworks").json()["items"]]
    assert sorted(slugs) == ["clea", "clea-management", "clea-numerique"]
    (site,) = tim("GET", "register/sites?siret=73282932000074").json()["items"]
    assert (site["name"], site["frameworks"]) == ("Afpa Caen", ["clea"])


def test_without_a_key_that_works_nothing_is_answered(cast: Cast) -> None:
    answers = [Client().get("/api/v1/pathways"), caller("socle_cle_faux")("GET", "pathways")]
    assert [refusal(each) for each in answers] == [(401, "unauthenticated")] * 2
    assert answers[0]["WWW-Authenticate"] == 'Bearer realm="socle"'
    assert refusal(Client().get("/api/v1/nulle-part")) == (404, "not_found")


def test_a_key_that_only_reads_changes_nothing(alice: Pathway, cast: Cast) -> None:
    reader = caller(key_of(cast.ada, Role.ADMINISTRATOR, only_reads=True))
    assert reader("GET", "pathways").status_code == 200
    assert refusal(reader("POST", f"pathways/{alice.public_id}/resume")) == (403, "forbidden")


def test_a_role_that_ends_takes_its_key_along(cast: Cast) -> None:
    call, membership = caller(key_of(cast.ada, Role.ADMINISTRATOR)), cast.ada.memberships.get()
    membership.ends_on = localdate() - timedelta(days=1)
    membership.save()
    assert refusal(call("GET", "pathways")) == (401, "unauthenticated")


def test_two_secrets_work_while_the_software_changes_over_and_none_once_it_ends(cast: Cast) -> None:
    old = key_of(cast.ada, Role.ADMINISTRATOR)
    key = Key.objects.get()
    new = rotate_key(key, days=90, by=cast.ada.pk, at=now()).secret
    assert [caller(each)("GET", "frameworks").status_code for each in (old, new)] == [200, 200]
    first, second = Secret.objects.order_by("pk")
    assert (first.expires_at - now() < timedelta(days=7), second.expires_at - now() > timedelta(days=89)) == (
        True,
        True,
    )
    end_key(key, by=cast.ada.pk, at=now())
    assert [caller(each)("GET", "frameworks").status_code for each in (old, new)] == [401, 401]


def test_what_is_kept_of_a_key_opens_nothing(cast: Cast) -> None:
    secret = key_of(cast.ada, Role.ADMINISTRATOR)
    kept = Secret.objects.get()
    assert secret not in (kept.digest, kept.beginning)
    assert [caller(each)("GET", "frameworks").status_code for each in (kept.digest, kept.beginning)] == [
        401,
        401,
    ]


def test_a_token_is_obtained_for_less_than_the_key_may_do(cast: Cast) -> None:
    secret, key = key_of(cast.ada, Role.ADMINISTRATOR), Key.objects.get()
    form = {"grant_type": "client_credentials", "client_id": str(key.public_id), "client_secret": secret}
    given = Client().post("/api/v1/token", {**form, "scope": "frameworks:read"}).json()
    assert (given["token_type"], given["scope"], given["expires_in"]) == ("Bearer", "frameworks:read", 3600)
    call = caller(given["access_token"])
    assert (call("GET", "frameworks").status_code, refusal(call("GET", "pathways"))) == (
        200,
        (403, "forbidden"),
    )
    wrong = [
        {**form, "scope": "assessments:write"},
        {**form, "client_id": str(uuid.uuid4())},
        {**form, "grant_type": "x"},
    ]
    assert [
        (a.status_code, a.json()["error"]) for a in (Client().post("/api/v1/token", each) for each in wrong)
    ] == [
        (400, "invalid_scope"),
        (401, "invalid_client"),
        (400, "unsupported_grant_type"),
    ]


def test_too_many_demands_wait_and_say_how_long(cast: Cast, ada: Call, settings: Settings) -> None:
    settings.API_REQUESTS_A_MINUTE = 0
    answer = ada("GET", "frameworks")
    assert refusal(answer) == (429, "too_many_requests")
    assert (answer["RateLimit-Limit"], answer["RateLimit-Remaining"]) == ("0", "0")
    assert answer["Retry-After"] == answer["RateLimit-Reset"]
