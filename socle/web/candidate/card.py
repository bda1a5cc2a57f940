"""Opening one's pages with a card and a birth date, and leaving them."""

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from socle.apps.accounts.actions import open_with_card
from socle.apps.accounts.models import Card
from socle.apps.people.models import Person
from socle.core.card import LENGTH, TooManyTries, grouped, typed_code
from socle.core.errors import Refusal
from socle.web.access import CARD_KEY, public
from socle.web.candidate.card_form import CardForm
from socle.web.private import private

SECONDS = 3600


@public
@require_http_methods(["GET", "HEAD", "POST"])
@private
def card(request: HttpRequest, code: str = "") -> HttpResponse:
    """The code comes from the QR code of the card, or is typed."""
    if request.method == "POST":
        return open_pages(request)
    known = typed_code(code)
    shown = grouped(known) if len(known) == LENGTH else code
    return page(request, CardForm(initial={"code": shown}), status=200)


def open_pages(request: HttpRequest) -> HttpResponse:
    form = CardForm(request.POST)
    if not form.is_valid():
        return page(request, form, status=422)
    try:
        address = get_adapter(request).get_client_ip(request)
        person = open_with_card(form.cleaned_data["code"], form.birth_date, address=address, at=now())
    except TooManyTries:
        form.add_error(
            None,
            _("Il y a eu trop d’essais. Attendez quinze minutes, ou appelez le numéro de la carte."),
        )
        return page(request, form, status=429)
    except Refusal:
        form.add_error(
            None,
            _("Ce code et cette date ne vont pas ensemble. Vérifiez-les, ou appelez le numéro de la carte."),
        )
        return page(request, form, status=422)
    open_session(request, person)
    return redirect("my_pathway")


def page(request: HttpRequest, form: CardForm, *, status: int) -> HttpResponse:
    return render(request, "candidate/card.html", {"form": form}, status=status)


def open_session(request: HttpRequest, person: Person) -> None:
    """A session of its own, one hour long; whoever was signed in here no longer is."""
    logout(request)
    request.session[CARD_KEY] = Card.objects.get(person=person, revoked_on__isnull=True).pk
    request.session.set_expiry(SECONDS)


@public
@require_POST
@private
def leave(request: HttpRequest) -> HttpResponse:
    logout(request)
    messages.success(request, _("C’est fini : vos pages sont fermées sur cet appareil."))
    return redirect("card")
