import io
from collections.abc import Iterator
from datetime import date

import pytest
from django.db import IntegrityError

from socle.apps.accreditations.actions import accredit
from socle.apps.accreditations.models import Accreditation
from socle.apps.exchanges.actions import confirm_import, keep_check
from socle.apps.exchanges.checking import Checked, check_content
from socle.apps.exchanges.destination import Destination
from socle.apps.exchanges.models import Import, ImportedLine
from socle.apps.exchanges.queries import counts, export
from socle.apps.frameworks.models import Framework
from socle.apps.journal.models import Entry
from socle.apps.pathways.models import Pathway
from socle.apps.people.models import Doubt, Person
from socle.core.accreditation import AccreditedRole
from socle.core.errors import Refusal
from socle.scheme import scheme
from tests.cast import FIRST_DAY, TODAY, Cast
from tests.core.exchange.candidates.files import csv_of, line

BY_PIX = {"certificate_name": "CléA Numérique by Pix", "organisation_siren": "", "establishment_siret": ""}
OTHER_SITE = {"organisation_siren": "356000000", "establishment_siret": "35600000000048"}
PASSED = date(2026, 5, 12)


def check(content: bytes, destination: Destination) -> Checked:
    return check_content(content, destination, scheme=scheme(), on=TODAY)


def take_in(content: bytes, destination: Destination) -> Import:
    checked = check(content, destination)
    record = keep_check(content, destination, checked, by=None, on=TODAY)
    return confirm_import(record, scheme=scheme(), by=None, on=TODAY)


def errors(content: bytes, destination: Destination) -> list[str]:
    return [str(error) for error in check(content, destination).errors]


@pytest.fixture
def caen(cast: Cast) -> Destination:
    """Caen, accredited for the three certificates."""
    for framework in Framework.objects.exclude(slug="clea"):
        accredit(
            cast.caen,
            framework,
            AccreditedRole.ASSESS,
            starts_on=FIRST_DAY,
            ends_on=None,
            by=None,
            on=FIRST_DAY,
        )
    return Destination.at(cast.caen)


def test_a_result_obtained_elsewhere_waits_for_the_certifier_without_the_grid(caen: Destination) -> None:
    record = take_in(csv_of(line(**BY_PIX)), caen)
    pathway = Pathway.objects.select_related("framework", "person", "site").get()
    assert counts(record) == {"submitted": 1}
    assert (pathway.state, pathway.framework.slug, pathway.site) == (
        "before_jury",
        "clea-numerique",
        caen.site,
    )
    assert (pathway.outside_source, pathway.opened_on, pathway.result_on) == (
        "CléA Numérique by Pix",
        PASSED,
        PASSED,
    )
    assert not pathway.assessments.exists()


def test_each_act_of_an_import_is_in_the_journal(caen: Destination) -> None:
    record = take_in(csv_of(line(**BY_PIX)), caen)
    told = Entry.objects.filter(subject__in=["people.person", "pathways.pathway", "exchanges.import"])
    assert [(entry.subject, entry.verb, entry.on) for entry in told.order_by("pk")] == [
        ("exchanges.import", "check", TODAY),
        ("people.person", "register", TODAY),
        ("pathways.pathway", "open", PASSED),
        ("pathways.pathway", "accept_outside_result", PASSED),
        ("pathways.pathway", "submit_to_jury", TODAY),
        ("exchanges.import", "confirm", TODAY),
    ]
    assert record.confirmed_on == TODAY


def test_other_certificates_are_enrolled_only(caen: Destination) -> None:
    labels = ("CléA", "CléA Numérique", "CléA Management")
    content = csv_of(*(line(certificate_name=label, first_name=f"Bob{n}") for n, label in enumerate(labels)))
    record = take_in(content, caen)
    assert counts(record) == {"enrolled": 3}
    assert list(Pathway.objects.order_by("framework").values_list("framework__slug", "state")) == [
        ("clea", "enrolled"),
        ("clea-management", "enrolled"),
        ("clea-numerique", "enrolled"),
    ]


def test_the_civil_status_and_contact_of_a_line_are_those_of_the_person(caen: Destination) -> None:
    take_in(csv_of(line(address="3 rue Haute", town="Oyonnax", used_name="Durand")), caen)
    person = Person.objects.get()
    assert (person.birth_name, person.first_name, person.used_name, person.civility) == (
        "Martin",
        "Alice",
        "Durand",
        "MME",
    )
    assert (person.birth_place, person.birth_place_name, person.birth_place_confirmed) == (
        "01053",
        "Bourg-en-Bresse",
        False,
    )
    assert (person.email, person.address, person.postal_code, person.town) == (
        "alice@exemple.fr",
        "3 rue Haute",
        "01400",
        "Oyonnax",
    )


def test_an_unknown_place_or_label_never_blocks(caen: Destination) -> None:
    take_in(csv_of(line(birth_town="Nulle-Part", funder="Mécène", initiative="région")), caen)
    pathway = Pathway.objects.select_related("person").get()
    assert (pathway.payer, pathway.referrer, pathway.status) == ("unknown", "region", "unknown")
    assert pathway.person.birth_place_confirmed


def test_a_person_perhaps_known_enters_with_a_doubt_that_holds_the_result(caen: Destination) -> None:
    take_in(csv_of(line()), caen)
    known = Person.objects.get()
    content = csv_of(line(**BY_PIX, passed_on="13/05/2026"))
    assert [found.number for found in check(content, caen).maybe_known] == [2]
    record = take_in(content, caen)
    assert counts(record) == {"held": 1}
    assert Doubt.objects.get().older == known
    assert Pathway.objects.get(outside_source="CléA Numérique by Pix").state == "ready_for_jury"


def test_namesakes_of_one_file_enter_with_a_doubt(caen: Destination) -> None:
    take_in(csv_of(line(), line(birth_town="Oyonnax", birth_postal_code="01100")), caen)
    assert (Person.objects.count(), Doubt.objects.count()) == (2, 1)


def test_a_file_confirmed_twice_enters_once(caen: Destination) -> None:
    record = take_in(csv_of(line()), caen)
    again = confirm_import(record, scheme=scheme(), by=None, on=date(2026, 12, 1))
    assert (again.pk, again.confirmed_on, Person.objects.count()) == (record.pk, TODAY, 1)


def test_a_file_already_imported_is_refused_with_its_date(caen: Destination) -> None:
    record = take_in(csv_of(line()), caen)
    with pytest.raises(Refusal, match="Ce fichier a déjà été importé le 24/11/2026") as refusal:
        take_in(csv_of(line()), caen)
    assert str(record.public_id) in refusal.value.reason
    assert Person.objects.count() == 1


def test_lines_that_come_back_in_a_longer_file_are_not_entered_twice(caen: Destination) -> None:
    take_in(csv_of(line()), caen)
    record = take_in(csv_of(line(first_name="Bob"), line()), caen)
    assert counts(record) == {"already_imported": 1, "enrolled": 1}
    assert Person.objects.count() == 2
    again = record.lines_told.get(outcome="already_imported")
    assert again.person == Person.objects.get(first_name="Alice")


MISPLACED = [
    (
        {"organisation_siren": "", "establishment_siret": ""},
        "ligne 2, colonne « Siret de l'établissement » : elle est vide ; écrivez le SIRET, "
        "ou choisissez l’établissement en envoyant le fichier (--site)",
    ),
    (
        {"organisation_siren": "404833048", "establishment_siret": "40483304800022"},
        "ligne 2, colonne « Siret de l'établissement » : 40483304800022 n’est le SIRET "
        "d’aucun établissement connu ; vérifiez le numéro, ou voyez le certificateur",
    ),
    (
        {"passed_on": "31/12/2017"},
        "ligne 2, colonne « Date de passage » : aucune version de « Certificat CléA Numérique » n’était en "
        "vigueur le 31/12/2017 ; corrigez la date",
    ),
    (
        OTHER_SITE,
        "ligne 2, colonne « Date de passage » : Greta Rennes ne peut pas le faire : il manque une "
        "habilitation à évaluer pour « clea-numerique » valable le 12/05/2026 ; vérifiez la date de l’acte, "
        "ou demandez l’habilitation au certificateur",
    ),
]


@pytest.mark.parametrize(("changes", "error"), MISPLACED)
def test_a_line_that_has_nowhere_to_go_says_why(
    caen: Destination, changes: dict[str, str], error: str
) -> None:
    assert errors(csv_of(line(**changes)), Destination()) == [error]


def test_the_site_chosen_fills_what_is_empty_and_contradicts_nothing(caen: Destination) -> None:
    content = csv_of(line(**BY_PIX), line(**OTHER_SITE, first_name="Bob"))
    assert errors(content, caen) == [
        "ligne 3, colonne « Siret de l'établissement » : 35600000000048 n’est pas celui de l’établissement "
        "choisi (73282932000074) ; videz la cellule, ou envoyez cette ligne pour l’autre établissement"
    ]


def test_a_site_of_another_body_is_not_known_to_this_one(caen: Destination) -> None:
    assert errors(csv_of(line(**OTHER_SITE)), Destination(caen.body)) == [
        "ligne 2, colonne « Siret de l'établissement » : 35600000000048 n’est le SIRET d’aucun "
        "établissement connu chez Afpa ; vérifiez le numéro, ou voyez le certificateur"
    ]


def test_nothing_enters_while_one_line_is_faulty(caen: Destination) -> None:
    record = take_in(csv_of(line(), line(first_name="Bob", title="B")), caen)
    assert (record.confirmed_on, record.faulty, counts(record)) == (None, 1, {"to_mend": 1})
    assert not Person.objects.exists()


def test_what_has_changed_since_the_check_is_told_and_nothing_enters(caen: Destination) -> None:
    content = csv_of(line())
    record = keep_check(content, caen, check(content, caen), by=None, on=TODAY)
    Accreditation.objects.filter(site=caen.site).update(ends_on=date(2020, 1, 1))
    record = confirm_import(record, scheme=scheme(), by=None, on=TODAY)
    assert (record.confirmed_on, record.faulty) == (None, 1)
    assert not Person.objects.exists()


def test_a_file_without_anyone_is_refused(caen: Destination) -> None:
    with pytest.raises(Refusal, match="Le fichier n’a aucune ligne sous l’en-tête"):
        check(csv_of(), caen)


def exported(record: Import) -> bytes:
    target = io.BytesIO()
    export(record, target)
    return target.getvalue()


def test_a_canonical_file_comes_back_byte_for_byte(caen: Destination) -> None:
    content = csv_of(line(**BY_PIX, used_name=' de la "Tour" '), line(first_name="Bob"))
    record = take_in(content, caen)
    assert (record.is_canonical, exported(record)) == (True, content)


def other_forms(content: bytes) -> Iterator[bytes]:
    text = content.decode("utf-8-sig")
    yield text.encode()
    yield text.replace("\n", "\r\n").encode("utf-8-sig")
    yield text.replace('"', "").encode()
    yield (text + "\n").encode()


@pytest.mark.parametrize("form", range(4))
def test_other_forms_come_back_canonical(caen: Destination, form: int) -> None:
    content = csv_of(line(**BY_PIX))
    record = take_in(list(other_forms(content))[form], caen)
    assert (record.is_canonical, exported(record)) == (False, content)


def test_a_line_never_enters_twice_whoever_asks(caen: Destination) -> None:
    take_in(csv_of(line()), caen)
    told = ImportedLine.objects.get()
    told.pk, told.number = None, 3
    with pytest.raises(IntegrityError, match="a_line_enters_once"):
        told.save()
