"""Reading links: those that work, those of a holder with their openings, the one that a code names."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Max, QuerySet
from django.utils.timezone import localdate

from socle.apps.certificates.models import Certificate, Share, ShareOpening
from socle.core.certificate import typed_code
from socle.core.share import SHOWN_MINUTES


def live_shares(on: date) -> QuerySet[Share]:
    """The links that open something that day; the last day is one of theirs."""
    return Share.objects.filter(withdrawn_on__isnull=True, expires_on__gte=on)


def find_share(typed: str, on: date) -> Share | None:
    """The link of that code, if it works; whether it never was, ended or was withdrawn is told to nobody."""
    return live_shares(on).filter(code=typed_code(typed)).first()


def find_opening(typed: str, opening: UUID, at: datetime) -> ShareOpening | None:
    """The opening that lets someone read on, for an hour and while the link works."""
    shown = ShareOpening.objects.filter(
        share__in=live_shares(localdate(at)),
        share__code=typed_code(typed),
        public_id=opening,
        opened_at__gt=at - timedelta(minutes=SHOWN_MINUTES),
    )
    return shown.select_related(
        "share__certificate__credential__sealed", "share__certificate__framework"
    ).first()


def shares_of(certificate: Certificate) -> QuerySet[Share]:
    """Every link of this certificate, the latest first, with `opened` times and the `last` of them."""
    shares = Share.objects.filter(certificate=certificate)
    return shares.annotate(opened=Count("openings"), last=Max("openings__opened_at")).order_by("-pk")
