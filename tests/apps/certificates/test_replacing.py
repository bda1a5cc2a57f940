"""A change of name: another certificate takes the place of the former one, and nothing public says so."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from socle.apps.certificates.actions import award, revoke_certificate
from socle.apps.certificates.models import Certificate, Share
from socle.apps.certificates.paper import paper_of
from socle.apps.certificates.queries import due_for_print, last_forms, searched, verification
from socle.apps.certificates.replacing import replace_certificate
from socle.apps.certificates.sharing import share_certificate
from socle.apps.credentials.publishing import publish_status
from socle.apps.credentials.tasks import publish_and_sign
from socle.apps.credentials.trusting import own_trust
from socle.apps.frameworks.models import Framework
from socle.apps.journal.models import Entry
from socle.apps.log.store import public_store
from socle.apps.people.models import Doubt
from socle.core.credential.verify_badge import verify_badge
from socle.core.errors import Refusal
from socle.core.person import Names
from socle.scheme import scheme
from socle.signer.client import Signer
from tests.cast import Cast, someone
from tests.hearing import SITS_ON, Bench, file_sent, heard, status
from tests.signing import SIGNED_AT

ON = SITS_ON
PAULA = Names("Martina", "Paula", "Durand")
WHY = "civil_status"


@pytest.fixture
def certificate(clea: Framework, cast: Cast, bench: Bench) -> Certificate:
    file_sent(clea, cast.caen)
    (awarded,) = heard(clea, bench)
    return awarded


def replaced(certificate: Certificate, bench: Bench, names: Names = PAULA, on: date = ON) -> Certificate:
    return replace_certificate(certificate, names, WHY, scheme=scheme(), by=bench.cecile, on=on)


def test_the_new_certificate_says_the_same_decision_under_the_new_name(
    certificate: Certificate, bench: Bench
) -> None:
    new = replaced(certificate, bench, on=ON + timedelta(days=30))
    certificate.refresh_from_db()
    assert (new.holder, new.number, new.decided_on, new.awarded_on) == (
        "Paula Martina, nom d’usage Durand",
        "CLEA-2027-000001",
        SITS_ON,
        ON + timedelta(days=30),
    )
    assert (certificate.revoked_on, certificate.revocation_reason) == (new.awarded_on, WHY)
    assert (new.replaced, new.pathway.state, list(last_forms())) == (certificate, "certified", [new])
    assert (new.code == certificate.code, new.public_id == certificate.public_id) == (False, False)


def test_the_person_is_known_searched_and_printed_under_the_new_name(
    certificate: Certificate, bench: Bench
) -> None:
    new = replaced(certificate, bench)
    person = new.person
    person.refresh_from_db()
    assert (str(person), person.sort_name, person.identity_key) == (
        "Paula Durand",
        "martina paula",
        "martina|paula|1990-01-01",
    )
    assert list(searched("paula")) == [new, certificate]
    sitting = certificate.deliberation.item.sitting
    due = due_for_print(sitting)
    assert (due.certificates, len(due.letters)) == ((new,), 1)
    assert (paper_of(new).holder, paper_of(new).used_name) == ("Paula Martina", "Durand")


def test_the_journal_tells_the_change_and_no_name(certificate: Certificate, bench: Bench) -> None:
    before = Entry.objects.latest("pk").pk
    new = replaced(certificate, bench)
    told = Entry.objects.filter(pk__gt=before).order_by("pk")
    assert [(each.subject, each.verb, each.codes) for each in told] == [
        ("people.person", "change_name", {"doubts": 0}),
        ("certificates.certificate", "replace", {"reason": WHY}),
        ("credentials.credential", "revoke", {}),
        ("credentials.credential", "replace", {}),
        ("certificates.certificate", "award", {"replaces": certificate.pk}),
    ]
    codes = str([each.codes for each in told])
    assert [name for name in ("Paula", "Zo", "Mart", new.number) if name in codes] == []


def test_the_former_badge_is_withdrawn_and_the_new_one_valid(
    certificate: Certificate, bench: Bench, signer: Signer
) -> None:
    publish_and_sign()
    new = replaced(certificate, bench)
    publish_and_sign()
    publish_status(signer)
    found = {}
    for each in (certificate, new):
        each.refresh_from_db()
        assert each.credential
        answer = verify_badge(each.credential.badge.encode(), *own_trust(), at=SIGNED_AT + timedelta(hours=1))
        found[each.holder] = {check.name: check.result.value for check in answer.checks}
    assert found["Zoéa Martina"]["status"] == "no"
    assert found[new.holder] == dict.fromkeys(("issuer", "intact", "status", "log", "schema"), "yes")


def test_nothing_public_links_the_new_certificate_to_the_former_one(
    certificate: Certificate, bench: Bench, signer: Signer
) -> None:
    publish_and_sign()
    new = replaced(certificate, bench)
    publish_and_sign()
    publish_status(signer)
    certificate.refresh_from_db()
    new.refresh_from_db()
    assert (verification(certificate.code).status, verification(new.code).status) == ("revoked", "valid")
    files = b"".join(path.read_bytes() for path in public_store().root.rglob("*") if path.is_file()).decode(
        errors="replace"
    )
    for one, other in ((certificate, new), (new, certificate)):
        assert one.credential
        secrets = (other.number, other.code, str(other.public_id), other.holder.split(" ")[0])
        pages = Client().get(f"/verifier/{one.code}/").content.decode() + one.credential.badge + files
        assert [secret for secret in secrets if secret in pages] == []


def test_a_former_link_shows_neither_name_any_more(certificate: Certificate, bench: Bench) -> None:
    share = share_certificate(certificate, key=UUID(int=7), days=30, on=ON)
    replaced(certificate, bench)
    share.refresh_from_db()
    assert (share.withdrawn_on, Share.objects.count()) == (ON, 1)


def test_asked_again_the_same_certificate_is_given(certificate: Certificate, bench: Bench) -> None:
    new = replaced(certificate, bench)
    assert (replaced(certificate, bench), Certificate.objects.count()) == (new, 2)
    assert award(certificate.deliberation, scheme=scheme(), by=bench.sophie, on=ON) == new


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (Names("Martina", "Zoéa"), "Le certificat porte déjà ce nom."),
        (Names(" ", "Paula"), "Le nouveau nom est à corriger : le nom de naissance est vide."),
        (Names("Martina", "Pau\u202ela"), "le prénom contient un caractère invisible (U+202E)"),
    ],
)
def test_the_same_name_an_empty_one_and_one_never_signed_are_refused(
    certificate: Certificate, bench: Bench, names: Names, said: str
) -> None:
    with pytest.raises(Refusal) as refusal:
        replaced(certificate, bench, names)
    assert said in str(refusal.value)
    certificate.refresh_from_db()
    assert (certificate.revoked_on, Certificate.objects.count(), certificate.person.first_name) == (
        None,
        1,
        "Zoéa",
    )


def test_a_withdrawn_certificate_is_not_replaced(certificate: Certificate, bench: Bench) -> None:
    revoke_certificate(certificate, "error", by=bench.cecile, on=ON)
    with pytest.raises(Refusal, match="est retiré depuis le 14/12/2026"):
        replaced(certificate, bench)


def test_only_the_certifier_replaces_and_says_why(certificate: Certificate, bench: Bench) -> None:
    with pytest.raises(Refusal, match="demande le rôle « Certificateur »"):
        replace_certificate(certificate, PAULA, WHY, scheme=scheme(), by=bench.sophie, on=ON)
    with pytest.raises(Refusal, match="Un remplacement porte sa raison"):
        replace_certificate(certificate, PAULA, "fraud", scheme=scheme(), by=bench.cecile, on=ON)


def test_whoever_bears_the_new_name_already_becomes_a_doubt(certificate: Certificate, bench: Bench) -> None:
    other = someone(status(1))
    type(other).objects.filter(pk=other.pk).update(identity_key="martina|paula|1990-01-01")
    replaced(certificate, bench)
    assert list(Doubt.objects.values_list("newer", "older")) == [(other.pk, certificate.person_id)]


def test_the_new_certificate_never_changes_and_can_be_withdrawn(
    certificate: Certificate, bench: Bench
) -> None:
    new = replaced(certificate, bench)
    for change in ({"replaced": None}, {"holder": "Zoé"}):
        with pytest.raises(DatabaseError, match="Un certificat ne change pas"), transaction.atomic():
            Certificate.objects.filter(pk=new.pk).update(**change)
    revoke_certificate(new, "error", by=bench.cecile, on=ON)
    new.pathway.refresh_from_db()
    assert new.pathway.state == "withdrawn"
