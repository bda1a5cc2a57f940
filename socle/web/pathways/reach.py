"""Which pathways an account reaches: its bodies' files; for a trainer, the people to train."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from socle.apps.organisations.models import Site
from socle.apps.pathways.models import Pathway
from socle.core.pathway import TO_TRAIN
from socle.core.roles import WHOLE_FILES, Role
from socle.web.access import Actor

BODY = (*WHOLE_FILES, Role.TRAINER)


@dataclass(frozen=True, slots=True)
class Reach:
    """The sites where the account sees whole files, and those where it only sees people to train."""

    whole: tuple[Site, ...]
    training: tuple[Site, ...]

    @property
    def sites(self) -> tuple[Site, ...]:
        return self.whole + self.training

    @property
    def pathways(self) -> QuerySet[Pathway]:
        found = Q(site__in=[site.pk for site in self.whole])
        if self.training:
            found |= Q(site__in=[site.pk for site in self.training], state__in=TO_TRAIN)
        return Pathway.objects.filter(found)

    def sees_whole(self, pathway: Pathway) -> bool:
        return pathway.site_id in {site.pk for site in self.whole}


def reach(actor: Actor) -> Reach:
    """One question for all the sites of the account's bodies."""
    held = {each.body_id for each in actor.memberships if each.role in WHOLE_FILES}
    sites = Site.objects.filter(body__in=actor.bodies(*BODY)).order_by("name", "town", "pk")
    found = tuple(sites.select_related("body"))
    return Reach(
        whole=tuple(site for site in found if site.body_id in held),
        training=tuple(site for site in found if site.body_id not in held),
    )


def roles_in(actor: Actor, body: int) -> frozenset[Role]:
    """What the account may do in that body."""
    return frozenset(Role(each.role) for each in actor.memberships if each.body_id == body)
