"""The pages anyone reads, without an account."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import override
from django.views.decorators.http import require_safe

from socle.apps.privacy import register
from socle.core.credential.award import Kind
from socle.environment import issuer
from socle.web.access import public
from socle.web.gallery import gallery_page
from socle.web.private import private
from socle.web.public.pages import cited_page, framework_cards, framework_page
from socle.web.public.privacy import privacy_page
from socle.web.public.sites import sites_page
from socle.web.public.verification import HTTP_STATUS, CodeForm, verification_page
from socle.web.public.verify_page import verify_page


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "public/home.html", {"frameworks": framework_cards(localdate())})


@public
@require_safe
def frameworks(request: HttpRequest) -> HttpResponse:
    return render(request, "public/frameworks.html", {"frameworks": framework_cards(localdate())})


@public
@require_safe
def framework(request: HttpRequest, slug: str) -> HttpResponse:
    page = framework_page(slug, localdate())
    if page is None:
        raise Http404
    return render(request, "public/framework.html", {"page": page})


@public
@require_safe
def cited_framework(request: HttpRequest, slug: str, label: str, kind: Kind) -> HttpResponse:
    """What a signed badge points at: the version it was judged by."""
    page = cited_page(slug, label, kind)
    if page is None:
        raise Http404
    return render(request, "public/framework.html", {"page": page})


@public
@require_safe
def sites(request: HttpRequest) -> HttpResponse:
    return render(request, "public/sites.html", {"page": sites_page(request.GET, localdate())})


@public
@require_safe
def legal(request: HttpRequest) -> HttpResponse:
    return render(request, "public/legal.html", {"issuer": issuer().name})


@public
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "public/privacy.html", {"page": privacy_page(register())})


@public
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "public/accessibility.html", {"contact": settings.PRIVACY_CONTACT})


@public
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    # Written for those who build pages, in French only.
    with override("fr"):
        return render(request, "gallery.html", {"page": gallery_page()})


@public
@require_safe
@private
def verify(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.GET or None)
    if form.is_valid():
        return redirect("verification", form.cleaned_data["code"])
    return render(request, "public/verify.html", {"form": form}, status=422 if form.is_bound else 200)


@public
@require_safe
@private
def verification(request: HttpRequest, code: str) -> HttpResponse:
    page = verification_page(code)
    return render(request, "public/verification.html", {"page": page}, status=HTTP_STATUS.get(page.kind, 200))


@public
@require_safe
@private
def verify_document(request: HttpRequest) -> HttpResponse:
    return render(request, "public/v.html", {"page": verify_page()})
