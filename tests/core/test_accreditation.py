from datetime import date

import pytest

from socle.core.accreditation import Accreditation, AccreditedRole, missing_accreditation

CAEN, ROUEN = "73282932000074", "73282932000082"
HELD = [Accreditation(CAEN, "clea", AccreditedRole.ASSESS, date(2024, 1, 1), date(2026, 12, 31))]


def missing(siret: str = CAEN, framework: str = "clea", role: str = "assess", on: date = date(2026, 11, 24)):
    return missing_accreditation(
        HELD,
        siret=siret,
        framework=framework,
        role=AccreditedRole(role),
        accredited_roles=["assess"],
        on=on,
    )


def test_the_assessing_site_holds_an_accreditation_on_the_date_of_the_assessment() -> None:
    assert missing() == missing(on=date(2026, 12, 31)) == ()
    assert missing(on=date(2027, 1, 1)) == ("une habilitation à évaluer pour « clea » valable le 01/01/2027",)


@pytest.mark.parametrize("changed", [{"siret": ROUEN}, {"framework": "clea-numerique"}])
def test_another_site_or_framework_does_not_count(changed: dict[str, str]) -> None:
    assert len(missing(**changed)) == 1


def test_a_role_that_needs_no_accreditation_lacks_nothing() -> None:
    assert missing(role="train", siret=ROUEN) == ()
