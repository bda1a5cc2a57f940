"""What a holder reads of the links to their certificate."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from socle.apps.certificates.models import Certificate, Share
from socle.apps.certificates.shares import shares_of
from socle.core.share import MOST_LIVE
from socle.web.candidate.profile import profile_address
from socle.web.candidate.share_form import ShareForm
from socle.web.documents import short_title
from socle.web.once import new_key
from socle.web.said_day import said_day, said_moment


@dataclass(frozen=True, slots=True)
class Link:
    """One link: what it is called, where it leads, when it was opened, and how it ended, if it did.

    `text` and `mail` open the phone's own messages, with the address written in; empty for a profile's link
    and once the certificate is withdrawn. `stop` is posted to.
    """

    name: str
    address: str
    until: str
    opened: str
    ended: str
    text: str
    mail: str
    stop: str


@dataclass(frozen=True, slots=True)
class Profile:
    """`link` is the one the profile names and `address` LinkedIn's form; before that, `form` makes it."""

    link: Link | None
    address: str
    form: str


@dataclass(frozen=True, slots=True)
class SharesPage:
    """`form` is None when no link can be made; `key` makes a form sent twice do its work once."""

    public_id: UUID
    title: str
    withdrawn: str
    live: tuple[Link, ...]
    ended: tuple[Link, ...]
    form: ShareForm | None
    profile: Profile | None
    key: UUID
    most: int = MOST_LIVE


def shares_page(
    certificate: Certificate, form: ShareForm, *, on: date, key: UUID | None = None
) -> SharesPage:
    shares = list(shares_of(certificate))
    live = [share for share in shares if not ended(share, on)]
    sent = [share for share in live if not share.for_profile]
    over = [share for share in shares if ended(share, on)]
    can_share = not certificate.revoked_on and len(live) < MOST_LIVE
    return SharesPage(
        public_id=certificate.pathway.public_id,
        title=short_title(certificate.title),
        withdrawn=said_day(certificate.revoked_on),
        live=tuple(link(certificate, share, on) for share in sent),
        ended=tuple(link(certificate, share, on) for share in over),
        form=form if can_share else None,
        profile=profile_of(certificate, live, on, can_share=can_share),
        key=key or new_key(),
    )


def profile_of(
    certificate: Certificate, live: Iterable[Share], on: date, *, can_share: bool
) -> Profile | None:
    share = next((share for share in live if share.for_profile), None)
    if share:
        address = "" if certificate.revoked_on else profile_address(certificate, share_address(share))
        return Profile(link(certificate, share, on), address, "")
    form = reverse("my_profile_share", args=(certificate.pathway.public_id,))
    return Profile(None, "", form) if can_share else None


def link(certificate: Certificate, share: Share, on: date) -> Link:
    address, pathway = share_address(share), certificate.pathway.public_id
    said = {"certificate": short_title(certificate.title), "address": address}
    body = _("Bonjour, voici mon certificat %(certificate)s : %(address)s") % said
    subject = _("Mon certificat %(certificate)s") % said
    is_sent = not (certificate.revoked_on or share.for_profile)
    return Link(
        name=share.label or (_("Mon profil LinkedIn") if share.for_profile else _("Lien sans nom")),
        address=address,
        until=said_day(share.expires_on),
        opened=openings(share),
        ended=ended(share, on),
        text=f"sms:?&body={quote(body)}" if is_sent else "",
        mail=f"mailto:?subject={quote(subject)}&body={quote(body)}" if is_sent else "",
        stop=reverse("stop_share", args=(pathway, share.public_id)),
    )


def share_address(share: Share) -> str:
    return f"{settings.ADDRESS}{reverse('shared', args=(share.code,))}"


def ended(share: Share, on: date) -> str:
    if share.withdrawn_on:
        return _("Arrêté par vous le %(day)s.") % {"day": said_day(share.withdrawn_on)}
    if share.expires_on < on:
        return _("Fini depuis le %(day)s.") % {"day": said_day(share.expires_on)}
    return ""


def openings(share: Share) -> str:
    """« Ouvert 2 fois, la dernière fois lundi 23 novembre 2026 à 14 h 32. »"""
    count, last = share.opened, share.last  # type: ignore[attr-defined]
    if not count:
        return _("Pas encore ouvert.")
    said = ngettext(
        "Ouvert %(count)s fois, %(when)s.", "Ouvert %(count)s fois, la dernière fois %(when)s.", count
    )
    return said % {"count": count, "when": said_moment(last)}
