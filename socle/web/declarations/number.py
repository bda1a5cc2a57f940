"""A holder's national number: asked for only while the law opens its declaration; never shown again."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from socle.apps.declarations.models import NationalNumber
from socle.apps.declarations.national_numbers import keep_national_number
from socle.core.roles import Role
from socle.scheme import scheme
from socle.web.access import Request, role
from socle.web.declarations.passages import every
from socle.web.declarations.reach import BODY_OR_CERTIFIER, is_number_open, reached
from socle.web.declarations.words import name_of
from socle.web.private import private
from socle.web.refusal import refused_on


class NeverSentBack(forms.TextInput):
    """What was typed in it is in no answer, not even beside an error."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        return super().get_context(name, None, attrs)


class NumberForm(forms.Form):
    nir = forms.CharField(
        label="Numéro national (sécurité sociale), sans sa clé",
        help_text="13 caractères. Il est chiffré, sert à la déclaration, puis il est effacé.",
        max_length=30,
        widget=NeverSentBack({"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Écrivez le numéro."},
    )


@sensitive_post_parameters("nir")
@role(*BODY_OR_CERTIFIER)
@require_http_methods(["GET", "HEAD", "POST"])
@private
def passage_number(request: Request, public_id: UUID) -> HttpResponse:
    on = localdate()
    if not is_number_open(on):
        raise Http404
    passage = get_object_or_404(reached(request.actor, every()), public_id=public_id)
    form = NumberForm(request.POST or None)
    if form.is_valid():
        with refused_on(form, "nir"):
            nir, by = form.cleaned_data["nir"], request.actor.account
            keep_national_number(passage, nir, scheme=scheme(), by=by, on=on)
            messages.success(request, "Le numéro est gardé, chiffré, jusqu’à la réponse.")
            is_certifier = Role.CERTIFIER in request.actor.roles
            return redirect("declared_passage", public_id) if is_certifier else redirect("corrections")
    page = {
        "holder": name_of(passage.certificate.person),
        "form": form,
        "is_kept": NationalNumber.objects.filter(passage=passage).exists(),
    }
    return render(request, "declarations/number.html", {"page": page}, status=422 if form.errors else 200)
