"""Showing a certificate by a link: the holder makes it and withdraws it, anyone who has it opens it."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.timezone import localdate

from socle.apps.certificates.models import Certificate, Share, ShareOpening
from socle.apps.certificates.shares import live_shares
from socle.apps.journal.actions import write_entry
from socle.core.certificate import new_code
from socle.core.share import (
    MINUTES,
    PROFILE_DAYS,
    SHOWN_MINUTES,
    EndedShare,
    read_days,
    read_label,
    refuse_endless_opening,
    refuse_to_share,
)


@transaction.atomic
def share_certificate(
    certificate: Certificate,
    *,
    key: UUID,
    days: int,
    label: str = "",
    for_profile: bool = False,
    on: date,
) -> Share:
    """A link that works for so many days; asked again with the same key, the same link.

    Who asks is the holder: the journal names no account. Its entry does not name the certificate either, so
    that nothing is left of whose link it was once the link is erased.
    """
    locked = Certificate.objects.select_for_update(of=("self",)).get(pk=certificate.pk)
    if kept := Share.objects.filter(certificate=locked, public_id=key).first():
        return kept
    live = live_shares(on).filter(certificate=locked).count()
    refuse_to_share(is_withdrawn=bool(locked.revoked_on), live=live)
    share = Share.objects.create(
        public_id=key,
        certificate=locked,
        code=new_code(),
        label=read_label(label),
        for_profile=for_profile,
        created_on=on,
        expires_on=on + timedelta(days=read_days(days)),
    )
    write_entry(share, "share", by=None, on=on, codes={"days": days, "for_profile": for_profile})
    return share


@transaction.atomic
def share_on_profile(certificate: Certificate, *, key: UUID, on: date) -> Share:
    """The link that a public profile names: one at a time, for a year."""
    Certificate.objects.select_for_update(of=("self",)).get(pk=certificate.pk)
    if kept := live_shares(on).filter(certificate=certificate, for_profile=True).first():
        return kept
    return share_certificate(certificate, key=key, days=PROFILE_DAYS, for_profile=True, on=on)


@transaction.atomic
def withdraw_share(share: Share, *, on: date) -> None:
    """The link opens nothing more; withdrawn twice, it was withdrawn the first time."""
    share.refresh_from_db(from_queryset=Share.objects.select_for_update(of=("self",)))
    if share.withdrawn_on:
        return
    share.withdrawn_on = on
    share.save(update_fields=["withdrawn_on"])
    write_entry(share, "withdraw", by=None, on=on)


@transaction.atomic
def open_share(share: Share, *, key: UUID, at: datetime) -> ShareOpening:
    """Count one opening, which its holder will see; sent twice with the same key, it counts once.

    Refusal when the link ended meanwhile, or is opened without end.
    """
    on = localdate(at)
    if not live_shares(on).select_for_update(of=("self",)).filter(pk=share.pk).exists():
        raise EndedShare("Ce lien ne marche pas.", "Demandez-en un autre à la personne.")
    openings = ShareOpening.objects.filter(share=share)
    same = openings.filter(public_id=key).first()
    if same and same.opened_at > at - timedelta(minutes=SHOWN_MINUTES):
        return same
    refuse_endless_opening(openings.filter(opened_at__gt=at - timedelta(minutes=MINUTES)).count())
    # A page left open for hours sends its key again: that is another opening.
    opening = openings.create(share=share, public_id=uuid4() if same else key, opened_at=at)
    write_entry(share, "open", by=None, on=on)
    return opening
