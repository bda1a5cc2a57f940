"""Where a framework has no jury: a named person validates the files she has looked at."""

from collections.abc import Callable, Iterable
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from socle.apps.certificates.conclusion import conclude_validation
from socle.apps.frameworks.models import Framework
from socle.apps.pathways.models import Pathway
from socle.core.errors import Refusal
from socle.core.exchange.tables.table import Table
from socle.core.roles import Role
from socle.scheme import scheme
from socle.web.access import Request, role
from socle.web.certifier.validation_list import decisions_list, waiting_list
from socle.web.certifier.validation_page import validation_page
from socle.web.certifier.waiting import free, waiting_in, without_jury
from socle.web.exports import exported
from socle.web.refusal import refused_as_message


@role(Role.CERTIFIER)
@require_http_methods(["GET", "HEAD", "POST"])
def validations(request: Request) -> HttpResponseBase:
    """The files that wait; sent back, the ticks that stand when the validation is refused."""
    offered = without_jury(localdate())
    framework = chosen(offered, request.GET.get("certificat"))
    lists: dict[str, Callable[[], Table]] = {
        "dossiers-a-valider": partial(waiting_list, framework, request.actor.account.pk),
        "decisions": decisions_list,
    }
    if request.method != "POST" and (file := exported(request, lists)):
        return file
    if request.method == "POST":
        if framework is None:
            raise Http404
        with refused_as_message(request):
            validate(request, framework)
            return redirect(f"{reverse('validations')}?certificat={framework.slug}")
    ticked, account = frozenset(request.POST.getlist("dossier")), request.actor.account.pk
    page = validation_page(offered, framework, request.GET, account=account, ticked=ticked)
    status = 422 if request.method == "POST" else 200
    return render(request, "certifier/validations.html", {"page": page}, status=status)


def chosen(offered: list[Framework], slug: str | None) -> Framework | None:
    return next((each for each in offered if each.slug == slug), offered[0] if offered else None)


def validate(request: Request, framework: Framework) -> None:
    """The ticked files, or all those the page showed."""
    said = request.POST.getlist("montre" if "page" in request.POST else "dossier")
    files = asked(framework, said)
    made = conclude_validation(files, scheme=scheme(), by=request.actor.account, on=localdate())
    count = len(made)
    messages.success(
        request, "1 certificat est délivré." if count == 1 else f"{count} certificats sont délivrés."
    )


def asked(framework: Framework, said: Iterable[str]) -> list[Pathway]:
    keys = {read_id(each) for each in said}
    if not keys:
        raise Refusal("Aucun dossier n’est coché.", "Cochez ceux que vous avez regardés, puis validez.")
    found = list(free(waiting_in(framework)).filter(public_id__in=keys - {None}))
    if len(found) != len(keys):
        raise Refusal(
            "Un de ces dossiers n’attend plus, ou ne peut pas être validé.", "Relisez la liste, puis validez."
        )
    return found


def read_id(said: str) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return None
