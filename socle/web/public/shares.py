"""A certificate shown by its holder’s link; who opens it is told first that the holder will see it."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_http_methods, require_safe

from socle.apps.certificates.models import Certificate, Share, ShareOpening
from socle.apps.certificates.shares import find_opening, find_share
from socle.apps.certificates.sharing import open_share
from socle.core.share import EndedShare, TooManyOpenings
from socle.web.access import public
from socle.web.certificate_paper import badge_file, certificate_pdf, is_signed
from socle.web.documents import pdf
from socle.web.once import new_key, sent_key
from socle.web.private import private
from socle.web.public.verification import verification_page
from socle.web.refusal import refused_as_message
from socle.web.said_day import said_day, said_moment


@dataclass(frozen=True, slots=True)
class Kept:
    """What the page adds: the files to keep, empty when there are none, when it was opened, until when."""

    paper: str
    badge: str
    opened: str
    until: str


@public
@require_http_methods(["GET", "HEAD", "POST"])
@private
def shared(request: HttpRequest, code: str) -> HttpResponse:
    """What will be seen is told first; the button counts the opening."""
    share = find_share(code, localdate())
    if share is None:
        return ended(request)
    if request.method != "POST":
        return before(request, share)
    try:
        opening = open_share(share, key=sent_key(request), at=now())
    except EndedShare:
        return ended(request)
    except TooManyOpenings:
        return before(request, share, must_wait=True)
    return redirect("shared_certificate", share.code, opening.public_id)


def before(request: HttpRequest, share: Share, *, must_wait: bool = False) -> HttpResponse:
    told = {"until": said_day(share.expires_on), "key": new_key(), "must_wait": must_wait}
    return render(request, "public/shared.html", told, status=429 if must_wait else 200)


def ended(request: HttpRequest) -> HttpResponse:
    """The same answer for a link that never was, that is over, and that its holder stopped."""
    return render(request, "public/share_ended.html", status=404)


@public
@require_safe
@private
def shared_certificate(request: HttpRequest, code: str, opening: UUID) -> HttpResponse:
    """The certificate, for an hour; then the link is to be opened again."""
    found = find_opening(code, opening, now())
    if found is None:
        return redirect("shared", code)
    certificate = found.share.certificate
    told = {"page": verification_page(certificate.code), "kept": kept(found)}
    return render(request, "public/shared_certificate.html", told)


def kept(opening: ShareOpening) -> Kept:
    share = opening.share
    given = (share.code, opening.public_id)
    ready = not share.certificate.revoked_on and is_signed(share.certificate)
    return Kept(
        paper=reverse("shared_pdf", args=given) if ready else "",
        badge=reverse("shared_badge", args=given) if ready else "",
        opened=said_moment(opening.opened_at),
        until=said_day(share.expires_on),
    )


@public
@require_safe
@private
def shared_pdf(request: HttpRequest, code: str, opening: UUID) -> HttpResponse:
    certificate = opened(code, opening)
    with refused_as_message(request):
        return pdf(certificate_pdf(certificate), "certificat.pdf")
    return redirect("shared_certificate", code, opening)


@public
@require_safe
@private
def shared_badge(request: HttpRequest, code: str, opening: UUID) -> HttpResponse:
    certificate = opened(code, opening)
    with refused_as_message(request):
        return badge_file(certificate)
    return redirect("shared_certificate", code, opening)


def opened(code: str, opening: UUID) -> Certificate:
    """The certificate that this opening shows, while it stands."""
    found = find_opening(code, opening, now())
    if found is None or found.share.certificate.revoked_on:
        raise Http404
    return found.share.certificate
