"""What every page carries around its content: the main links and the demonstration mark."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

NAVIGATION = (("home", _("Accueil")), ("frameworks", _("Les trois certificats")))


def frame(request: HttpRequest) -> dict[str, Any]:
    """`page_nav` as (label, url, current), and whether the issuer is a demonstration."""
    links = [(label, reverse(name), request.path == reverse(name)) for name, label in NAVIGATION]
    return {"page_nav": links, "specimen": not settings.PRODUCTION}
