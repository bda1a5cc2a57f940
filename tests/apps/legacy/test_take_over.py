from datetime import date

import pytest
from django.db import InternalError, connection, transaction
from django.db.utils import IntegrityError

from socle.apps.accreditations.models import Accreditation
from socle.apps.certificates.doubts import resolve_doubt
from socle.apps.certificates.queries import verification
from socle.apps.frameworks.models import Framework
from socle.apps.journal.models import Entry
from socle.apps.legacy.actions import rehearse_here, take_over, withdraw_legacy
from socle.apps.legacy.models import LegacyCertificate, TakeOver
from socle.apps.legacy.queries import legacy_named
from socle.apps.organisations.models import Site
from socle.apps.pathways.actions import open_pathway
from socle.apps.people.models import Doubt, Person
from socle.core.errors import Refusal
from socle.core.exchange.legacy.report import Known
from socle.core.roles import Role
from socle.scheme import scheme
from tests.cast import WHY, Cast, professional, someone
from tests.core.exchange.legacy.files import ALICE, BOB, HELD, SITE, TODAY, history
from tests.core.test_person import ALICE as STATUS

GRETA = {"siren": "356000000", "body_name": "Greta", "siret": "35600000000055", "site_name": "Greta Dinan"}
NEW_SITE = SITE | GRETA | {"postal_code": "22100", "town": "Dinan"}
BEFORE = (HELD | {"siret": "35600000000055"},)


def take(files: dict[str, bytes], on: date = TODAY) -> TakeOver | None:
    rehearsal, _ = rehearse_here(files, scheme=scheme(), on=on)
    return take_over(rehearsal, files, on=on)


def written() -> tuple[int, ...]:
    models = (TakeOver, Site, Accreditation, Person, Doubt, LegacyCertificate, Entry)
    return tuple(model._default_manager.count() for model in models)


def test_a_rehearsal_writes_nothing(cast: Cast) -> None:
    before = written()
    _, new = rehearse_here(history(ALICE, BOB), scheme=scheme(), on=TODAY)
    assert (len(new.certificates), written()) == (2, before)


def test_a_certificate_is_registered_again_as_it_was_with_its_provenance(clea: Framework) -> None:
    files = history(ALICE, BOB | {"status": "RETIRE", "withdrawn_on": "01/02/2018"})
    record = take(files)
    assert record is not None
    alice, bob = LegacyCertificate.objects.order_by("line")
    assert (alice.number, alice.issuer, alice.authority) == ("2017-14-0042", "copanef", "COPAREF Normandie")
    told = (alice.holder, alice.awarded_on, alice.withdrawn_on)
    assert told == ("Alice Lefèvre", date(2017, 6, 21), None)
    assert (alice.framework, alice.site and alice.site.siret) == (clea, "73282932000074")
    assert (alice.take_over, alice.line, alice.person.birth_place) == (record, 2, "14118")
    assert (bob.line, bob.withdrawn_on, bob.withdrawal_reason) == (3, date(2018, 2, 1), "")
    assert len(record.certificates_sha256) == 64


def test_organisations_and_accreditations_of_the_history_are_registered(cast: Cast) -> None:
    take(history(sites=(NEW_SITE,), accreditations=BEFORE))
    site = Site.objects.get(siret="35600000000055")
    (held,) = Accreditation.objects.filter(site=site)
    assert (site.body.name, site.town) == ("Greta", "Dinan")
    assert (held.get_role_display(), held.starts_on, held.ends_on) == (
        "évaluer",
        date(2016, 2, 1),
        date(2017, 12, 31),
    )


def test_a_history_taken_over_twice_is_written_once(cast: Cast) -> None:
    files = history(ALICE, BOB)
    assert take(files) is not None
    before = written()
    assert (take(files), written()) == (None, before)
    assert take(history(ALICE, BOB, BOB | {"number": "2018-9", "first_name": "Zoé"})) is not None
    assert LegacyCertificate.objects.count() == 3


def test_each_person_and_certificate_leaves_its_entry(cast: Cast) -> None:
    record = take(history(ALICE, BOB))
    told = Entry.objects.filter(on=TODAY, subject__in=("people.person", "legacy.legacycertificate"))
    keys = set(LegacyCertificate.objects.values_list("pk", flat=True))
    assert {each.subject_id for each in told if each.verb == "take_over"} == keys
    assert [each.verb for each in told].count("register") == 2
    entry = Entry.objects.get(subject="legacy.takeover")
    assert record and entry.codes == {"sites": 0, "certificates": 2, "people": 2}


def test_one_line_to_mend_and_nothing_is_taken_over(cast: Cast) -> None:
    before = written()
    with pytest.raises(Refusal, match="1 lignes sont à corriger : rien n’est repris"):
        take(history(ALICE, BOB | {"title": "X"}, sites=(SITE, NEW_SITE)))
    assert written() == before


def test_a_fault_half_way_writes_nothing(cast: Cast) -> None:
    """The database has the last word: here it refuses the last of the rows."""
    files, before = history(ALICE, BOB), written()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE legacy_legacycertificate ADD CONSTRAINT no_bob CHECK (holder !~ 'Bob')")
    with pytest.raises(IntegrityError), transaction.atomic():
        take(files)
    assert written() == before


def test_what_contradicts_a_certificate_taken_over_is_refused(cast: Cast) -> None:
    take(history(ALICE))
    _, new = rehearse_here(history(ALICE | {"awarded_on": "22/06/2017"}), scheme=scheme(), on=TODAY)
    assert [str(each) for each in new.known.refused] == [
        "certificates.csv, ligne 2, colonne « Numéro » : ce numéro du même émetteur est déjà repris, avec "
        "autre chose ; un certificat repris ne change pas : corrigez le fichier"
    ]


def test_a_certificate_whose_framework_is_not_published_is_refused(clea: Framework) -> None:
    Framework.objects.filter(pk=clea.pk).update(slug="clea-d-avant")
    _, new = rehearse_here(history(ALICE, accreditations=()), scheme=scheme(), on=TODAY)
    assert [each.reason for each in new.known.refused] == ["« clea » n’est pas publié ici"]


def test_whoever_may_be_known_already_becomes_a_doubt(cast: Cast) -> None:
    someone(STATUS)
    same = ALICE | {"birth_name": STATUS.birth_name, "first_name": STATUS.first_name}
    same |= {"birth_date": f"{STATUS.birth_date:%d/%m/%Y}"}
    files = history(same)
    _, new = rehearse_here(files, scheme=scheme(), on=TODAY)
    assert new.known == Known(taken=1, refused=(), doubts=1)
    take(files)
    doubt = Doubt.objects.get()
    assert doubt.newer == LegacyCertificate.objects.get().person


def test_the_same_person_with_two_certificates_is_one_row_and_a_look_alike_is_a_doubt(cast: Cast) -> None:
    digital = ALICE | {"number": "N-1", "framework": "CléA Numérique"}
    elsewhere = ALICE | {"number": "2019-3", "birth_place": "", "birth_place_name": "Oran"}
    take(history(ALICE, digital, elsewhere))
    assert (Person.objects.count(), Doubt.objects.count()) == (2, 1)
    assert LegacyCertificate.objects.get(number="N-1").person == LegacyCertificate.objects.get(line=2).person


def test_a_holder_of_a_certificate_taken_over_is_not_enrolled_again(cast: Cast, clea: Framework) -> None:
    take(history(ALICE))
    legacy = LegacyCertificate.objects.get()
    with pytest.raises(Refusal, match="Il a été délivré avant cette plateforme"):
        open_pathway(legacy.person, clea, cast.caen, WHY, scheme=scheme(), by=cast.ada.pk, on=TODAY)
    cleo = professional("Cleo", Role.CERTIFIER)
    withdraw_legacy(legacy, "error", by=cleo, on=TODAY)
    assert open_pathway(legacy.person, clea, cast.caen, WHY, scheme=scheme(), by=cast.ada.pk, on=TODAY).pk


def test_the_certificate_follows_its_holder_when_a_doubt_is_answered(cast: Cast, clea: Framework) -> None:
    older = someone(STATUS)
    same = ALICE | {"birth_name": STATUS.birth_name, "first_name": STATUS.first_name}
    take(history(same | {"birth_date": f"{STATUS.birth_date:%d/%m/%Y}"}))
    cleo = professional("Cleo", Role.CERTIFIER)
    resolve_doubt(Doubt.objects.get(), True, by=cleo, on=TODAY)
    assert LegacyCertificate.objects.get().person == older
    with pytest.raises(Refusal, match="Cette personne a déjà ce certificat"):
        open_pathway(older, clea, cast.caen, WHY, scheme=scheme(), by=cast.ada.pk, on=TODAY)


def test_two_certificates_in_force_keep_two_rows_apart_until_one_is_withdrawn(cast: Cast) -> None:
    take(history(ALICE, ALICE | {"number": "2019-3", "birth_place": "", "birth_place_name": "Oran"}))
    cleo = professional("Cleo", Role.CERTIFIER)
    with pytest.raises(Refusal, match="par exemple le n° 2019-3"):
        resolve_doubt(Doubt.objects.get(), True, by=cleo, on=TODAY)
    withdraw_legacy(LegacyCertificate.objects.get(number="2019-3"), "same_person", by=cleo, on=TODAY)
    resolve_doubt(Doubt.objects.get(), True, by=cleo, on=TODAY)
    assert set(LegacyCertificate.objects.values_list("person__doubts", flat=True)) == {None}


def test_a_certificate_taken_over_never_changes(cast: Cast) -> None:
    take(history(ALICE))
    for change in ({"number": "1"}, {"holder": "Bob"}, {"line": 9}, {"awarded_on": date(2016, 1, 1)}):
        with pytest.raises((InternalError, IntegrityError), match="ne change pas"), transaction.atomic():
            LegacyCertificate.objects.update(**change)
    with pytest.raises((InternalError, IntegrityError), match="ne change pas"), transaction.atomic():
        LegacyCertificate.objects.all().delete()


def test_only_the_certifier_withdraws_and_only_once(cast: Cast) -> None:
    take(history(ALICE))
    legacy = LegacyCertificate.objects.get()
    with pytest.raises(Refusal, match="Seul le certificateur"):
        withdraw_legacy(legacy, "error", by=cast.ada, on=TODAY)
    cleo = professional("Cleo", Role.CERTIFIER)
    withdraw_legacy(legacy, "error", by=cleo, on=TODAY)
    with pytest.raises(Refusal, match="est retiré depuis le 24/11/2026"):
        withdraw_legacy(legacy, "fraud", by=cleo, on=TODAY)


def test_the_number_of_a_legacy_paper_tells_the_public_nothing(cast: Cast) -> None:
    take(history(ALICE))
    answer = verification("2017-14-0042")
    assert (answer.status, answer.holder, answer.number) == ("unknown", "", "")


def test_a_certificate_is_found_by_its_number_or_its_holder(cast: Cast) -> None:
    take(history(ALICE, BOB))
    assert [each.number for each in legacy_named(" 2017-14-0043 ")] == ["2017-14-0043"]
    assert [each.number for each in legacy_named("alice lefevre")] == ["2017-14-0042"]
    assert len(legacy_named("")) == 2
