from dataclasses import replace

import pytest

from socle.apps.accounts.actions import issue_card
from socle.apps.accounts.models import Card
from socle.apps.certificates.doubts import resolve_doubt
from socle.apps.certificates.models import Certificate
from socle.apps.frameworks.models import Framework
from socle.apps.journal.models import Entry
from socle.apps.pathways.actions import stop_pathway
from socle.apps.pathways.models import Pathway
from socle.apps.people.models import Doubt, Person
from socle.apps.people.queries import has_open_doubt
from socle.core.errors import Refusal
from socle.scheme import scheme
from tests.cast import Cast, enrol, someone
from tests.core.test_person import ALICE
from tests.hearing import SENT_ON, Bench, file_sent, heard

TWICE = replace(ALICE, birth_name="LEFEVRE MARTIN")


@pytest.fixture
def alice(cast: Cast) -> Person:
    return someone(ALICE)


@pytest.fixture
def again(alice: Person) -> Person:
    """Alice, registered a second time elsewhere."""
    return someone(TWICE)


@pytest.fixture
def doubt(again: Person) -> Doubt:
    return Doubt.objects.get(newer=again)


def test_one_person_in_two_rows_becomes_one(
    clea: Framework, cast: Cast, bench: Bench, alice: Person, again: Person, doubt: Doubt
) -> None:
    pathway = enrol(cast, clea, again)
    issue_card(again, by=None, on=SENT_ON)
    resolve_doubt(doubt, True, by=bench.cecile, on=SENT_ON)
    pathway.refresh_from_db()
    assert (pathway.person, Card.objects.get().person) == (alice, alice)
    assert (doubt.is_same, doubt.resolved_on, has_open_doubt(alice)) == (True, SENT_ON, False)
    moved = Entry.objects.get(subject="pathways.pathway", verb="change_person")
    assert (moved.actor_id, moved.codes) == (bench.cecile.pk, {"from": again.pk, "to": alice.pk})


def test_two_people_are_noted_as_two(
    clea: Framework, cast: Cast, bench: Bench, again: Person, doubt: Doubt
) -> None:
    pathway = enrol(cast, clea, again)
    resolve_doubt(doubt, False, by=bench.cecile, on=SENT_ON)
    pathway.refresh_from_db()
    assert (pathway.person, doubt.is_same) == (again, False)
    assert Entry.objects.get(subject="people.doubt").codes == {"is_same": False}


def test_only_the_certifier_answers_and_once(bench: Bench, doubt: Doubt) -> None:
    with pytest.raises(Refusal, match="demande le rôle « Certificateur »"):
        resolve_doubt(doubt, True, by=bench.sophie, on=SENT_ON)
    resolve_doubt(doubt, False, by=bench.cecile, on=SENT_ON)
    with pytest.raises(Refusal, match="est résolu depuis le 24/11/2026"):
        resolve_doubt(doubt, True, by=bench.cecile, on=SENT_ON)


def test_two_open_pathways_of_one_framework_are_not_joined(
    clea: Framework, cast: Cast, bench: Bench, alice: Person, again: Person, doubt: Doubt
) -> None:
    enrol(cast, clea, alice)
    second = enrol(cast, clea, again)
    with pytest.raises(Refusal, match="chacune un parcours ouvert pour « Certificat de connaissances"):
        resolve_doubt(doubt, True, by=bench.cecile, on=SENT_ON)
    stop_pathway(second, "other", scheme=scheme(), by=None, on=SENT_ON)
    resolve_doubt(doubt, True, by=bench.cecile, on=SENT_ON)
    assert Pathway.objects.filter(person=alice).count() == 2


def test_a_certificate_follows_its_holder(clea: Framework, cast: Cast, bench: Bench) -> None:
    file_sent(clea, cast.caen)
    (certificate,) = heard(clea, bench)
    older = someone(ALICE)
    doubt = Doubt.objects.create(newer=certificate.person, older=older)
    resolve_doubt(doubt, True, by=bench.cecile, on=SENT_ON)
    certificate.refresh_from_db()
    assert (certificate.person, certificate.pathway.person) == (older, older)
    assert certificate.holder == "Zoéa Martina"


def test_two_certificates_of_one_framework_are_not_joined(clea: Framework, cast: Cast, bench: Bench) -> None:
    for number in (0, 1):
        file_sent(clea, cast.caen, number)
    one, other = heard(clea, bench)
    doubt = Doubt.objects.create(newer=other.person, older=one.person)
    with pytest.raises(Refusal, match="Retirez l’un des deux, par exemple le n° CLEA-2026-000002"):
        resolve_doubt(doubt, True, by=bench.cecile, on=SENT_ON)
    assert Certificate.objects.filter(person=other.person).exists()


def test_only_one_card_stays_in_use(bench: Bench, alice: Person, again: Person, doubt: Doubt) -> None:
    for person in (alice, again):
        issue_card(person, by=None, on=SENT_ON)
    resolve_doubt(doubt, True, by=bench.cecile, on=SENT_ON)
    cards = Card.objects.filter(person=alice).order_by("pk")
    assert [card.revoked_on for card in cards] == [None, SENT_ON]


def test_what_was_asked_of_the_newer_row_is_asked_of_the_older_one_once(
    bench: Bench, alice: Person, again: Person, doubt: Doubt
) -> None:
    someone(replace(ALICE, birth_name="LEFEVREMARTIN"))
    resolve_doubt(doubt, True, by=bench.cecile, on=SENT_ON)
    pairs = Doubt.objects.filter(resolved_on__isnull=True).values_list("older_id", flat=True)
    assert list(pairs) == [alice.pk]
