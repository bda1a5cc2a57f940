"""What software reads: frameworks, the register of sites, the calendar of sittings, certificates."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from ninja import Query, Router

from socle.api import reference_shapes as shapes
from socle.api.pages import Paging, page
from socle.api.reach import certificates
from socle.api.request import ApiRequest
from socle.api.scoped import says
from socle.api.shapes import Siret, Slug
from socle.apps.accreditations.queries import assessing_sites
from socle.apps.certificates.models import Certificate
from socle.apps.certificates.queries import verification
from socle.apps.frameworks.models import Version
from socle.apps.frameworks.queries import content, in_force, version_in_force
from socle.apps.juries.models import Sitting
from socle.apps.juries.queries import calendar
from socle.apps.organisations.models import Site
from socle.core.api_access import Scope

router = Router()


class SiteFilter(Paging):
    framework: Slug | None = None
    siret: Siret | None = None


class SittingFilter(Paging):
    framework: Slug | None = None


class CertificateFilter(Paging):
    pathway: UUID | None = None


@router.get(
    "/frameworks",
    tags=["Référentiels"],
    **says(
        Scope.FRAMEWORKS_READ, "Liste des référentiels", "La version en vigueur de chacun.", shapes.Frameworks
    ),
)
def list_frameworks(request: ApiRequest) -> shapes.Frameworks:
    found = [shapes.FrameworkLine.model_construct(**line(each)) for each in in_force(localdate())]
    return shapes.Frameworks.model_construct(items=found)


@router.get(
    "/frameworks/{slug:slug}",
    tags=["Référentiels"],
    **says(
        Scope.FRAMEWORKS_READ,
        "Un référentiel en vigueur",
        "Domaines, sous-domaines et critères.",
        shapes.Framework,
    ),
)
def read_framework(request: ApiRequest, slug: str) -> shapes.Framework:
    version = version_in_force(slug, localdate())
    if version is None:
        raise Http404
    return framework_shape(version)


@router.get(
    "/frameworks/{slug:slug}/versions/{str:version}",
    tags=["Référentiels"],
    **says(
        Scope.FRAMEWORKS_READ,
        "Une version d’un référentiel",
        "Celle d’un parcours, qui ne change jamais.",
        shapes.Framework,
    ),
)
def read_version(request: ApiRequest, slug: str, version: str) -> shapes.Framework:
    if not version.isprintable():
        raise Http404
    found = Version.objects.select_related("framework")
    return framework_shape(get_object_or_404(found, framework__slug=slug, label=version))


@router.get(
    "/register/sites",
    tags=["Registre"],
    **says(
        Scope.REGISTER_READ,
        "Établissements habilités",
        "Ceux qui peuvent évaluer aujourd’hui.",
        shapes.AccreditedSites,
    ),
)
def list_sites(request: ApiRequest, asked: Query[SiteFilter]) -> dict[str, Any]:
    found = assessing_sites(localdate(), framework=asked.framework or "").select_related("body")
    if asked.siret:
        found = found.filter(siret=asked.siret)
    return page(found, asked, request, site_shape, by="siret")


@router.get(
    "/sittings",
    tags=["Séances de jury"],
    **says(
        Scope.SITTINGS_READ,
        "Calendrier des séances",
        "Dates limites et jours de séance ; ni membres ni dossiers.",
        shapes.Sittings,
    ),
)
def list_sittings(request: ApiRequest, asked: Query[SittingFilter]) -> dict[str, Any]:
    found = calendar()
    if asked.framework:
        found = found.filter(framework__slug=asked.framework)
    return page(found, asked, request, sitting_shape)


@router.get(
    "/certificates",
    tags=["Certificats"],
    **says(
        Scope.CERTIFICATES_READ, "Liste des certificats", "Leur état, valable ou retiré.", shapes.Certificates
    ),
)
def list_certificates(request: ApiRequest, asked: Query[CertificateFilter]) -> dict[str, Any]:
    found = certificates(request.holder)
    if asked.pathway:
        found = found.filter(pathway__public_id=asked.pathway)
    return page(found, asked, request, certificate_shape)


@router.get(
    "/certificates/{uuid:certificate_id}",
    tags=["Certificats"],
    **says(Scope.CERTIFICATES_READ, "Un certificat", "Son état, valable ou retiré.", shapes.Certificate),
)
def read_certificate(request: ApiRequest, certificate_id: UUID) -> shapes.Certificate:
    return certificate_shape(get_object_or_404(certificates(request.holder), public_id=certificate_id))


@router.get(
    "/verifications/{str:code}",
    tags=["Certificats"],
    **says(
        Scope.CERTIFICATES_READ,
        "L’état d’un certificat, par son code public",
        "Ce que lit la page publique de vérification, et rien de plus : jamais la raison d’un retrait.",
        shapes.Verification,
    ),
)
def read_verification(request: ApiRequest, code: str) -> shapes.Verification:
    if (said := verification(code)).status == "unknown":
        raise Http404
    return shapes.Verification.model_construct(**asdict(said))


def line(version: Version) -> dict[str, Any]:
    return {
        "slug": version.framework.slug,
        "title": version.framework.title,
        "version": version.label,
        "starts_on": version.starts_on,
        "sha256": version.sha256,
    }


def framework_shape(version: Version) -> shapes.Framework:
    domains = [
        {
            "code": domain.code,
            "name": str(domain.name),
            "subdomains": [
                {
                    "code": part.code,
                    "name": str(part.name),
                    "can": part.can,
                    "criteria": [
                        {"code": c.code, "text": str(c.text), "provenance": c.text.provenance}
                        for c in part.criteria
                    ],
                }
                for part in domain.subdomains
            ],
        }
        for domain in content(version).domains
    ]
    return shapes.Framework.model_validate({**line(version), "domains": domains})


def site_shape(site: Site) -> shapes.AccreditedSite:
    held = site.assessing  # type: ignore[attr-defined]
    return shapes.AccreditedSite.model_construct(
        siret=site.siret,
        name=site.name,
        body=site.body.name,
        street=site.street,
        postal_code=site.postal_code,
        town=site.town,
        phone=site.phone,
        frameworks=list(dict.fromkeys(each.framework.slug for each in held)),
    )


def sitting_shape(sitting: Sitting) -> shapes.Sitting:
    return shapes.Sitting.model_construct(
        id=sitting.public_id,
        name=sitting.name,
        framework=sitting.framework.slug,
        departments=list(sitting.departments),
        sits_on=sitting.sits_on,
        cut_off_on=sitting.cut_off_on,
        state=sitting.state,
    )


def certificate_shape(each: Certificate) -> shapes.Certificate:
    return shapes.Certificate.model_construct(
        id=each.public_id,
        number=each.number,
        status="revoked" if each.revoked_on else "valid",
        framework=each.framework.slug,
        pathway=each.pathway.public_id if each.pathway else None,
        decided_on=each.decided_on,
        awarded_on=each.awarded_on,
        revoked_on=each.revoked_on,
        specimen=each.specimen,
    )
