import pytest
from django.db import DatabaseError, transaction

from socle.apps.frameworks.models import Framework
from socle.apps.journal.actions import move, write_entry
from socle.apps.journal.models import Entry
from socle.core.errors import Refusal
from socle.core.framework_life import FRAMEWORK_LIFE
from tests.conftest import TODAY

ALICE = 7


@pytest.fixture
def framework(db: None) -> Framework:
    return Framework.objects.create(slug="clea-jardin", title="CléA Jardin")


def test_a_move_leaves_who_when_and_what(framework: Framework) -> None:
    move(framework, "validate", lifecycle=FRAMEWORK_LIFE, role="certifier", by=ALICE, on=TODAY)
    entry = Entry.objects.latest("pk")
    assert (entry.actor_id, entry.on, entry.verb, entry.codes) == (
        ALICE,
        TODAY,
        "validate",
        {"from": "designed", "to": "validated"},
    )
    framework.refresh_from_db()
    assert framework.state == "validated"


def test_a_move_by_the_wrong_role_changes_nothing(framework: Framework) -> None:
    before = Entry.objects.count()
    with pytest.raises(Refusal), transaction.atomic():
        move(framework, "validate", lifecycle=FRAMEWORK_LIFE, role="assessor", by=ALICE, on=TODAY)
    framework.refresh_from_db()
    assert (framework.state, Entry.objects.count()) == ("designed", before)


@pytest.mark.parametrize("verb", ["update", "delete"])
def test_the_journal_is_append_only(framework: Framework, verb: str) -> None:
    write_entry(framework, "test", by=None, on=TODAY)
    entries = Entry.objects.all()
    with pytest.raises(DatabaseError, match="ne se modifie pas"), transaction.atomic():
        entries.update(verb="other") if verb == "update" else entries.delete()
