"""The signed statement: its own kind, its end date, and never the certificate."""

import json
from datetime import date

import pytest

from socle.apps.assessments.models import Assessment
from socle.apps.assessments.statements import issue_statement
from socle.apps.credentials.tasks import publish_and_sign
from socle.apps.frameworks.models import Framework
from socle.apps.people.models import Person
from socle.core.credential.forbidden import forbidden_terms
from socle.core.errors import Refusal
from socle.signer.client import Signer
from tests.cast import TODAY, Cast, assess, enrol, give_result_back, verdicts

AFTER_FIVE_YEARS = date(2031, 11, 25)


def given_back(cast: Cast, clea: Framework, person: Person | None = None, **domains: str) -> Assessment:
    pathway = enrol(cast, clea, person)
    assessment = assess(pathway, cast.bob, verdicts(pathway, **domains))
    give_result_back(assessment, cast.bob)
    return assessment


def test_a_statement_says_what_is_acquired_until_when_and_that_it_is_not_the_certificate(
    cast: Cast, clea: Framework, signer: Signer
) -> None:
    credential = issue_statement(given_back(cast, clea, d3="not_acquired"), by=None, on=TODAY)
    publish_and_sign()
    credential.refresh_from_db()
    badge = json.loads(credential.badge)
    achievement = badge["credentialSubject"]["achievement"]
    assert (achievement["achievementType"], badge["validUntil"], credential.token) == (
        "ext:StatementOfAcquiredDomains",
        "2031-11-24T23:59:59Z",
        "",
    )
    assert "Ceci n’est pas le certificat CléA." in achievement["criteria"]["narrative"]
    assert {each["targetCode"][0] for each in achievement["alignment"]} == set("124567")
    assert forbidden_terms(badge) == ()


def test_asked_again_the_same_statement_is_given(cast: Cast, clea: Framework) -> None:
    assessment = given_back(cast, clea, d3="not_acquired")
    first = issue_statement(assessment, by=None, on=TODAY)
    assert issue_statement(assessment, by=None, on=TODAY) == first


def test_nothing_is_stated_before_the_result_is_given_back(cast: Cast, clea: Framework) -> None:
    pathway = enrol(cast, clea)
    assessment = assess(pathway, cast.bob, verdicts(pathway, d3="not_acquired"))
    with pytest.raises(Refusal, match="Il n’y a encore rien à attester"):
        issue_statement(assessment, by=None, on=TODAY)


def test_a_person_who_acquired_everything_waits_for_the_certificate(cast: Cast, clea: Framework) -> None:
    with pytest.raises(Refusal, match="Tout est acquis"):
        issue_statement(given_back(cast, clea), by=None, on=TODAY)


def test_nothing_is_stated_once_the_five_years_are_over(cast: Cast, clea: Framework) -> None:
    with pytest.raises(Refusal, match="cinq ans est terminée"):
        issue_statement(given_back(cast, clea, d3="not_acquired"), by=None, on=AFTER_FIVE_YEARS)
