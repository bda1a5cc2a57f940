"""Dates in full, in the language of the page."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language

from socle.core.days import in_full


def said_day(on: date | None) -> str:
    if on is None:
        return ""
    return in_full(on) if get_language() == "fr" else date_format(on, "l j F Y")
