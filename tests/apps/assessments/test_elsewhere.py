"""Results that another body assessed: their own kind, who assessed, and never the certificate."""

import json

import pytest

from socle.apps.assessments.elsewhere import issue_elsewhere
from socle.apps.certificates.actions import revoke_certificate
from socle.apps.certificates.replacing import replace_certificate
from socle.apps.credentials.models import Credential
from socle.apps.credentials.tasks import publish_and_sign
from socle.apps.frameworks.models import Framework
from socle.apps.frameworks.queries import content
from socle.apps.journal.models import Entry
from socle.core.credential.forbidden import forbidden_terms
from socle.core.errors import Refusal
from socle.core.person import Names
from socle.scheme import scheme
from socle.signer.client import Signer
from tests.cast import TODAY, Cast, enrol
from tests.hearing import SITS_ON, file_sent, gather_bench, heard


def test_the_signed_form_says_who_assessed_everything_and_that_it_is_not_the_certificate(
    cast: Cast, clea: Framework, signer: Signer
) -> None:
    pathway = file_sent(clea, cast.caen)
    credential = issue_elsewhere(pathway, by=None, on=TODAY)
    publish_and_sign()
    credential.refresh_from_db()
    badge = json.loads(credential.badge)
    subject = badge["credentialSubject"]
    achievement = subject["achievement"]
    assert (credential.kind, achievement["achievementType"], subject["source"]["name"]) == (
        "elsewhere",
        "ext:ResultsObtainedElsewhere",
        "CléA by Pix",
    )
    assert (subject["identifier"][0]["identityHash"], badge["awardedDate"][:10], credential.token) == (
        "Zoéa Martina",
        TODAY.isoformat(),
        "",
    )
    assert "Ceci n’est pas le certificat CléA." in achievement["criteria"]["narrative"]
    codes = {each["targetCode"] for each in achievement["alignment"]}
    assert codes >= {each.code for each in content(pathway.version).subdomains()}
    assert "licenseNumber" not in subject and "validUntil" not in badge
    assert forbidden_terms(badge) == ()


def test_asked_again_the_same_form_is_given(cast: Cast, clea: Framework) -> None:
    pathway = file_sent(clea, cast.caen)
    first = issue_elsewhere(pathway, by=None, on=TODAY)
    assert (issue_elsewhere(pathway, by=None, on=SITS_ON), Credential.objects.count()) == (first, 1)
    assert Entry.objects.filter(verb="issue_elsewhere").count() == 1


def test_it_can_be_asked_for_once_the_certificate_is_granted(cast: Cast, clea: Framework) -> None:
    file_sent(clea, cast.caen)
    (certificate,) = heard(clea, gather_bench())
    assert issue_elsewhere(certificate.pathway, by=None, on=SITS_ON).kind == "elsewhere"


def test_a_person_assessed_here_has_nothing_from_elsewhere(cast: Cast, clea: Framework) -> None:
    with pytest.raises(Refusal, match="Aucun résultat n’a été obtenu ailleurs"):
        issue_elsewhere(enrol(cast, clea), by=None, on=TODAY)


def test_a_change_of_name_withdraws_the_form_and_another_is_asked_for(cast: Cast, clea: Framework) -> None:
    pathway, bench = file_sent(clea, cast.caen), gather_bench()
    first = issue_elsewhere(pathway, by=None, on=TODAY)
    (certificate,) = heard(clea, bench)
    names = Names("Martina", "Paula")
    replace_certificate(certificate, names, "spelling", scheme=scheme(), by=bench.cecile, on=SITS_ON)
    second = issue_elsewhere(pathway, by=None, on=SITS_ON)
    first.refresh_from_db()
    assert (first.revoked_on, second.revoked_on) == (SITS_ON, None)
    second.refresh_from_db()
    assert second.record and second.record["holder"] == "Paula Martina"


def test_the_withdrawal_of_the_certificate_withdraws_the_form_for_ever(cast: Cast, clea: Framework) -> None:
    pathway, bench = file_sent(clea, cast.caen), gather_bench()
    form = issue_elsewhere(pathway, by=None, on=TODAY)
    (certificate,) = heard(clea, bench)
    revoke_certificate(certificate, "fraud", by=bench.cecile, on=SITS_ON)
    form.refresh_from_db()
    assert form.revoked_on == SITS_ON
    with pytest.raises(Refusal, match="Le certificat a été retiré"):
        issue_elsewhere(pathway, by=None, on=SITS_ON)
