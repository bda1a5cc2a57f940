"""Who works for the certifier or sits on juries."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from socle.apps.accounts.models import Membership
from socle.apps.accounts.queries import memberships
from socle.apps.accounts.staff import STAFF_ROLES, Newcomer, add_to_staff, leave_staff
from socle.core.jury import College
from socle.core.roles import LABELS, Role
from socle.web.access import Request, role
from socle.web.certifier.exporting import roles_list
from socle.web.certifier.forms import COLLEGES, StaffForm
from socle.web.certifier.page import Ask, ask_page
from socle.web.exports import exported
from socle.web.refusal import refused_as_message, refused_on


@role(Role.CERTIFIER)
@require_safe
def people_roles(request: Request) -> HttpResponseBase:
    on = localdate()
    sections = []
    for each in STAFF_ROLES:
        held = memberships(on).filter(role=each).order_by("account__professional__sort_name", "pk")
        sections.append((each.value, LABELS[each], [(one, college_of(one)) for one in held]))
    if file := exported(request, {"roles": partial(roles_list, sections)}):
        return file
    return render(request, "certifier/people_roles.html", {"sections": sections})


def college_of(held: Membership) -> str:
    return COLLEGES[College(held.college)] if held.college else ""


@role(Role.CERTIFIER)
@require_http_methods(["GET", "HEAD", "POST"])
def add_person(request: Request) -> HttpResponse:
    form = StaffForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        who = Newcomer(said["first_name"], said["last_name"], said["email"], said["employer_siren"])
        college = College(said["college"]) if said["college"] else None
        as_role, by = Role(said["role"]), request.actor.account.pk
        with refused_on(form):
            new = add_to_staff(who, as_role, college=college, by=by, on=localdate())
            messages.success(request, f"{new.professional} a le rôle « {LABELS[as_role]} ».")
            return redirect("people_roles")
    ask = Ask(
        "Ajouter une personne",
        "Donner ce rôle",
        reverse("people_roles"),
        "Rôles",
        intro="Si l’adresse a déjà un compte, la personne garde son nom et reçoit le rôle en plus.",
    )
    return ask_page(request, ask, form)


@role(Role.CERTIFIER)
@require_POST
def end_staff_role(request: Request, key: int) -> HttpResponse:
    on = localdate()
    open_ones = memberships(on).filter(role__in=STAFF_ROLES, ends_on__isnull=True)
    held = get_object_or_404(open_ones, pk=key)
    with refused_as_message(request):
        leave_staff(held, by=request.actor.account.pk, on=on)
        messages.success(request, "Le rôle se termine ce soir.")
    return redirect("people_roles")
