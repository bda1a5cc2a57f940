"""Sittings at each of their steps, told after the spine, at a site of their own.

Identifiers are given: the same files are drawn, under the same reference, each time.
"""

from datetime import timedelta
from uuid import UUID

from django.utils.timezone import localdate

from socle.apps.assessments.actions import submit_to_jury
from socle.apps.assessments.situations import attach_evidence, describe_situation
from socle.apps.certificates.actions import revoke_certificate
from socle.apps.certificates.models import Certificate
from socle.apps.frameworks.models import Framework
from socle.apps.juries.actions import invite_member, open_sitting, plan_sitting
from socle.apps.juries.agenda import close_agenda, open_file, set_aside
from socle.apps.juries.deliberating import decide, grant_block
from socle.apps.juries.models import Item, Sitting
from socle.apps.organisations.models import Site
from socle.apps.pathways.models import Pathway
from socle.core.jury import College
from socle.core.roles import Role
from socle.scheme import scheme
from tests import cast as told
from tests.browser.story import Story
from tests.hearing import Bench, concluded, file_sent, gather_bench, present, status
from tests.photos import photo

ON = localdate()
EMPLOYER = "552100554"
REASON = "La situation du critère 2.1.3 n’est pas décrite : décrivez-la, puis envoyez de nouveau le dossier."


def hearing() -> Story:
    """`planned`, `ready`, `open`, `decided` and `closed` are sittings; Emma works for an employer of a file.

    In the open sitting the first file can be read, the second was set aside, the third waits for another
    member: Emma leaves for it.
    """
    clea = Framework.objects.get(slug="clea")
    site = told.open_site(clea, "120027016", "12002701600019", "Greta Granville", "50400", "Granville")
    bench = gather_bench(emma_siren=EMPLOYER)
    teller = Teller(clea, site, bench)
    sittings = {
        "closed": teller.closed(2),
        "decided": teller.decided(3),
        "open": teller.opened(24),
        "ready": teller.ready(5),
        "planned": teller.planned("Jury de l’Orne", 6),
        "earlier": teller.closed(2),
    }
    return Story(
        accounts={name: f"{name}@exemple.fr" for name in ("sophie", "emma", "saul")},
        password=told.PASSWORD,
        candidates={},
        ids={name: str(sitting.public_id) for name, sitting in sittings.items()} | codes(sittings),
    )


def codes(sittings: dict[str, Sitting]) -> dict[str, str]:
    """The public codes of a certificate, and of one that was withdrawn."""
    awarded, withdrawn = (
        Certificate.objects.get(deliberation__item__sitting=sittings[name]) for name in ("closed", "earlier")
    )
    certifier = told.professional("Victor", Role.CERTIFIER)
    revoke_certificate(withdrawn, "error", by=certifier, on=ON)
    return {"certificate": awarded.code, "withdrawn": withdrawn.code}


class Teller:
    """Takes sittings to their step; each file and sitting gets the next identifier."""

    def __init__(self, framework: Framework, site: Site, bench: Bench) -> None:
        self.framework, self.site, self.bench = framework, site, bench
        assessor = told.professional("Gil", Role.ASSESSOR, Role.ADMINISTRATOR, site=site)
        self.cast = told.Cast(site, site, *[assessor] * 5)
        self.number = 0

    def planned(self, name: str, days: int = 0) -> Sitting:
        by = self.bench.sophie
        sitting = plan_sitting(
            self.framework,
            name=name,
            sits_on=ON + timedelta(days=days),
            cut_off_on=ON,
            place="Salle du conseil, Caen",
            departments=("50",),
            scheme=scheme(),
            by=by,
            on=ON,
        )
        self.name(sitting)
        for account, college in ((self.bench.emma, College.EMPLOYERS), (self.bench.saul, College.EMPLOYEES)):
            invite_member(sitting, account.professional, college, by=by, on=ON)
        return sitting

    def name(self, record: Sitting | Pathway) -> None:
        """An identifier that is the same each time, and looks like any other."""
        self.number += 1
        record.public_id = UUID(int=(0x9E3779B97F4A7C15F39CC0605CEDC835 * self.number) % 2**128)
        record.save(update_fields=["public_id"])

    def sent(self, employer: str = "") -> None:
        self.name(file_sent(self.framework, self.site, self.number, employer_siren=employer, on=ON))

    def told_whole(self) -> None:
        """A file with its grid, two situations and a photo."""
        person = told.someone(status(self.number), ON)
        pathway = told.enrol(self.cast, self.framework, person, ON)
        by = self.cast.bob
        assessment = told.assess(pathway, by, told.verdicts(pathway), on=ON)
        note = "La personne lit la recette, pèse les ingrédients et prépare vingt repas avec une collègue."
        codes = ["1.1.1", "1.1.2", "2.1.1", "2.2.1"]
        situation = describe_situation(assessment, "Préparer un repas", codes, note=note, by=by, on=ON)
        attach_evidence(situation, photo(), by=by, on=ON)
        told.give_result_back(assessment, by, ON)
        submit_to_jury(pathway, by=by.pk, on=ON)
        self.name(pathway)

    def ready(self, files: int) -> Sitting:
        for _ in range(files):
            self.sent()
        return self.closed_agenda(self.planned("Jury du Cotentin"))

    def closed_agenda(self, sitting: Sitting) -> Sitting:
        close_agenda(sitting, scheme=scheme(), by=self.bench.sophie, on=ON)
        sitting.refresh_from_db()
        return sitting

    def opened(self, files: int) -> Sitting:
        self.told_whole()
        self.sent()
        self.sent(EMPLOYER)
        for _ in range(files - 3):
            self.sent()
        sitting = self.begun(self.planned("Jury de Normandie"))
        set_aside(Item.objects.get(sitting=sitting, number=2), by=self.bench.sophie, on=ON)
        return sitting

    def begun(self, sitting: Sitting) -> Sitting:
        self.closed_agenda(sitting)
        present(sitting, self.bench.emma, self.bench.saul, bench=self.bench, on=ON)
        open_sitting(sitting, scheme=scheme(), by=self.bench.sophie, on=ON)
        sitting.refresh_from_db()
        return sitting

    def decided(self, files: int) -> Sitting:
        """Every file granted but one; nobody has signed yet."""
        for _ in range(files):
            self.sent()
        sitting = self.begun(self.planned("Jury de la Manche"))
        for item in Item.objects.filter(sitting=sitting, drawn=True):
            open_file(item, by=self.bench.sophie, on=ON)
        last = Item.objects.get(sitting=sitting, number=files)
        decide(last, "deferred", reason=REASON, scheme=scheme(), by=self.bench.sophie, on=ON)
        grant_block(sitting, scheme=scheme(), by=self.bench.sophie, on=ON)
        return sitting

    def closed(self, files: int) -> Sitting:
        sitting = self.decided(files)
        concluded(sitting, self.bench, ON)
        return sitting
