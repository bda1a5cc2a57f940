"""A sitting from its planning to its certificates, page by page."""

from datetime import timedelta
from io import BytesIO

import pikepdf
from django.test import Client

from socle.apps.accounts.models import Account
from socle.apps.certificates.models import Certificate
from socle.apps.frameworks.models import Framework
from socle.apps.juries.models import Deliberation, Item, Member, Sitting
from socle.apps.pathways.models import Pathway
from socle.signer.client import Signer
from tests.cast import Cast, before_jury, signed_in
from tests.hearing import Bench, file_sent, gather_bench, member
from tests.web.juries.saying import text, told
from tests.web.juries.stage import ON, file, opened, page, planned, with_agenda


def plan(**other: object) -> dict[str, object]:
    day = ON.isoformat()
    said = {"framework": "clea", "name": "Jury de Normandie", "sits_on": day, "cut_off_on": day}
    return said | {"place": "Salle du conseil", "departments": "14, 50"} | other


def test_a_sitting_from_its_planning_to_its_certificates(
    cast: Cast, clea: Framework, bench: Bench, client: Client, signer: Signer
) -> None:
    before_jury(cast, clea, on=ON)
    for number in range(3):
        file_sent(clea, cast.caen, number, on=ON)
    file_sent(clea, cast.rennes, 7, on=ON)
    signed_in(client, bench.sophie)

    where = client.post("/seances/nouvelle/", plan()).headers["Location"]
    sitting = Sitting.objects.get()
    assert where == page(sitting)
    assert "4 dossiers attendent cette séance." in text(client.get(where))
    for account, college in ((bench.emma, "employers"), (bench.saul, "employees")):
        client.post(f"{where}membres/", {"invited": f"{account.professional_id}-{college}"})
    assert "L’ordre du jour est arrêté : 4 dossiers." in told(client, f"{where}ordre-du-jour/")
    assert "Collège des employeurs : 0 présent, 1 requis" in text(client.get(where))
    here = [str(m.public_id) for m in Member.objects.all()]
    client.post(f"{where}presences/", {"present": here})
    assert "Collège des salariés : 1 présent, 1 requis ✓" in text(client.get(where))
    client.post(f"{where}ouverture/")
    assert "Accorder les 4 dossiers du bloc" in text(client.get(where))

    drawn = Item.objects.get(drawn=True)
    assert "n’ont pas été ouverts" in told(client, f"{where}bloc/")
    client.post(file(drawn, "ouverture/"))
    other = Item.objects.filter(drawn=False).first()
    assert other is not None
    client.post(file(other, "a-part/"))
    assert "Accorder les 3 dossiers du bloc" in text(client.get(where))
    reason = "La situation ne montre pas le critère 2.1.3."
    client.post(file(other, "decision/"), {"verdict": "deferred", "reason": reason})
    assert "3 certificats sont accordés." in told(client, f"{where}bloc/")
    assert "Le bloc ne contient plus de dossier" in told(client, f"{where}bloc/")

    assert "une signature du collège des salariés" in told(client, f"{where}cloture/")
    for account in (bench.emma, bench.saul):
        client.logout()
        assert "Vous avez signé" in told(signed_in(client, account), f"{where}signature/")
    signed_in(client, bench.sophie)
    assert "Clore la séance et délivrer 3 certificats" in text(client.get(where))
    assert "3 certificats sont délivrés." in told(client, f"{where}cloture/")

    assert Certificate.objects.count() == 3
    states = Pathway.objects.filter(items__sitting=sitting).order_by("items__number")
    assert sorted(states.values_list("state", flat=True)) == ["certified"] * 3 + ["ready_for_jury"]
    assert client.get(f"{where}tirage/").status_code == 404
    assert client.post(f"{where}tirage/").headers["Location"] == f"{where}tirage/"
    for paper in ("proces-verbal/", "tirage/"):
        answer = client.get(where + paper)
        assert (answer.headers["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
        assert client.get(where + paper).content == answer.content
    with pikepdf.open(BytesIO(client.get(f"{where}tirage/").content)) as run:
        assert len(run.pages) == 7


def test_a_wrong_plan_keeps_what_was_written_and_a_remote_sitting_needs_no_place(
    cast: Cast, clea: Framework, bench: Bench, client: Client
) -> None:
    signed_in(client, bench.sophie)
    for wrong, said in (
        (plan(place=""), "Écrivez le lieu"),
        (plan(sits_on="2018-01-01"), "Une séance se prévoit à l’avance."),
        (plan(departments="14, Calvados"), "Ces départements n’existent pas : Calvados."),
    ):
        answer = client.post("/seances/nouvelle/", wrong)
        assert (answer.status_code, said in text(answer)) == (422, True)
        assert 'value="Jury de Normandie"' in answer.content.decode()
    client.post("/seances/nouvelle/", plan(place="", remote="on"))
    assert Sitting.objects.get().place == "À distance"


def test_without_quorum_the_sitting_does_not_open_and_says_who_is_missing(
    cast: Cast, clea: Framework, bench: Bench, client: Client
) -> None:
    file_sent(clea, cast.caen, on=ON)
    sitting, _ = with_agenda(clea, bench)
    signed_in(client, bench.sophie)
    client.post(page(sitting, "presences/"), {"present": [str(member(sitting, bench.emma).public_id)]})
    said = text(client.get(page(sitting)))
    assert "Collège des employeurs : 1 présent, 1 requis ✓" in said
    assert "Collège des salariés : 0 présent, 1 requis" in said
    refused = told(client, page(sitting, "ouverture/"))
    assert "il manque le collège des salariés : 0 présent, 1 requis. Ajoutez un membre présent" in refused
    sitting.refresh_from_db()
    assert sitting.state == "agenda_closed"


def test_a_file_without_voters_stands_among_the_exceptions(
    cast: Cast, clea: Framework, client: Client
) -> None:
    bench = gather_bench(emma_siren=cast.caen.body.siren)
    file_sent(clea, cast.caen, 1, on=ON)
    file_sent(clea, cast.rennes, 2, on=ON)
    sitting, (tied, _) = opened(clea, bench)
    seen = signed_in(client, bench.sophie).get(page(sitting)).context["page"].agenda
    assert [line.number for line in seen.block] == [2]
    assert [(line.number, line.lacks) for line in seen.exceptions] == [
        (1, ("le collège des employeurs : 0 présent, 1 requis",))
    ]
    answer = client.post(file(tied, "decision/"), {"verdict": "granted"})
    assert (answer.status_code, "il manque le collège des employeurs" in text(answer)) == (422, True)


def test_a_decision_that_does_not_grant_says_why_and_a_correction_asks_for_new_signatures(
    cast: Cast, clea: Framework, bench: Bench, client: Client
) -> None:
    file_sent(clea, cast.caen, on=ON)
    sitting, (item,) = opened(clea, bench)
    signed_in(client, bench.sophie)
    mute = client.post(file(item, "decision/"), {"verdict": "refused"})
    assert (mute.status_code, "dit pourquoi" in text(mute)) == (422, True)
    assert "Choisissez une décision." in text(client.post(file(item, "decision/"), {"reason": "Oui."}))
    client.post(file(item, "decision/"), {"verdict": "granted"})
    assert "est déjà décidé" in told(client, file(item, "a-part/"))
    assert "Vous avez signé" in told(signed_in(client, bench.emma), page(sitting, "signature/"))
    signed_in(client, bench.sophie)
    client.post(file(item, "decision/"), {"verdict": "deferred", "reason": "Une pièce manque."})
    assert not Member.objects.filter(signed_on__isnull=False).exists()
    verdicts = Deliberation.objects.order_by("pk").values_list("verdict", flat=True)
    assert list(verdicts) == ["granted", "deferred"]
    assert "Une pièce manque." in text(client.get(page(sitting)))


def test_an_invited_member_is_taken_back_and_a_cancelled_sitting_gives_its_files_back(
    cast: Cast, clea: Framework, bench: Bench, nina: Account, client: Client
) -> None:
    file_sent(clea, cast.caen, on=ON)
    sitting, _ = with_agenda(clea, bench)
    signed_in(client, bench.sophie)
    invited = {"invited": f"{nina.professional_id}-employers"}
    assert "Nina Martin est membre de cette séance." in told(client, page(sitting, "membres/"), invited)
    again = client.post(page(sitting, "membres/"), invited)
    assert (again.status_code, "Inviter un membre" in text(again)) == (422, True)
    gone = page(sitting, f"membres/{member(sitting, nina).public_id}/retrait/")
    assert "Nina Martin n’est plus membre de cette séance." in told(client, gone)
    assert signed_in(client, nina).get(page(sitting)).status_code == 404
    assert "La séance est annulée." in told(signed_in(client, bench.sophie), page(sitting, "annulation/"))
    assert "1 dossier attend cette séance." in text(client.get(page(planned(clea, bench))))


def test_what_arrives_after_the_cut_off_waits_for_the_next_sitting(
    cast: Cast, clea: Framework, bench: Bench, client: Client
) -> None:
    sitting = planned(clea, bench, ON - timedelta(days=1))
    file_sent(clea, cast.caen, on=ON)
    said = text(signed_in(client, bench.sophie).get(page(sitting)))
    assert "Aucun dossier n’attend cette séance. 1 autre, arrivé après la date limite" in said
    assert "Aucun dossier n’attend cette séance." in told(client, page(sitting, "ordre-du-jour/"))


def test_a_file_set_aside_returns_to_the_block_until_it_is_decided(
    cast: Cast, clea: Framework, bench: Bench, client: Client
) -> None:
    file_sent(clea, cast.caen, on=ON)
    sitting, (item,) = opened(clea, bench)
    signed_in(client, bench.sophie)
    client.post(file(item, "a-part/"))
    for address in (page(sitting), file(item)):
        assert "Remettre dans le bloc" in text(client.get(address))
        assert "Remettre dans le bloc" not in text(signed_in(client, bench.emma).get(address))
        signed_in(client, bench.sophie)
    assert "Le dossier n° 1 revient dans le bloc." in told(client, file(item, "retour-au-bloc/"))
    assert [line.number for line in client.get(page(sitting)).context["page"].agenda.block] == [1]
    client.post(page(sitting, "bloc/"))
    assert "est déjà décidé" in told(client, file(item, "retour-au-bloc/"))
