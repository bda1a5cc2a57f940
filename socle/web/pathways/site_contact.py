"""How a site is reached, corrected by its body’s administrator or by the certifier."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from socle.apps.organisations.actions import correct_site
from socle.apps.organisations.models import Site
from socle.core.roles import Role
from socle.web.access import Actor, Request, role
from socle.web.certifier.fields import phone_field, street_field
from socle.web.certifier.page import Ask, ask_page

INTRO = "Les candidats lisent cette adresse et appellent ce numéro. Une autre ville est un autre SIRET."


class SiteContactForm(forms.Form):
    street = street_field()
    phone = phone_field()


def reach(actor: Actor) -> QuerySet[Site]:
    """Every site for the certifier; for an administrator, those of their bodies."""
    sites = Site.objects.select_related("body")
    if Role.CERTIFIER in actor.roles:
        return sites
    return sites.filter(body__in=actor.bodies(Role.ADMINISTRATOR))


@role(Role.ADMINISTRATOR, Role.CERTIFIER)
@require_http_methods(["GET", "HEAD", "POST"])
def site_contact(request: Request, public_id: UUID) -> HttpResponse:
    site = get_object_or_404(reach(request.actor), public_id=public_id)
    form = SiteContactForm(request.POST or None, initial={"street": site.street, "phone": site.phone})
    back, label = way_back(request.actor, site)
    if form.is_valid():
        correct_site(site, **form.cleaned_data, by=request.actor.account.pk, on=localdate())
        messages.success(request, f"L’adresse et le téléphone de {site.name} sont à jour.")
        return redirect(back)
    return ask_page(request, Ask(f"Corriger {site}", "Enregistrer", back, label, INTRO), form)


def way_back(actor: Actor, site: Site) -> tuple[str, str]:
    """Where the reader comes from: the certifier from the body’s page, the administrator from their team."""
    if Role.CERTIFIER in actor.roles:
        return reverse("body", args=(site.body.public_id,)), site.body.name
    return reverse("team"), "Équipe"
