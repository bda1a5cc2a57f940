"""What templates say of this product's own: the rosette, and dates in full."""

from datetime import date, datetime
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.timezone import is_aware, localtime

from socle.core.days import in_full
from socle.web.exports import export_address
from socle.web.rosette import Rosette

register = template.Library()


@register.simple_tag(name="rosette")
def show_rosette(rosette: Rosette) -> SafeString:
    """The drawing alone; the page says the same in a list beside it."""
    return rosette.svg


@register.inclusion_tag("components/rosette.html")
def rosette_with_list(rosette: Rosette) -> dict[str, Rosette]:
    """The drawing and, beside it, the same content as a list."""
    return {"rosette": rosette}


@register.inclusion_tag("components/exports.html", takes_context=True)
def exports(context: dict[str, Any], name: str, said: str) -> dict[str, str]:
    """The list of that name as a file, under the filters of its page; `said` names it to a screen reader."""
    addresses = {suffix: export_address(context["request"], name, suffix) for suffix in ("csv", "xlsx")}
    return {"said": said, **addresses}


@register.filter
def long_date(day: date | None) -> str:
    """« lundi 23 novembre 2026 »; an instant is told by its day here, not in UTC."""
    if day is None:
        return ""
    if isinstance(day, datetime) and is_aware(day):
        day = localtime(day)
    return in_full(day)
