"""What comes in on the certifier's pages."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms

from socle.apps.accounts.staff import STAFF_ROLES
from socle.apps.frameworks.models import Framework
from socle.core.accreditation import AccreditedRole
from socle.core.jury import College
from socle.core.roles import LABELS, Role
from socle.web.certifier.fields import (
    day_field,
    phone_field,
    postal_code_field,
    siren_field,
    siret_field,
    street_field,
)

COLLEGES = {College.EMPLOYERS: "Employeurs", College.EMPLOYEES: "Salariés"}


class FilterForm(forms.Form):
    """A value that cannot be a name filters nothing."""

    nom = forms.CharField(label="Nom, ville, SIREN ou SIRET", required=False, max_length=100)


class BodyForm(forms.Form):
    siren = siren_field(label="SIREN", help_text="9 chiffres.")
    name = forms.CharField(label="Nom de l’organisme", max_length=200)


class SiteForm(forms.Form):
    siret = siret_field(label="SIRET", help_text="14 chiffres ; les 9 premiers sont le SIREN de l’organisme.")
    name = forms.CharField(label="Nom de l’établissement", max_length=200)
    street = street_field()
    postal_code = postal_code_field(label="Code postal")
    town = forms.CharField(label="Ville", max_length=100)
    phone = phone_field()


class AccreditForm(forms.Form):
    framework = forms.ChoiceField(label="Certificat")
    role = forms.ChoiceField(
        label="Pour",
        choices=[(AccreditedRole.ASSESS.value, "Évaluer"), (AccreditedRole.TRAIN.value, "Former")],
    )
    starts_on = day_field("Premier jour")
    ends_on = day_field("Dernier jour", required=False, help_text="Laissez vide s’il n’est pas fixé.")

    def __init__(self, asked: Any, frameworks: Iterable[Framework], **said: Any) -> None:
        super().__init__(asked, **said)
        choices = [(framework.slug, framework.title) for framework in frameworks]
        cast(forms.ChoiceField, self.fields["framework"]).choices = choices

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        first, last = said.get("starts_on"), said.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "Le dernier jour précède le premier.")
        return said


class EndForm(forms.Form):
    ends_on = day_field("Dernier jour", help_text="L’habilitation vaut encore ce jour-là.")


class AdministratorForm(forms.Form):
    first_name = forms.CharField(label="Prénom", max_length=100)
    last_name = forms.CharField(label="Nom", max_length=100)
    email = forms.EmailField(
        label="Adresse de courriel professionnelle",
        help_text="La personne reçoit un code à cette adresse pour se connecter.",
        error_messages={"invalid": "Écrivez l’adresse en entier : nom@exemple.fr."},
    )


class StaffForm(AdministratorForm):
    role = forms.ChoiceField(label="Rôle", choices=[(each.value, LABELS[each]) for each in STAFF_ROLES])
    college = forms.ChoiceField(
        label="Collège",
        required=False,
        help_text="Seulement pour un membre de jury.",
        choices=[("", "Aucun"), *((each.value, label) for each, label in COLLEGES.items())],
    )
    employer_siren = siren_field(
        label="SIREN de l’employeur",
        required=False,
        help_text="Un membre de jury ne juge jamais un dossier de son employeur.",
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("role") == Role.JUROR and not said.get("college"):
            self.add_error("college", "Choisissez le collège de ce membre de jury.")
        if said.get("role") and said.get("role") != Role.JUROR and said.get("college"):
            self.add_error("college", "Ce rôle ne siège dans aucun collège : choisissez « Aucun ».")
        return said


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label="Votre réponse",
        help_text="Dites ce que l’évaluateur peut faire ; l’exigence reste la même.",
        max_length=2000,
        widget=forms.Textarea({"rows": 5}),
    )


class RegistrationForm(forms.Form):
    number = forms.CharField(
        label="Numéro d’enregistrement",
        help_text="Par exemple : RS suivi de chiffres, comme dans le répertoire spécifique.",
        required=False,
        max_length=20,
    )
    starts_on = day_field("Début de l’enregistrement", required=False)
    ends_on = day_field(
        "Fin de l’enregistrement", required=False, help_text="Après elle, aucun parcours ne s’ouvre."
    )
    last_delivery_on = day_field(
        "Dernier jour de délivrance", required=False, help_text="Après lui, aucun certificat n’est attribué."
    )
    co_authors = forms.CharField(
        label="Coauteurs",
        help_text="Un par ligne.",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
    )

    def clean_co_authors(self) -> tuple[str, ...]:
        lines = self.cleaned_data["co_authors"].splitlines()
        return tuple(line.strip() for line in lines if line.strip())
