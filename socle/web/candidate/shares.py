"""Showing one's certificate: the links of its holder, made and stopped by them alone."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from socle.apps.certificates.models import Certificate
from socle.apps.certificates.sharing import share_certificate, share_on_profile, withdraw_share
from socle.core.roles import Role
from socle.core.share import TooManyShares, WithdrawnCertificate
from socle.web.access import Request, role
from socle.web.candidate.award import own_certificates
from socle.web.candidate.share_form import ShareForm, new_form
from socle.web.candidate.share_page import shares_page
from socle.web.once import sent_key
from socle.web.private import private

REFUSED = {
    WithdrawnCertificate: gettext_lazy(
        "Ce certificat a été retiré : il ne se montre plus par un lien. Appelez la personne qui vous suit."
    ),
    TooManyShares: gettext_lazy(
        "Vous avez déjà 20 liens qui marchent. Arrêtez-en un, puis faites le nouveau."
    ),
}


@role(Role.CANDIDATE)
@require_http_methods(["GET", "HEAD", "POST"])
@private
def my_shares(request: Request, public_id: UUID) -> HttpResponse:
    certificate, on = own_certificate(request, public_id), localdate()
    if request.method != "POST":
        return page(request, certificate, new_form(on))
    form = ShareForm(request.POST)
    if not form.is_valid():
        return page(request, certificate, form, status=422)
    try:
        share_certificate(certificate, key=sent_key(request), on=on, **form.cleaned_data)
    except (WithdrawnCertificate, TooManyShares) as refusal:
        messages.error(request, REFUSED[type(refusal)])
    else:
        messages.success(request, _("Votre lien est prêt. Envoyez-le à qui vous voulez."))
    return redirect("my_shares", public_id)


@role(Role.CANDIDATE)
@require_POST
@private
def my_profile_share(request: Request, public_id: UUID) -> HttpResponse:
    try:
        share_on_profile(own_certificate(request, public_id), key=sent_key(request), on=localdate())
    except (WithdrawnCertificate, TooManyShares) as refusal:
        messages.error(request, REFUSED[type(refusal)])
    else:
        messages.success(request, _("Le lien de votre profil est prêt. Vous pouvez maintenant l’ajouter."))
    return redirect("my_shares", public_id)


@role(Role.CANDIDATE)
@require_POST
@private
def stop_share(request: Request, public_id: UUID, share: UUID) -> HttpResponse:
    certificate = own_certificate(request, public_id)
    withdraw_share(get_object_or_404(certificate.shares, public_id=share), on=localdate())
    messages.success(request, _("Ce lien est arrêté : il n’ouvre plus rien."))
    return redirect("my_shares", public_id)


def own_certificate(request: Request, public_id: UUID) -> Certificate:
    own = own_certificates(request.actor).select_related("pathway")
    return get_object_or_404(own, pathway__public_id=public_id)


def page(request: Request, certificate: Certificate, form: ShareForm, *, status: int = 200) -> HttpResponse:
    key = sent_key(request) if form.is_bound else None
    shown = shares_page(certificate, form, on=localdate(), key=key)
    return render(request, "candidate/shares.html", {"page": shown}, status=status)
