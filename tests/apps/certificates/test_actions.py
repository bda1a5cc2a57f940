from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from socle.apps.assessments.actions import accept_outside_result, submit_to_jury
from socle.apps.certificates.actions import award, revoke_certificate
from socle.apps.certificates.conclusion import conclude_sitting
from socle.apps.certificates.doubts import resolve_doubt
from socle.apps.certificates.models import Certificate, Counter
from socle.apps.frameworks.models import Framework
from socle.apps.journal.models import Entry
from socle.apps.juries.deliberating import decide, grant_block
from socle.apps.juries.models import Deliberation
from socle.apps.pathways.actions import resume_pathway, stop_pathway
from socle.apps.people.models import Doubt
from socle.core.errors import Refusal
from socle.scheme import scheme
from tests.cast import TODAY, Cast, enrol, someone
from tests.hearing import SITS_ON, Bench, file_sent, heard, signed, sitting_open, status

TITLE = "Certificat de connaissances et de compétences professionnelles (CléA)"
LATER = date(2027, 1, 11)


@pytest.fixture
def certificate(clea: Framework, cast: Cast, bench: Bench) -> Certificate:
    file_sent(clea, cast.caen)
    (awarded,) = heard(clea, bench)
    return awarded


def granted_again(clea: Framework, cast: Cast, bench: Bench) -> Deliberation:
    """A second file of the same person, who stood in two rows; its sitting is still open."""
    twice = someone(replace(status(0), used_name="Durand"))
    pathway = enrol(cast, clea, twice)
    resolve_doubt(Doubt.objects.get(newer=twice), True, by=bench.cecile, on=TODAY)
    accept_outside_result(pathway, "CléA by Pix", by=None, on=TODAY)
    submit_to_jury(pathway, by=None, on=TODAY)
    sitting, _ = sitting_open(clea, bench)
    grant_block(sitting, scheme=scheme(), by=bench.sophie, on=SITS_ON)
    return Deliberation.objects.latest("pk")


def test_a_certificate_keeps_what_is_printed(certificate: Certificate, bench: Bench) -> None:
    assert (certificate.number, certificate.holder) == ("CLEA-2026-000001", "Zoéa Martina")
    assert (certificate.title, certificate.issuer_name) == (TITLE, "Organisme de démonstration")
    assert (certificate.decided_on, certificate.awarded_on) == (SITS_ON, SITS_ON)
    entry = Entry.objects.get(subject="certificates.certificate")
    assert (entry.verb, entry.actor_id) == ("award", bench.sophie.pk)


def test_what_the_demonstration_issues_is_a_specimen(certificate: Certificate) -> None:
    assert certificate.specimen


def test_awarding_twice_gives_the_same_certificate(certificate: Certificate, bench: Bench) -> None:
    again = award(certificate.deliberation, scheme=scheme(), by=bench.sophie, on=LATER)
    assert (again, Certificate.objects.count(), Counter.objects.get().last) == (certificate, 1, 1)


def test_nothing_is_awarded_before_the_sitting_closes(clea: Framework, cast: Cast, bench: Bench) -> None:
    file_sent(clea, cast.caen)
    _, (item,) = sitting_open(clea, bench)
    made = decide(item, "granted", scheme=scheme(), by=bench.sophie, on=SITS_ON)
    with pytest.raises(Refusal, match="La séance n’est pas close"):
        award(made, scheme=scheme(), by=bench.sophie, on=SITS_ON)


def test_a_refused_file_gets_no_certificate(clea: Framework, cast: Cast, bench: Bench) -> None:
    file_sent(clea, cast.caen)
    _, (item,) = sitting_open(clea, bench)
    made = decide(item, "refused", reason="Incomplet.", scheme=scheme(), by=bench.sophie, on=SITS_ON)
    with pytest.raises(Refusal, match="n’accorde pas le certificat"):
        award(made, scheme=scheme(), by=bench.sophie, on=SITS_ON)


def test_one_certificate_per_person_per_framework(
    clea: Framework, cast: Cast, bench: Bench, certificate: Certificate
) -> None:
    with pytest.raises(Refusal, match="Cette personne a déjà ce certificat"):
        file_sent(clea, cast.caen, person=certificate.person)
    sitting = granted_again(clea, cast, bench).item.sitting
    with pytest.raises(Refusal, match="a déjà ce certificat : dossier n° 1"):
        conclude_sitting(signed(sitting, bench), scheme=scheme(), by=bench.sophie, on=SITS_ON)
    sitting.refresh_from_db()
    assert (sitting.state, Certificate.objects.count()) == ("open", 1)


def test_the_database_too_refuses_a_second_certificate(
    clea: Framework, cast: Cast, bench: Bench, certificate: Certificate
) -> None:
    second = granted_again(clea, cast, bench)
    copy = Certificate.objects.get(pk=certificate.pk)
    copy._state.adding, copy.pk, copy.public_id = True, None, uuid4()
    copy.pathway, copy.deliberation, copy.number, copy.code = second.pathway, second, "2", "2"
    with pytest.raises(IntegrityError, match="one_certificate_per_person_and_framework"):
        copy.save(force_insert=True)


def test_a_withdrawal_frees_the_person_for_a_new_certificate(
    clea: Framework, cast: Cast, bench: Bench, certificate: Certificate
) -> None:
    revoke_certificate(certificate, "error", by=bench.cecile, on=SITS_ON)
    assert Entry.objects.get(verb="revoke", subject="certificates.certificate").codes == {"reason": "error"}
    certificate.pathway.refresh_from_db()
    assert certificate.pathway.state == "withdrawn"
    file_sent(clea, cast.caen, person=certificate.person)
    (new,) = heard(clea, bench)
    assert (new.number, new.person, new.revoked_on) == ("CLEA-2026-000002", certificate.person, None)


def test_a_stopped_pathway_is_not_resumed_once_the_person_holds_the_certificate(
    clea: Framework, cast: Cast, bench: Bench
) -> None:
    stopped = enrol(cast, clea)
    stop_pathway(stopped, "employer_days", scheme=scheme(), by=None, on=TODAY)
    file_sent(clea, cast.caen, person=stopped.person)
    heard(clea, bench)
    with pytest.raises(Refusal, match="Cette personne a déjà ce certificat"):
        resume_pathway(stopped, by=None, on=SITS_ON)


def test_only_the_certifier_withdraws_and_says_why(bench: Bench, certificate: Certificate) -> None:
    with pytest.raises(Refusal, match="demande le rôle « Certificateur »"):
        revoke_certificate(certificate, "error", by=bench.sophie, on=SITS_ON)
    with pytest.raises(Refusal, match="Un retrait porte sa raison"):
        revoke_certificate(certificate, "", by=bench.cecile, on=SITS_ON)
    revoke_certificate(certificate, "fraud", by=bench.cecile, on=SITS_ON)
    with pytest.raises(Refusal, match="est retiré depuis le 14/12/2026"):
        revoke_certificate(certificate, "error", by=bench.cecile, on=LATER)


def test_a_certificate_never_changes(bench: Bench, certificate: Certificate) -> None:
    revoke_certificate(certificate, "error", by=bench.cecile, on=SITS_ON)
    one = Certificate.objects.filter(pk=certificate.pk)
    for act in (
        lambda: one.update(holder="Quelqu’un d’autre"),
        lambda: one.update(revoked_on=None, revocation_reason=""),
        lambda: one.update(specimen=False),
        one.delete,
    ):
        with pytest.raises(DatabaseError, match="Un certificat ne change pas"), transaction.atomic():
            act()


def test_production_issues_nothing_without_number_name_and_signatory(
    clea: Framework, cast: Cast, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    file_sent(clea, cast.caen)
    sitting, _ = sitting_open(clea, bench)
    grant_block(sitting, scheme=scheme(), by=bench.sophie, on=SITS_ON)
    monkeypatch.setenv("SOCLE_ENV", "production")
    with pytest.raises(Refusal, match=r"le numéro d’enregistrement .* ; le nom légal .* ; le signataire"):
        conclude_sitting(signed(sitting, bench), scheme=scheme(), by=bench.sophie, on=SITS_ON)
    monkeypatch.setenv("SOCLE_ISSUER_NAME", "Association certificatrice")
    monkeypatch.setenv("SOCLE_ISSUER_SIGNATORY", "La présidente")
    monkeypatch.setenv("SOCLE_ISSUER_PLACE", "Paris")
    Framework.objects.filter(pk=clea.pk).update(registration_number="RS0000")
    (awarded,) = conclude_sitting(sitting, scheme=scheme(), by=bench.sophie, on=SITS_ON)
    assert (awarded.specimen, awarded.issuer_name) == (False, "Association certificatrice")
    assert (awarded.registration_number, awarded.signatory) == ("RS0000", "La présidente")


def test_numbers_start_again_each_year_and_none_is_skipped(
    clea: Framework, cast: Cast, bench: Bench, certificate: Certificate
) -> None:
    for number in (1, 2):
        file_sent(clea, cast.caen, number)
    assert [c.number for c in heard(clea, bench, on=LATER)] == ["CLEA-2027-000001", "CLEA-2027-000002"]
    assert dict(Counter.objects.values_list("year", "last")) == {2026: 1, 2027: 2}
