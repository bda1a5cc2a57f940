"""What comes in when someone is registered: civil status, contact, circumstances, notice."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.urls import reverse
from django.utils.html import format_html

from socle.apps.accreditations.models import Accreditation
from socle.apps.pathways.actions import Circumstances
from socle.apps.people.models import Person
from socle.core.days import in_full
from socle.core.person import Civility, CivilStatus
from socle.core.places.tables import FRANCE
from socle.scheme import scheme
from socle.web.day_field import DayField
from socle.web.pathways.birth_place import BirthPlace, read_birth_place
from socle.web.pathways.contact_form import ContactForm

OTHER = "other"
CIVIL_STATUS = ("civility", "birth_name", "used_name", "first_name", "birth_date")
BIRTH_PLACE = ("birth_country", "birth_town", "birth_code")
CODED = {
    "reason": "Pourquoi cette personne vient",
    "status": "Sa situation",
    "education": "Son diplôme le plus élevé",
    "referrer": "Qui l’a orientée",
    "payer": "Qui finance",
    "sector": "Métier visé",
}


class RegistrationForm(ContactForm):
    """One filling of the form has its own `token`; it becomes the address of the file."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    civility = forms.ChoiceField(
        label="Civilité",
        choices=[(Civility.MRS, "Madame"), (Civility.MR, "Monsieur")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez une civilité."},
    )
    birth_name = forms.CharField(
        label="Nom de naissance",
        max_length=100,
        help_text="Comme sur la pièce d’identité.",
        error_messages={"required": "Écrivez le nom de naissance."},
    )
    used_name = forms.CharField(label="Nom d’usage (facultatif)", required=False, max_length=100)
    first_name = forms.CharField(
        label="Prénom", max_length=100, error_messages={"required": "Écrivez le prénom."}
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
    same_person = forms.CharField(
        label="Est-ce la même personne ?", required=False, max_length=36, widget=forms.RadioSelect
    )
    framework = forms.ChoiceField(
        label="Certificat", error_messages={"required": "Choisissez un certificat."}
    )
    site = forms.ChoiceField(
        label="Établissement", error_messages={"required": "Choisissez un établissement."}
    )
    employer_siren = forms.RegexField(
        r"^[0-9]{9}$",
        label="SIREN de l’employeur (facultatif)",
        required=False,
        error_messages={"invalid": "Le SIREN a neuf chiffres."},
    )
    notice = forms.BooleanField(
        label="J’ai remis et lu la notice d’information",
        error_messages={"required": "Remettez la notice à la personne et lisez-la avec elle, puis cochez."},
    )

    place: BirthPlace | None = None

    def __init__(
        self, asked: Mapping[str, Any] | None, *, accreditations: Iterable[Accreditation], on: date
    ) -> None:
        super().__init__(asked)
        held = list(accreditations)
        self.frameworks = {each.framework.slug: each.framework for each in held}
        self.sites = {each.site.siret: each.site for each in held}
        self.offer("framework", [(slug, each.title) for slug, each in self.frameworks.items()])
        self.offer("site", [(siret, str(each)) for siret, each in self.sites.items()])
        countries = sorted(scheme().places.countries, key=lambda each: (each.code != FRANCE, each.name))
        self.offer("birth_country", [(each.code, each.name) for each in countries])
        for name, label in CODED.items():
            self.fields[name] = forms.ChoiceField(
                label=label, error_messages={"required": "Choisissez une réponse."}
            )
            self.offer(name, [(each.code, each.label) for each in scheme().lists.offered(name, on)])
        self.fields["notice"].help_text = format_html(
            'La notice est la page <a href="{}" target="_blank">Vie privée</a> (nouvel onglet).',
            reverse("privacy"),
        )

    def offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        """A single possibility is already chosen; otherwise someone chooses."""
        field = cast(forms.ChoiceField, self.fields[name])
        is_alone = len(choices) == 1 or name == "birth_country"
        field.choices = choices if is_alone else [("", "Choisissez"), *choices]

    def propose(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        cast(forms.RadioSelect, self.fields[name].widget).choices = choices

    def ask_whether_known(self, alike: Iterable[Person]) -> bool:
        """Whether to ask if this is someone the body knows; asked once."""
        choices = [
            (str(each.public_id), f"C’est la même personne : {each}, né(e) le {in_full(each.birth_date)}")
            for each in alike
        ]
        answers = [value for value, _ in choices] + [OTHER]
        if not choices or self.cleaned_data["same_person"] in answers:
            return False
        self.propose("same_person", [*choices, (OTHER, "C’est une autre personne")])
        self.add_error("same_person", "Une personne du même nom, née le même jour, est déjà inscrite ici.")
        return True

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

    @property
    def is_same_person_asked(self) -> bool:
        return "same_person" in self.errors

    @property
    def groups(self) -> dict[str, list[forms.BoundField]]:
        """The fields in the order of the page."""
        names = {
            "status": CIVIL_STATUS,
            "place": BIRTH_PLACE,
            "contact": tuple(ContactForm.base_fields),
            "why": ("framework", "site", *CODED, "employer_siren"),
        }
        return {group: [self[name] for name in each] for group, each in names.items()}

    @property
    def circumstances(self) -> Circumstances:
        return Circumstances(**{name: self.cleaned_data[name] for name in CODED})

    @property
    def status(self) -> CivilStatus:
        said = self.cleaned_data
        place = self.place or BirthPlace("", "")
        return CivilStatus(
            civility=Civility(said["civility"]),
            birth_name=said["birth_name"],
            used_name=said["used_name"],
            first_name=said["first_name"],
            birth_date=said["birth_date"],
            birth_place=place.code,
            birth_place_name=place.name,
        )
