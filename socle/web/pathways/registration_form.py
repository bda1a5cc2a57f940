"""What comes in when someone is registered: civil status, contact, circumstances, notice."""

from collections.abc import Iterable, Mapping
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
from socle.scheme import scheme
from socle.web.pathways.birth_form import BirthForm
from socle.web.pathways.birth_place import BirthPlace
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


class RegistrationForm(BirthForm, ContactForm):
    """One filling of the form has its own `token`; it becomes the address of the file."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
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

    def __init__(
        self, asked: Mapping[str, Any] | None, *, accreditations: Iterable[Accreditation], on: date
    ) -> None:
        super().__init__(asked)
        held = list(accreditations)
        self.frameworks = {each.framework.slug: each.framework for each in held}
        self.sites = {each.site.siret: each.site for each in held}
        self.offer("framework", [(slug, each.title) for slug, each in self.frameworks.items()])
        self.offer("site", [(siret, str(each)) for siret, each in self.sites.items()])
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
        field.choices = choices if len(choices) == 1 else [("", "Choisissez"), *choices]

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
