"""Registering someone, in one page."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from socle.apps.accreditations.queries import active
from socle.apps.pathways.enrolment import Enrolment, enrol_once
from socle.apps.pathways.models import CLOSED, Pathway
from socle.apps.people.models import Person
from socle.apps.people.queries import has_open_doubt, possible_duplicates
from socle.core.accreditation import AccreditedRole
from socle.core.roles import WHOLE_FILES
from socle.scheme import scheme
from socle.web.access import Request, role
from socle.web.pathways.reach import Reach, reach
from socle.web.pathways.registration_form import RegistrationForm
from socle.web.refusal import refused_on


@role(*WHOLE_FILES)
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: Request) -> HttpResponse:
    held, on = reach(request.actor), localdate()
    accreditations = active(held.whole, AccreditedRole.ASSESS, on)
    form = RegistrationForm(request.POST or None, accreditations=accreditations, on=on)
    if form.is_valid() and (pathway := registered(request, form, held, on)):
        return redirect("pathway", pathway.public_id)
    return render(request, "pathways/register.html", {"form": form}, status=422 if form.is_bound else 200)


def registered(request: Request, form: RegistrationForm, held: Reach, on: date) -> Pathway | None:
    """The file opened, or the one there is already; None when the form has something to say."""
    if sent_before := held.pathways.filter(public_id=form.cleaned_data["token"]).first():
        return sent_before
    alike = known_here(form, held)
    if form.ask_whether_known(alike):
        return None
    known = chosen(form, alike)
    if known and (pathway := open_already(form, known, held)):
        messages.info(request, "Cette personne a déjà un parcours ouvert pour ce certificat : le voici.")
        return pathway
    with refused_on(form):
        enrolled = enrolment(form, known)
        pathway = enrol_once(enrolled, scheme=scheme(), by=request.actor.account.pk, on=on)
        tell(request, pathway)
        return pathway
    return None


def known_here(form: RegistrationForm, held: Reach) -> list[Person]:
    """Those alike whom the account's bodies know; nothing is said of what another body knows."""
    sites = [site.pk for site in held.whole]
    return list(possible_duplicates(form.status).filter(pathways__site__in=sites).distinct())


def chosen(form: RegistrationForm, alike: list[Person]) -> Person | None:
    said = form.cleaned_data["same_person"]
    return next((person for person in alike if str(person.public_id) == said), None)


def open_already(form: RegistrationForm, person: Person, held: Reach) -> Pathway | None:
    framework = form.frameworks[form.cleaned_data["framework"]]
    found = held.pathways.filter(person=person, framework=framework)
    return found.exclude(state__in=CLOSED).first()


def enrolment(form: RegistrationForm, known: Person | None) -> Enrolment:
    said = form.cleaned_data
    return Enrolment(
        form=said["token"],
        known=known,
        status=form.status,
        place_confirmed=said["birth_confirmed"],
        contact=form.contact,
        framework=form.frameworks[said["framework"]],
        site=form.sites[said["site"]],
        circumstances=form.circumstances,
        employer_siren=said["employer_siren"],
    )


def tell(request: HttpRequest, pathway: Pathway) -> None:
    messages.success(request, "La personne est inscrite. Remettez-lui sa carte d’accès.")
    if has_open_doubt(pathway.person):
        messages.warning(request, "Cette personne est peut-être déjà connue. Le certificateur vérifiera.")
