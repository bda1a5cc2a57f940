import io

import pytest
from django.test import Client

from socle.apps.exchanges.models import Import
from socle.apps.pathways.models import Pathway
from socle.core.exchange.candidates.columns import POSITION
from socle.core.exchange.candidates.reading import read_lines
from socle.core.roles import Role
from tests.cast import Cast, professional, signed_in
from tests.core.exchange.candidates.files import csv_of, line
from tests.web.imports.test_views import ALICE, imported, kept, text_of

PIX = ALICE | {"obtained_at_first_assessment": ""}
MANY = csv_of(*(line(**PIX | {"first_name": f"Alice {n}"}) for n in range(500)))
CHOSEN = {"funder": "Région", "education_level": "CAP ou BEP", "obtained_at_first_assessment": "OUI"}


@pytest.fixture
def ada(client: Client, cast: Cast) -> Client:
    found: Client = signed_in(client, cast.ada)
    return found


def column(client: Client, field: str) -> list[str]:
    """That column of the file that waits, as it is downloaded."""
    answer = client.get(f"/imports/{Import.objects.get().public_id}/fichier-envoye/")
    lines = list(read_lines(io.BytesIO(answer.content)))[1:]
    return [cells[POSITION[field]] for _, cells in lines]


def test_five_hundred_lines_are_completed_without_typing(ada: Client, cast: Cast) -> None:
    record = kept(cast, MANY)
    assert "Compléter toutes les lignes (500)" in text_of(ada.get(f"/imports/{record.public_id}/completer/"))
    answer = ada.post(f"/imports/{record.public_id}/completer/", {**CHOSEN, "toutes": "1"}, follow=True)
    assert "Les cases vides sont remplies." in text_of(answer)
    told = [set(column(ada, field)) for field in ("funder", "education_level", "establishment_siret")]
    assert told == [{"Région"}, {"CAP ou BEP"}, {"73282932000074"}]
    ada.post(f"/imports/{Import.objects.get().public_id}/confirmer/")
    assert set(Pathway.objects.values_list("payer", "education")) == {("region", "vocational")}


def test_only_the_ticked_lines_are_completed(ada: Client, cast: Cast) -> None:
    record = kept(cast, csv_of(line(**PIX), line(**PIX | {"first_name": "Bob"})))
    ada.post(f"/imports/{record.public_id}/completer/", {**CHOSEN, "ligne": "3"})
    assert column(ada, "funder") == ["", "Région"]


def test_a_value_that_is_not_offered_is_refused(ada: Client, cast: Cast) -> None:
    record = kept(cast, csv_of(line(**PIX)))
    answer = ada.post(f"/imports/{record.public_id}/completer/", {"funder": "=2+2", "toutes": "1"})
    assert (answer.status_code, column(ada, "funder")) == (422, [""])


def test_a_colleague_s_file_is_completed_by_whoever_sent_it(client: Client, cast: Cast) -> None:
    record = kept(cast, csv_of(line(**PIX)))
    zoe = signed_in(client, professional("Zoe", Role.ADMINISTRATOR, site=cast.caen))
    answer = zoe.post(f"/imports/{record.public_id}/completer/", {**CHOSEN, "toutes": "1"})
    assert "Ce fichier a été envoyé par Ada Martin" in text_of(answer)
    assert Import.objects.get() == record


def test_an_imported_file_is_not_completed(ada: Client, cast: Cast) -> None:
    record = imported(cast, csv_of(line(**PIX)))
    assert ada.get(f"/imports/{record.public_id}/completer/").status_code == 404


@pytest.mark.parametrize("page", ("completer", "fichier-envoye"))
def test_charlie_completes_no_file_of_another_body(client: Client, cast: Cast, page: str) -> None:
    record = kept(cast, csv_of(line(**PIX)))
    assert signed_in(client, cast.charlie).get(f"/imports/{record.public_id}/{page}/").status_code == 404
