"""A date typed as three numbers: nobody has to find their birth year in a calendar."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

EXAMPLE = "Par exemple : 14, puis 7, puis 1994."


class DayWidget(forms.MultiWidget):
    template_name = "components/day.html"
    use_fieldset = True

    def __init__(self) -> None:
        numbers = {"inputmode": "numeric", "autocomplete": "off"}
        super().__init__(
            {
                "day": forms.TextInput({**numbers, "maxlength": "2", "size": "2", "label": "Jour"}),
                "month": forms.TextInput({**numbers, "maxlength": "2", "size": "2", "label": "Mois"}),
                "year": forms.TextInput({**numbers, "maxlength": "4", "size": "4", "label": "Année"}),
            }
        )

    def decompress(self, value: Any) -> list[int | None]:
        return [value.day, value.month, value.year] if isinstance(value, date) else [None, None, None]


def number() -> forms.IntegerField:
    return forms.IntegerField(error_messages={"invalid": "Écrivez le jour, le mois et l’année en chiffres."})


class DayField(forms.MultiValueField):
    """Day, month and year in three boxes."""

    widget = DayWidget

    def __init__(self, **said: Any) -> None:
        said.setdefault("help_text", EXAMPLE)
        super().__init__(fields=tuple(number() for _ in range(3)), **said)

    def compress(self, data_list: Sequence[Any]) -> date | None:
        if not data_list:
            return None
        day, month, year = data_list
        if year < 1000:
            raise forms.ValidationError("Écrivez l’année avec ses quatre chiffres.")
        try:
            return date(year, month, day)
        except ValueError as error:
            raise forms.ValidationError("Cette date n’existe pas. Vérifiez le jour et le mois.") from error
