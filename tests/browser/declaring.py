"""Certificates declared from Caen, told after the spine: some answered, some built, some still to prepare."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from django.utils.timezone import localdate, now

from socle.apps.accounts.actions import issue_card
from socle.apps.accounts.models import Account
from socle.apps.accreditations.actions import accredit
from socle.apps.certificates.conclusion import conclude_validation
from socle.apps.certificates.models import Certificate
from socle.apps.declarations.entering import enter_passages
from socle.apps.declarations.models import Passage
from socle.apps.declarations.reporting import import_report
from socle.apps.frameworks.models import Framework
from socle.apps.organisations.models import Site
from socle.core.accreditation import AccreditedRole
from socle.core.person import CivilStatus
from socle.scheme import scheme
from tests import cast as told
from tests.apps.declarations.declaring import deposited, prepared, report
from tests.browser.story import Candidate, Story
from tests.core.test_person import ALICE
from tests.hearing import Bench, file_sent

ON = localdate()
NOBODY, SEVERAL = "Aucun titulaire ne correspond à cet état civil", "Plusieurs titulaires correspondent"


def declaring() -> Story:
    """Cleo declares; Ada, at Caen, corrects. `ids` names the batches and passages at each of their steps.

    `rose` is the first candidate whose certificate is in their passport.
    """
    teller = Teller(Account.objects.get(email="cleo@exemple.fr"), Site.objects.get(name="Afpa Caen"))
    first = teller.awarded(20, "Rose", "Paul", "Inès", "Omar", "Tina", "Lou")
    answered = teller.answered(first)
    late = teller.awarded(100, "Nour", "Zoé")
    teller.awarded(70, "Ali", "Léa", "Max")
    (left,) = teller.awarded(8, "Jeanne", birth_name="de Saint-" + "Exupéry-" * 7 + "Durand")
    (built,) = prepared(teller.bench, ON, now() - timedelta(minutes=1)).batches
    teller.awarded(3, "Yann", "Ana", "Eva")
    (doubtful,) = teller.awarded(2, "Sami", birth_place_name="Caen-la-Mer")
    enter_passages(on=ON)
    passages = {
        "nobody": first[0],
        "several": first[1],
        "integrated": first[2],
        "left": left,
        "doubtful": doubtful,
        "late": late[0],
    }
    return Story(
        accounts={name: f"{name}@exemple.fr" for name in ("cleo", "ada")},
        password=told.PASSWORD,
        candidates={"ines": teller.candidate(first[2])},
        ids={"answered": str(answered), "built": str(built.public_id)}
        | {name: str(Passage.objects.get(certificate=each).public_id) for name, each in passages.items()},
    )


class Teller:
    def __init__(self, certifier: Account, site: Site) -> None:
        self.site, self.framework = site, Framework.objects.get(slug="clea-numerique")
        self.bench = Bench(*[certifier] * 4)
        start = ON - timedelta(days=365)
        accredit(
            site, self.framework, AccreditedRole.ASSESS, starts_on=start, ends_on=None, by=None, on=start
        )

    def awarded(self, days: int, *first_names: str, **status: str) -> list[Certificate]:
        """One certificate for each of these people, decided so many days ago."""
        on = ON - timedelta(days=days)
        people = [told.someone(self.status(name, **status), on) for name in first_names]
        files = [file_sent(self.framework, self.site, person=each, on=on) for each in people]
        return conclude_validation(files, scheme=scheme(), by=self.bench.cecile, on=on)

    def status(self, first_name: str, **more: str) -> CivilStatus:
        """Nobody else of the site is called so."""
        return replace(ALICE, **{"first_name": first_name, "birth_name": "Martin-Declaré", **more})

    def answered(self, certificates: list[Certificate]) -> UUID:
        """A batch of which the first two passages of these were rejected, and the last one not answered."""
        batch = deposited(self.bench, ON, now() - timedelta(minutes=2))
        rejected = {certificates[0].public_id: NOBODY, certificates[1].public_id: SEVERAL}
        ids = [line.passage.technical_id for line in batch.lines.select_related("passage").order_by("pk")]
        taken = [each for each in ids if each not in {*rejected, certificates[-1].public_id}]
        import_report(batch, report(batch, taken, rejected), by=self.bench.cecile, on=ON)
        return batch.public_id

    def candidate(self, certificate: Certificate) -> Candidate:
        card = issue_card(certificate.person, by=None, on=ON)
        return Candidate(card, ALICE.birth_date.isoformat(), str(certificate.pathway.public_id), "")
