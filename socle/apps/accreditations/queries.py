"""Reading accreditations."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from socle.apps.accreditations.models import Accreditation, Role
from socle.apps.organisations.models import Site
from socle.core.accreditation import AccreditedRole
from socle.core.places.search import Place


def held_by(sites: Iterable[Site]) -> QuerySet[Accreditation]:
    """All the accreditations of these sites, the latest first."""
    held = Accreditation.objects.filter(site__in=[site.pk for site in sites])
    return held.select_related("site", "framework").order_by("site_id", "framework_id", "role", "-starts_on")


def active(sites: Iterable[Site], role: AccreditedRole, on: date) -> QuerySet[Accreditation]:
    """Those that allow an act of this kind that day."""
    lasting = Q(ends_on__isnull=True) | Q(ends_on__gte=on)
    return held_by(sites).filter(lasting, role=Role[role.name], starts_on__lte=on)


def assessing_sites(on: date, *, framework: str = "", place: Place | None = None) -> QuerySet[Site]:
    """The sites that may assess that day, for one framework or any, at a place or anywhere."""
    active = _assessing(on)
    if framework:
        active = active.filter(framework__slug=framework)
    sites = Site.objects.filter(Exists(active.filter(site=OuterRef("pk"))))
    if place:
        towns = [town for town in sites.values_list("town", flat=True).distinct() if place.names(town)]
        near = Q(town__in=towns)
        for prefix in place.prefixes:
            near |= Q(postal_code__startswith=prefix)
        sites = sites.filter(near)
    frameworks = Prefetch("accreditations", _assessing(on).select_related("framework"), to_attr="assessing")
    return sites.prefetch_related(frameworks).order_by("postal_code", "town", "name", "pk")


def _assessing(on: date) -> QuerySet[Accreditation]:
    lasting = Q(ends_on__isnull=True) | Q(ends_on__gte=on)
    return Accreditation.objects.filter(lasting, role=Role.ASSESS, starts_on__lte=on).order_by("framework_id")
