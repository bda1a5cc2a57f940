from dataclasses import replace
from datetime import time

from django.test import Client

from socle.apps.accounts.models import Account
from socle.apps.frameworks.models import Framework
from socle.apps.juries.actions import close_sitting, invite_member, open_sitting
from socle.apps.juries.agenda import close_agenda
from socle.apps.juries.deliberating import decide
from socle.apps.juries.hours import end_hearing
from socle.core.jury import College
from socle.core.sitting import said_hour
from socle.documents.minutes import AgendaLine, Attendee, Minutes, Signature, Withdrawal
from socle.scheme import scheme
from socle.web.juries.minutes import TIED, minutes_of
from socle.web.juries.words import reference
from tests.cast import Cast, signed_in
from tests.hearing import Bench, file_sent, gather_bench, present, sign
from tests.web.juries.saying import told
from tests.web.juries.stage import ON, file, opened, page, planned, with_agenda


def test_minutes_say_who_sat_what_was_decided_and_who_left_the_room(
    cast: Cast, clea: Framework, nina: Account
) -> None:
    bench = gather_bench(emma_siren=cast.caen.body.siren)
    file_sent(clea, cast.caen, on=ON)
    sitting = planned(clea, bench)
    invite_member(sitting, nina.professional, College.EMPLOYERS, by=bench.sophie, on=ON)
    (item,) = close_agenda(sitting, scheme=scheme(), by=bench.sophie, on=ON)
    present(sitting, bench.emma, bench.saul, nina, bench=bench, on=ON)
    open_sitting(sitting, scheme=scheme(), by=bench.sophie, on=ON, at=time(14, 5))
    decide(item, "deferred", reason="Une pièce manque.", scheme=scheme(), by=bench.sophie, on=ON)
    draft = Minutes(
        jury="Jury de Normandie",
        held_on=ON,
        opened_at="14 h 05",
        closed_at="(séance en cours)",
        place="Salle du conseil",
        secretary="Sophie Martin",
        members=(
            Attendee("Saul Martin", "", College.EMPLOYEES, True),
            Attendee("Emma Martin", cast.caen.body.name, College.EMPLOYERS, True),
            Attendee("Nina Martin", "", College.EMPLOYERS, True),
        ),
        quorum="au moins un membre de chaque collège, vérifié à chaque vote.",
        agenda=(AgendaLine(reference(item), "CléA", "Dossier ajourné", "Une pièce manque."),),
        withdrawals=(Withdrawal("Emma Martin", reference(item), TIED),),
        drawn=(reference(item),),
        signatures=(
            Signature(College.EMPLOYERS, "Emma Martin"),
            Signature(College.EMPLOYERS, "Nina Martin"),
            Signature(College.EMPLOYEES, "Saul Martin"),
        ),
        specimen=True,
    )
    assert minutes_of(sitting) == draft
    sign(sitting, bench.saul, nina, on=ON)
    signatures = (
        Signature(College.EMPLOYERS, "Nina Martin", ON),
        Signature(College.EMPLOYEES, "Saul Martin", ON),
    )
    assert minutes_of(sitting) == replace(draft, signatures=signatures)
    end_hearing(sitting, at=time(16, 30), by=bench.sophie, on=ON)
    assert minutes_of(sitting).closed_at == "(séance en cours)"
    close_sitting(sitting, by=bench.sophie, on=ON)
    assert minutes_of(sitting) == replace(draft, signatures=signatures, closed_at="16 h 30")


def test_hours_that_nobody_noted_are_said_so(cast: Cast, clea: Framework, bench: Bench) -> None:
    file_sent(clea, cast.caen, on=ON)
    sitting, _ = opened(clea, bench)
    assert (minutes_of(sitting).opened_at, minutes_of(sitting).closed_at) == (
        "(heure non notée)",
        "(séance en cours)",
    )


def test_the_hours_of_a_sitting_are_those_of_its_opening_and_closing(
    cast: Cast, clea: Framework, bench: Bench, client: Client
) -> None:
    file_sent(clea, cast.caen, on=ON)
    sitting, _ = with_agenda(clea, bench)
    present(sitting, bench.emma, bench.saul, bench=bench, on=ON)
    signed_in(client, bench.sophie)
    client.post(page(sitting, "ouverture/"))
    for item in sitting.items.filter(drawn=True):
        client.post(file(item, "ouverture/"))
    client.post(page(sitting, "bloc/"))
    sign(sitting, bench.emma, bench.saul, on=ON)
    client.post(page(sitting, "cloture/"))
    sitting.refresh_from_db()
    assert (sitting.state, sitting.opened_at is None, sitting.closed_at is None) == ("closed", False, False)
    assert minutes_of(sitting).closed_at == said_hour(sitting.closed_at)


def test_a_closing_that_is_refused_notes_no_hour(
    cast: Cast, clea: Framework, bench: Bench, client: Client
) -> None:
    file_sent(clea, cast.caen, on=ON)
    sitting, _ = opened(clea, bench)
    assert "La séance ne peut pas être close" in told(
        signed_in(client, bench.sophie), page(sitting, "cloture/")
    )
    sitting.refresh_from_db()
    assert sitting.closed_at is None
