"""Replacing a certificate after a change of name: the new names, why, and what follows."""

from dataclasses import asdict
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from socle.apps.certificates.models import Certificate
from socle.apps.certificates.queries import certificates_of
from socle.apps.certificates.replacing import replace_certificate
from socle.apps.people.names import names_of
from socle.core.roles import Role
from socle.scheme import scheme
from socle.web.access import Request, role
from socle.web.certifier.certificate_forms import ReplaceForm
from socle.web.refusal import refused_on


@role(Role.CERTIFIER)
@require_http_methods(["GET", "HEAD", "POST"])
def certificate_replacement(request: Request, public_id: UUID) -> HttpResponse:
    """The form, while the certificate stands; then the certificate that takes its place."""
    found = get_object_or_404(Certificate.objects.select_related("person"), public_id=public_id)
    if found.revoked_on and request.method != "POST":
        return redirect("certificate_admin", public_id)
    form = ReplaceForm(request.POST or None, initial=asdict(names_of(found.person)))
    if form.is_valid():
        with refused_on(form):
            reason, by = form.cleaned_data["reason"], request.actor.account
            new = replace_certificate(found, form.names, reason, scheme=scheme(), by=by, on=localdate())
            tell(request, new, found)
            return redirect("certificate_admin", new.public_id)
    told = {"certificate": found, "form": form}
    return render(request, "certifier/replacement.html", told, status=422 if form.errors else 200)


def tell(request: Request, new: Certificate, old: Certificate) -> None:
    """What is done, and the person's other certificates that still bear another name."""
    messages.success(
        request,
        f"Le certificat {new.number} remplace le {old.number}. "
        "La personne le trouve sur sa page, prêt à imprimer dans quelques minutes.",
    )
    others = certificates_of(new.person).exclude(holder=new.holder).values_list("number", flat=True)
    if others:
        messages.info(
            request, f"Cette personne a aussi un autre certificat à son ancien nom : {', '.join(others)}."
        )
