"""Title, day and place of birth, as the identity document writes them; the place is found or confirmed."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms

from socle.core.person import Civility
from socle.core.places.tables import FRANCE
from socle.scheme import scheme
from socle.web.day_field import DayField
from socle.web.pathways.birth_place import BirthPlace, read_birth_place


class BirthForm(forms.Form):
    civility = forms.ChoiceField(
        label="Civilité",
        choices=[(Civility.MRS, "Madame"), (Civility.MR, "Monsieur")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez une civilité."},
    )
    birth_date = DayField(
        label="Date de naissance", error_messages={"required": "Écrivez le jour, le mois et l’année."}
    )
    birth_country = forms.ChoiceField(label="Pays de naissance", initial=FRANCE)
    birth_town = forms.CharField(label="Commune de naissance", required=False, max_length=100)
    birth_code = forms.RegexField(
        r"^[0-9][0-9ABab][0-9]{3}$",
        label="Code INSEE de la commune (facultatif)",
        required=False,
        help_text="Cinq chiffres, à ne pas confondre avec le code postal.",
        error_messages={"invalid": "Ce code a cinq chiffres, par exemple 14118 pour Caen."},
    )
    birth_choice = forms.CharField(
        label="Choisissez la commune", required=False, max_length=5, widget=forms.RadioSelect
    )
    birth_confirmed = forms.BooleanField(
        label="Je confirme : ce lieu est écrit ainsi sur la pièce d’identité", required=False
    )

    place: BirthPlace | None = None

    def __init__(self, *said: Any, **more: Any) -> None:
        super().__init__(*said, **more)
        countries = sorted(scheme().places.countries, key=lambda each: (each.code != FRANCE, each.name))
        field = cast(forms.ChoiceField, self.fields["birth_country"])
        field.choices = [(each.code, each.name) for each in countries]

    def propose(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        cast(forms.RadioSelect, self.fields[name].widget).choices = choices

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if {"birth_date", "birth_country", "birth_town", "birth_code", "birth_choice"} <= set(said):
            self.place = read_birth_place(scheme().places, said)
            if not self.place.is_found and not said["birth_confirmed"]:
                self.add_error("birth_town", self.place.said)
            self.propose("birth_choice", self.place.choices)
        return said

    @property
    def is_place_asked(self) -> bool:
        return self.place is not None and not self.place.is_found

    @property
    def is_place_choice_offered(self) -> bool:
        return self.is_place_asked and bool(self.place and self.place.choices)
