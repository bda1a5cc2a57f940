"""What a jury reads of a file, and what it never sees."""

import pytest
from django.test import Client

from socle.apps.assessments.models import Evidence
from socle.apps.assessments.situations import attach_evidence
from socle.apps.frameworks.models import Framework
from socle.apps.journal.models import Entry
from socle.apps.juries.models import Item
from tests.cast import Cast, assess, enrol, give_result_back, signed_in, verdicts
from tests.hearing import Bench, file_sent, gather_bench, sign
from tests.photos import photo
from tests.web.juries.saying import text, told
from tests.web.juries.stage import ON, file, opened, page, with_agenda


@pytest.fixture
def piece(cast: Cast, clea: Framework) -> Evidence:
    """A photo of Alice's file, which waits for the jury."""
    from socle.apps.assessments.actions import submit_to_jury

    alice = enrol(cast, clea, on=ON)
    assessment = assess(alice, cast.bob, verdicts(alice), on=ON)
    evidence = attach_evidence(assessment.situations.get(), photo(), by=cast.bob, on=ON)
    give_result_back(assessment, cast.bob, ON)
    submit_to_jury(alice, by=cast.ada.pk, on=ON)
    return evidence


def test_a_file_is_read_once_opened_and_says_no_name(
    cast: Cast, clea: Framework, bench: Bench, piece: Evidence, client: Client
) -> None:
    _, (item,) = opened(clea, bench, sample=False)
    photo_address = file(item, f"pieces/{piece.public_id}/")
    signed_in(client, bench.emma)
    closed = client.get(file(item))
    assert (closed.context["page"].reading, client.get(photo_address).status_code) == (None, 404)
    assert not Entry.objects.filter(subject="juries.item", verb="open").exists()
    said = told(client, file(item, "ouverture/"))
    assert "Je sais" in said and "Situation 1 : Préparer une commande de peinture" in said
    for hidden in ("Lefèvre", "Zoë", cast.caen.body.name, cast.caen.name, "Bob"):
        assert hidden not in said
    picture = client.get(photo_address)
    assert (picture.status_code, picture.headers["Content-Type"]) == (200, "image/jpeg")
    item.refresh_from_db()
    assert (item.opened_by, item.opened_on) == (bench.emma.professional, ON)
    assert signed_in(client, bench.saul).get(photo_address).status_code == 404


def test_only_the_secretary_may_show_names(
    cast: Cast, clea: Framework, bench: Bench, piece: Evidence, client: Client
) -> None:
    sitting, (item,) = opened(clea, bench)
    for address in (page(sitting), file(item)):
        assert "Martin" not in text(signed_in(client, bench.emma).get(f"{address}?noms=1")).replace(
            "Emma Martin", ""
        ).replace("Saul Martin", "")
        signed_in(client, bench.sophie)
        assert "Zoë" not in text(client.get(address))
        assert "Zoë" in text(client.get(f"{address}?noms=1"))


@pytest.mark.parametrize("act", ["", "ouverture/", "pieces/"])
def test_a_member_sees_nothing_of_a_file_of_their_own_body(
    cast: Cast, clea: Framework, piece: Evidence, client: Client, act: str
) -> None:
    bench = gather_bench(emma_siren=cast.caen.body.siren)
    sitting, (item,) = with_agenda(clea, bench)
    signed_in(client, bench.emma)
    address = file(item, f"pieces/{piece.public_id}/" if act == "pieces/" else act)
    answer = client.post(address) if act == "ouverture/" else client.get(address)
    said = "Vous êtes retiré de ce dossier : il vient de votre organisme."
    assert (answer.status_code, said in text(answer)) == (403, True)
    assert "vous êtes retiré" in text(client.get(page(sitting)))
    assert not Item.objects.filter(opened_on__isnull=False).exists()


def test_a_member_sees_nothing_of_a_file_of_their_own_employer(
    cast: Cast, clea: Framework, client: Client
) -> None:
    bench = gather_bench(emma_siren="552100554")
    file_sent(clea, cast.caen, employer_siren="552100554", on=ON)
    _, (item,) = with_agenda(clea, bench)
    answer = signed_in(client, bench.emma).get(file(item))
    assert (answer.status_code, "il concerne votre employeur." in text(answer)) == (403, True)


def test_photos_of_another_file_are_not_there(
    cast: Cast, clea: Framework, bench: Bench, piece: Evidence, client: Client
) -> None:
    file_sent(clea, cast.caen, 5, on=ON)
    _, items = opened(clea, bench)
    other = next(item for item in items if item.pathway.outside_source)
    signed_in(client, bench.emma).post(file(other, "ouverture/"))
    assert "Il n’y a ni grille ni situation à lire ici." in text(client.get(file(other)))
    assert client.get(file(other, f"pieces/{piece.public_id}/")).status_code == 404


def test_a_file_is_closed_again_after_the_sitting(
    cast: Cast, clea: Framework, bench: Bench, piece: Evidence, client: Client
) -> None:
    sitting, (item,) = opened(clea, bench)
    signed_in(client, bench.sophie).post(page(sitting, "bloc/"))
    sign(sitting, bench.emma, bench.saul, on=ON)
    client.post(page(sitting, "cloture/"))
    seen = client.get(file(item)).context["page"]
    assert (seen.reading, [each.verdict for each in seen.decisions]) == (None, ["Certificat accordé"])


def test_a_file_asks_the_database_few_questions(
    cast: Cast, clea: Framework, bench: Bench, piece: Evidence, client: Client, django_assert_num_queries
) -> None:
    _, (item,) = opened(clea, bench)
    signed_in(client, bench.emma).post(file(item, "ouverture/"))
    client.get(file(item))
    with django_assert_num_queries(15):
        client.get(file(item))
