"""The code of a card and a birth date, however they are typed."""

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from socle.core.card import LENGTH, typed_code
from socle.core.person import plain

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janv jan",
            "fev feb",
            "mar",
            "avr apr",
            "mai may",
            "juin jun",
            "juil jul",
            "aou aug",
            "sep",
            "oct",
            "nov",
            "dec",
        ),
        start=1,
    )
    for name in names.split()
}
OLDEST_SHORT_YEAR = 20


def typed_date(day: str, month: str, year: str) -> date | None:
    """The date meant, or None: a month may be a word in French or English, a year may have two digits.

    >>> typed_date("1er", "juillet", "94")
    datetime.date(1994, 7, 1)
    """
    try:
        return date(typed_year(year), typed_month(month), first_number(day))
    except ValueError:
        return None


def first_number(text: str) -> int:
    return int("".join(re.findall(r"^\s*(\d+)", text)))


def typed_month(text: str) -> int:
    word = plain(text.strip())
    return next((number for name, number in MONTHS.items() if word.startswith(name)), 0) or first_number(text)


def typed_year(text: str) -> int:
    """Nobody who comes was born after 2020: « 94 » is 1994 and « 05 » is 2005."""
    year = first_number(text)
    if year >= 100:
        return year
    return year + (2000 if year < OLDEST_SHORT_YEAR else 1900)


def box(label: Any, size: int) -> forms.CharField:
    attributes = {"autocomplete": "off", "inputmode": "numeric", "size": size}
    return forms.CharField(
        label=label, max_length=20, required=False, widget=forms.TextInput(attrs=attributes)
    )


class CardForm(forms.Form):
    code = forms.CharField(
        label=_("Le code de votre carte"),
        help_text=_("Dix lettres et chiffres. Majuscules ou minuscules, avec ou sans tiret."),
        error_messages={"required": _("Écrivez le code qui est sur votre carte.")},
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    day, month, year = box(_("Jour"), 2), box(_("Mois"), 2), box(_("Année"), 4)
    birth_date: date | None = None

    def clean_code(self) -> str:
        code = typed_code(self.cleaned_data["code"])
        if len(code) != LENGTH:
            raise forms.ValidationError(_("Ce code n’est pas entier. Il a dix lettres et chiffres."))
        return code

    def clean(self) -> None:
        said = (self.cleaned_data.get(name, "") for name in ("day", "month", "year"))
        self.birth_date = typed_date(*said)
        if self.birth_date is None:
            self.add_error("day", _("Écrivez le jour, le mois et l’année de votre naissance : 14, 7, 1994."))
