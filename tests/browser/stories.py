"""The stories told to the browser's database: `python -m tests.browser.stories` reads names, one a line.

After each it prints what it made.
"""

import json
import sys
from dataclasses import asdict, dataclass, replace
from datetime import date
from uuid import UUID

import django

django.setup()

from django.utils.timezone import localdate  # noqa: E402

from socle.apps.accounts.actions import issue_card  # noqa: E402
from socle.apps.accounts.models import Account  # noqa: E402
from socle.apps.accreditations.actions import accredit  # noqa: E402
from socle.apps.assessments.models import Assessment  # noqa: E402
from socle.apps.assessments.rating import record_ratings  # noqa: E402
from socle.apps.certificates.actions import revoke_certificate  # noqa: E402
from socle.apps.certificates.conclusion import conclude_validation  # noqa: E402
from socle.apps.exchanges.actions import confirm_import, keep_check  # noqa: E402
from socle.apps.exchanges.checking import check_content  # noqa: E402
from socle.apps.exchanges.destination import Destination  # noqa: E402
from socle.apps.exchanges.models import Import  # noqa: E402
from socle.apps.frameworks.models import Framework  # noqa: E402
from socle.apps.legacy.actions import rehearse_here, take_over  # noqa: E402
from socle.apps.legacy.models import LegacyCertificate  # noqa: E402
from socle.apps.organisations.models import Site  # noqa: E402
from socle.apps.pathways.models import Pathway  # noqa: E402
from socle.core.accreditation import AccreditedRole  # noqa: E402
from socle.core.certificate import RevocationReason  # noqa: E402
from socle.core.certification import Verdict  # noqa: E402
from socle.core.jury import College  # noqa: E402
from socle.core.roles import Role  # noqa: E402
from socle.scheme import scheme  # noqa: E402
from tests import cast as told  # noqa: E402
from tests.browser.declaring import declaring  # noqa: E402
from tests.browser.hearing import hearing  # noqa: E402
from tests.browser.sharing import sharing  # noqa: E402
from tests.browser.story import Candidate, Story  # noqa: E402
from tests.browser.studying import studying  # noqa: E402
from tests.core.exchange.candidates.files import csv_of, line  # noqa: E402
from tests.core.exchange.legacy.files import ALICE as LEGACY_ALICE  # noqa: E402
from tests.core.exchange.legacy.files import BOB as LEGACY_BOB  # noqa: E402
from tests.core.exchange.legacy.files import history  # noqa: E402
from tests.core.test_person import ALICE  # noqa: E402
from tests.hearing import file_sent  # noqa: E402


def spine() -> Story:
    """The cast at Caen and Rennes, the certifier, the jury, and a candidate at each step before the jury.

    `nour` is enrolled; `omar` is being assessed, nothing rated; `alice` acquired some domains and has a
    prescription; `yann` has acquired nothing yet; `lea` acquired everything and her file can go to the jury.
    """
    clea = Framework.objects.get(slug="clea")
    teller = Teller(told.gather(clea), clea, localdate())
    told.professional("Cleo", Role.CERTIFIER)
    told.professional("Sam", Role.SECRETARY)
    told.professional("Eve", Role.JUROR, college=College.EMPLOYERS)
    told.professional("Max", Role.JUROR, college=College.EMPLOYEES)
    accounts = Account.objects.select_related("professional")
    return Story(
        accounts={account.professional.first_name.lower(): account.email for account in accounts},
        password=told.PASSWORD,
        candidates={
            "nour": teller.candidate(teller.enrolled("Nour")),
            "omar": teller.assessed("Omar"),
            "alice": teller.given_back("Zoë", missing=(3, 6)),
            "yann": teller.given_back("Yann", missing=range(1, 8)),
            "lea": teller.given_back("Léa", missing=()),
        },
    )


@dataclass(frozen=True, slots=True)
class Teller:
    """Takes candidates, all born on Alice's day, to a step of their pathway."""

    cast: told.Cast
    framework: Framework
    on: date

    def enrolled(self, first_name: str) -> Pathway:
        person = told.someone(replace(ALICE, first_name=first_name), self.on)
        return told.enrol(self.cast, self.framework, person, self.on)

    def assessed(self, first_name: str) -> Candidate:
        pathway = self.enrolled(first_name)
        return self.candidate(pathway, told.assess(pathway, self.cast.bob, {}, on=self.on))

    def given_back(self, first_name: str, *, missing: tuple[int, ...] | range) -> Candidate:
        """Every domain acquired but those of these numbers."""
        pathway = self.enrolled(first_name)
        not_yet = {f"d{number}": str(Verdict.NOT_ACQUIRED) for number in missing}
        assessment = told.assess(pathway, self.cast.bob, told.verdicts(pathway, **not_yet), on=self.on)
        told.give_result_back(assessment, self.cast.bob, self.on)
        return self.candidate(pathway, assessment)

    def candidate(self, pathway: Pathway, assessment: Assessment | None = None) -> Candidate:
        card = issue_card(pathway.person, by=self.cast.ada.pk, on=self.on)
        return Candidate(
            card=card,
            birth_date=ALICE.birth_date.isoformat(),
            pathway=str(pathway.public_id),
            assessment=str(assessment.public_id) if assessment else "",
        )


def certifier() -> Story:
    """Told after the spine: what waits for Cleo at the certifier.

    Two rows alike, a criterion that Bob could not assess, files to validate and what was validated before.
    `ids` names the two rows (`known`, `new`), the question (`asked`), a body and its site, the certificate to
    withdraw (`held`), one withdrawn (`gone`), a file to validate (`waiting`), one of 2017 (`legacy`).
    """
    teller = Teller(gathered(), Framework.objects.get(slug="clea"), localdate())
    bob = teller.cast.bob
    known = told.someone(replace(ALICE, first_name="Inès"), teller.on)
    new = told.someone(replace(ALICE, first_name="Inès", used_name="Durand"), teller.on)
    told.enrol(teller.cast, teller.framework, known, teller.on)
    iris = told.assess(teller.enrolled("Iris"), bob, {}, on=teller.on)
    why = {"1.2.3": "La personne ne parle pas : elle utilise la langue des signes."}
    record_ratings(iris, {"1.2.3": Verdict.NOT_ASSESSABLE}, reasons=why, by=bob, on=teller.on)
    ids = {"known": known.public_id, "new": new.public_id, "asked": iris.obstacles.get().public_id}
    ids |= {"body": teller.cast.caen.body.public_id, "site": teller.cast.caen.public_id}
    ids |= validated(teller)
    take_history_over(teller.on)
    ids |= {"legacy": LegacyCertificate.objects.get(number="2017-14-0042").public_id}
    return Story(
        accounts={"cleo": "cleo@exemple.fr"},
        password=told.PASSWORD,
        candidates={},
        ids={name: str(each) for name, each in ids.items()},
    )


def take_history_over(on: date) -> None:
    """Two certificates of 2017, delivered by COPANEF."""
    files = history(LEGACY_ALICE, LEGACY_BOB)
    rehearsal, _ = rehearse_here(files, scheme=scheme(), on=on)
    take_over(rehearsal, files, on=on)


def validated(teller: Teller) -> dict[str, UUID]:
    """Two files of CléA Numérique wait for Cleo; of two that she validated, one certificate is withdrawn."""
    numerique, rennes, on = Framework.objects.get(slug="clea-numerique"), teller.cast.rennes, teller.on
    accredit(rennes, numerique, AccreditedRole.ASSESS, starts_on=on, ends_on=None, by=None, on=on)
    named = [replace(ALICE, first_name=name) for name in ("Paul", "Rose", "Sami", "Tina")]
    files = [file_sent(numerique, rennes, person=told.someone(each, on), on=on) for each in named]
    cleo = Account.objects.get(email="cleo@exemple.fr")
    held, gone = conclude_validation(files[:2], scheme=scheme(), by=cleo, on=on)
    revoke_certificate(gone, RevocationReason.ERROR, by=cleo, on=on)
    return {"held": held.public_id, "gone": gone.public_id, "waiting": files[3].public_id}


def grid() -> Story:
    """Told after the spine: someone for each test of the grid, with nothing rated but where said.

    `new` and `keys` are enrolled; `seen` has been seen in every domain and acquired all but the third;
    `learned` had the same result given back.
    """
    teller = Teller(gathered(), Framework.objects.get(slug="clea"), localdate())
    nothing = ("undo", "cut", "again", "ended", "device", "reason", "situation", "petal", "plain")
    seen = teller.enrolled("Sonia")
    verdicts = told.verdicts(seen, d3=str(Verdict.NOT_ACQUIRED))
    return Story(
        accounts={name: f"{name}@exemple.fr" for name in ("bob", "dora", "tim")},
        password=told.PASSWORD,
        candidates={
            "new": teller.candidate(teller.enrolled("Nina")),
            "keys": teller.candidate(teller.enrolled("Karim")),
            "seen": teller.candidate(seen, told.assess(seen, teller.cast.bob, verdicts, on=teller.on)),
            "learned": teller.given_back("Lina", missing=(3,)),
            **{name: teller.assessed(f"Cécile {name}") for name in nothing},
        },
    )


def imports() -> Story:
    """Told after the spine: Ada's files at Caen.

    `ids` names one with lines to mend (`faulty`), one to confirm (`checked`) and one imported (`imported`).
    """
    teller = Teller(gathered(), Framework.objects.get(slug="clea"), localdate())
    destination, ada = Destination.at(teller.cast.caen), teller.cast.ada

    def handed_in(*lines: tuple[str, ...]) -> Import:
        content = csv_of(*lines)
        checked = check_content(content, destination, scheme=scheme(), on=teller.on)
        return keep_check(content, destination, checked, by=ada.pk, on=teller.on)

    here = {"certificate_name": "CléA", "organisation_siren": "", "establishment_siret": ""}
    wrong = {"title": "B", "birth_date": "31/02/1990", "postal_code": "1400", "status": "OUI"}
    made = {
        "faulty": handed_in(line(**here | wrong), line(**here)),
        "checked": handed_in(line(**here | {"first_name": "Ana"}), line(**here | {"first_name": "Zoë"})),
        "imported": handed_in(line(**here | {"first_name": "Ida"})),
    }
    confirm_import(made["imported"], scheme=scheme(), by=ada.pk, on=teller.on)
    return Story(
        accounts={"ada": ada.email},
        password=told.PASSWORD,
        candidates={},
        ids={name: str(each.public_id) for name, each in made.items()},
    )


def gathered() -> told.Cast:
    """The cast of the spine, already there."""
    sites = {site.town.lower(): site for site in Site.objects.select_related("body")}
    names = ("bob", "dora", "tim", "ada", "charlie")
    accounts = {name: Account.objects.get(email=f"{name}@exemple.fr") for name in names}
    return told.Cast(caen=sites["caen"], rennes=sites["rennes"], **accounts)


STORIES = {
    "spine": spine,
    "certifier": certifier,
    "declaring": declaring,
    "grid": grid,
    "hearing": hearing,
    "imports": imports,
    "sharing": sharing,
    "studying": studying,
}


if __name__ == "__main__":
    for name in sys.stdin:
        print(json.dumps(asdict(STORIES[name.strip()]())), flush=True)
