"""The fields that the certifier's forms share."""

from typing import Any

from django import forms
from django.utils.timezone import localdate

from socle.core.exchange.candidates.cells import Check, postal_code, siren, siret


class CheckedField(forms.CharField):
    """A text that the rules of the candidate file also check; spaces typed inside are dropped."""

    def __init__(self, check: Check, **said: Any) -> None:
        super().__init__(**said)
        self.check = check
        self.widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}

    def clean(self, value: Any) -> str:
        text: str = super().clean(value).replace(" ", "").replace("\u00a0", "")
        objection = self.check(text, localdate()) if text else None
        if objection:
            raise forms.ValidationError(f"{objection.reason} : {objection.remedy}.")
        return text


def siren_field(**said: Any) -> CheckedField:
    return CheckedField(siren, max_length=20, **said)


def siret_field(**said: Any) -> CheckedField:
    return CheckedField(siret, max_length=24, **said)


def postal_code_field(**said: Any) -> CheckedField:
    return CheckedField(postal_code, max_length=10, **said)


def day_field(label: str, **said: Any) -> forms.DateField:
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **said)


def street_field() -> forms.CharField:
    return forms.CharField(label="Numéro et rue", max_length=200)


def phone_field() -> forms.RegexField:
    """The number of a site."""
    return forms.RegexField(
        r"^\+?[0-9 .]{6,19}$",
        label="Téléphone",
        help_text="Les candidats appellent ce numéro. Par exemple : 02 31 00 00 00.",
        error_messages={"invalid": "Écrivez le numéro avec des chiffres et des espaces."},
    )
