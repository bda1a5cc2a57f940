from dataclasses import replace

from socle.apps.accounts.models import Account
from socle.apps.frameworks.models import Framework
from socle.apps.journal.models import Entry
from socle.apps.juries.actions import invite_member, open_sitting
from socle.apps.juries.agenda import close_agenda
from socle.apps.juries.deliberating import decide
from socle.core.jury import College
from socle.documents.minutes import AgendaLine, Attendee, Minutes, Signature, Withdrawal
from socle.scheme import scheme
from socle.web.juries.minutes import TIED, hour, minutes_of
from socle.web.juries.words import reference
from tests.cast import Cast
from tests.hearing import file_sent, gather_bench, present, sign
from tests.web.juries.stage import ON, planned


def test_minutes_say_who_sat_what_was_decided_and_who_left_the_room(
    cast: Cast, clea: Framework, nina: Account
) -> None:
    bench = gather_bench(emma_siren=cast.caen.body.siren)
    file_sent(clea, cast.caen, on=ON)
    sitting = planned(clea, bench)
    invite_member(sitting, nina.professional, College.EMPLOYERS, by=bench.sophie, on=ON)
    (item,) = close_agenda(sitting, scheme=scheme(), by=bench.sophie, on=ON)
    present(sitting, bench.emma, bench.saul, nina, bench=bench, on=ON)
    open_sitting(sitting, scheme=scheme(), by=bench.sophie, on=ON)
    decide(item, "deferred", reason="Une pièce manque.", scheme=scheme(), by=bench.sophie, on=ON)
    opened = Entry.objects.get(subject="juries.sitting", subject_id=sitting.pk, verb="open")
    draft = Minutes(
        jury="Jury de Normandie",
        held_on=ON,
        opened_at=hour(opened),
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
