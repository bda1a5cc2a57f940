"""Where the lines of a file go: which site, under which version, on which day."""

from dataclasses import dataclass, field
from datetime import date

from socle.apps.accreditations.actions import refuse_without_accreditation
from socle.apps.frameworks.models import Framework, Version
from socle.apps.frameworks.queries import version_in_force
from socle.apps.organisations.models import Body, Site
from socle.core.accreditation import AccreditedRole
from socle.core.errors import Refusal
from socle.core.exchange.candidates.cells import Objection
from socle.core.exchange.candidates.labels import Certificate, certificate_named
from socle.core.exchange.candidates.row import CandidateRow
from socle.core.framework_life import missing_to_open
from socle.scheme import Scheme

CALL_CERTIFIER = "voyez le certificateur"


@dataclass(frozen=True, slots=True)
class Destination:
    """The site that fills the columns left empty; else each line names its own, in this body if any."""

    body: Body | None = None
    site: Site | None = None

    @classmethod
    def at(cls, site: Site) -> "Destination":
        return cls(site.body, site)


@dataclass(frozen=True, slots=True)
class Opening:
    """What the pathways of one site, certificate and day have in common. Nobody's: it holds no person."""

    site: Site
    framework: Framework
    version: Version
    source: str
    on: date


@dataclass(frozen=True, slots=True)
class Misplaced:
    """Why a line has nowhere to go; `field` is the column to look at."""

    field: str
    objection: Objection


@dataclass
class Openings:
    """Finds the opening of each line; a whole file has few of them, and each is asked once."""

    destination: Destination
    scheme: Scheme
    _sites: dict[str, Site | None] = field(default_factory=dict)
    _openings: dict[tuple[int, Certificate, date], Opening | Misplaced] = field(default_factory=dict)

    def of(self, row: CandidateRow) -> Opening | Misplaced:
        site, certificate = self._site(row), certificate_named(row.certificate_name)
        if isinstance(site, Misplaced):
            return site
        if certificate is None:
            return Misplaced("certificate_name", Objection("ce certificat n’est pas connu", CALL_CERTIFIER))
        key = (site.pk, certificate, row.passed_on)
        if key not in self._openings:
            self._openings[key] = _opening(site, certificate, self.scheme, row.passed_on)
        return self._openings[key]

    def _site(self, row: CandidateRow) -> Site | Misplaced:
        if self.destination.site:
            return _other_site(row, self.destination.site) or self.destination.site
        siret, body = row.establishment_siret, self.destination.body
        if not siret:
            remedy = "écrivez le SIRET, ou choisissez l’établissement en envoyant le fichier (--site)"
            return Misplaced("establishment_siret", Objection("elle est vide", remedy))
        if siret not in self._sites:
            held = body.sites.all() if body else Site.objects.all()
            self._sites[siret] = held.filter(siret=siret).select_related("body").first()
        return self._sites[siret] or _unknown_site(siret, body)


def _unknown_site(siret: str, body: Body | None) -> Misplaced:
    where = f" chez {body.name}" if body else ""
    reason = f"{siret} n’est le SIRET d’aucun établissement connu{where}"
    return Misplaced("establishment_siret", Objection(reason, f"vérifiez le numéro, ou {CALL_CERTIFIER}"))


def _other_site(row: CandidateRow, site: Site) -> Misplaced | None:
    remedy = "videz la cellule, ou envoyez cette ligne pour l’autre établissement"
    if row.establishment_siret not in ("", site.siret):
        reason = f"{row.establishment_siret} n’est pas celui de l’établissement choisi ({site.siret})"
        return Misplaced("establishment_siret", Objection(reason, remedy))
    if row.organisation_siren not in ("", site.body.siren):
        reason = f"{row.organisation_siren} n’est pas celui de l’organisme choisi ({site.body.siren})"
        return Misplaced("organisation_siren", Objection(reason, remedy))
    return None


def _opening(site: Site, certificate: Certificate, scheme: Scheme, on: date) -> Opening | Misplaced:
    framework = Framework.objects.filter(slug=certificate.framework).first()
    if framework is None:
        return Misplaced("certificate_name", Objection("ce certificat n’est pas publié ici", CALL_CERTIFIER))
    if missing := missing_to_open(framework.window, on):
        return Misplaced("passed_on", Objection(f"il manque {', '.join(missing)}", "corrigez la date"))
    version = version_in_force(framework.slug, on)
    if version is None:
        reason = f"aucune version de « {framework.title} » n’était en vigueur le {on:%d/%m/%Y}"
        return Misplaced("passed_on", Objection(reason, "corrigez la date"))
    try:
        refuse_without_accreditation(
            site, framework, AccreditedRole.ASSESS, parameters=scheme.parameters, on=on
        )
    except Refusal as refusal:
        return Misplaced("passed_on", _objection(refusal))
    return Opening(site, framework, version, certificate.source, on)


def _objection(refusal: Refusal) -> Objection:
    """A refusal is two sentences; an error of the file is one."""
    remedy = refusal.remedy.rstrip(".")
    return Objection(refusal.reason.rstrip("."), remedy[:1].lower() + remedy[1:])
