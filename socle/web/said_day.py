"""Dates in full, in the language of the page."""

from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from socle.core.days import in_full
from socle.core.sitting import said_hour


def said_day(on: date | None) -> str:
    if on is None:
        return ""
    return in_full(on) if get_language() == "fr" else date_format(on, "l j F Y")


def said_moment(at: datetime) -> str:
    """« lundi 23 novembre 2026 à 14 h 32 », here and not in UTC."""
    here = localtime(at)
    hour = said_hour(here.time()) if get_language() == "fr" else f"{here:%H:%M}"
    return _("%(day)s à %(hour)s") % {"day": said_day(here.date()), "hour": hour}
