"""A sitting from its planning to its certificates, page by page."""

import re
from io import BytesIO

import pikepdf
from django.test import Client

from socle.apps.certificates.models import Certificate
from socle.apps.frameworks.models import Framework
from socle.apps.juries.models import Item, Member, Sitting
from socle.apps.pathways.models import Pathway
from tests.cast import Cast, before_jury, signed_in
from tests.hearing import Bench, file_sent
from tests.web.juries.stage import ON, file, page


def text(answer: object) -> str:
    said = re.sub(r"<[^>]+>", "", answer.content.decode())  # type: ignore[attr-defined]
    return re.sub(r"\s+", " ", said)


def told(client: Client, address: str, said: dict[str, object] | None = None) -> str:
    """What the page that follows an act says."""
    return text(client.post(address, said or {}, follow=True))


def plan(**other: object) -> dict[str, object]:
    day = ON.isoformat()
    said = {"framework": "clea", "name": "Jury de Normandie", "sits_on": day, "cut_off_on": day}
    return said | {"place": "Salle du conseil", "departments": "14, 50"} | other


def test_a_sitting_from_its_planning_to_its_certificates(
    cast: Cast, clea: Framework, bench: Bench, client: Client
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
    for paper in ("proces-verbal/", "tirage/"):
        answer = client.get(where + paper)
        assert (answer.headers["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
        assert client.get(where + paper).content == answer.content
    with pikepdf.open(BytesIO(client.get(f"{where}tirage/").content)) as run:
        assert len(run.pages) == 7
