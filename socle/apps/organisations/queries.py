"""Finding bodies."""

from django.db.models import Q, QuerySet

from socle.apps.organisations.models import Body
from socle.core.person import plain


def bodies_named(words: str) -> QuerySet[Body]:
    """The bodies whose name, SIREN, SIRET or town holds these words; every body for none."""
    bodies = Body.objects.order_by("sort_name", "pk")
    number = words.replace(" ", "")
    if number.isdigit():
        return bodies.filter(Q(siren__startswith=number) | Q(sites__siret__startswith=number)).distinct()
    if words:
        of_sites = Q(sites__name__icontains=words) | Q(sites__town__icontains=words)
        return bodies.filter(Q(sort_name__contains=plain(words)) | of_sites).distinct()
    return bodies
