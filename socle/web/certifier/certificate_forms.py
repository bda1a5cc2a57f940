"""What comes in on the certifier's pages of certificates."""

from collections.abc import Iterable, Mapping
from typing import cast

from django import forms

from socle.apps.frameworks.models import Framework
from socle.core.certificate import REPLACEMENT_REASONS, REVOCATION_REASONS
from socle.core.person import LONGEST_NAME, Names
from socle.web.pathways.words import short_title

STANDING = (("", "Tout"), ("en-vigueur", "En vigueur"), ("retire", "Retiré"))


class CertificateFilterForm(forms.Form):
    """The filters of the list; a value that does not exist filters nothing. `lot` is a validation."""

    cherche = forms.CharField(label="Numéro, code public ou nom", required=False, max_length=100)
    certificat = forms.ChoiceField(label="Certificat", required=False)
    etat = forms.ChoiceField(label="État", required=False, choices=STANDING)
    lot = forms.UUIDField(required=False, widget=forms.HiddenInput())

    def __init__(self, asked: Mapping[str, str], frameworks: Iterable[Framework]) -> None:
        super().__init__(asked, auto_id="filter_%s")
        choices = [("", "Tout"), *((each.slug, short_title(each)) for each in frameworks)]
        cast(forms.ChoiceField, self.fields["certificat"]).choices = choices
        self.fields["cherche"].widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}


class RevokeForm(forms.Form):
    """Why a certificate is withdrawn, and that it is meant."""

    reason = forms.ChoiceField(
        label="Raison du retrait",
        help_text="Elle reste chez vous : elle ne s’affiche sur aucune page publique.",
        choices=[("", "Choisissez"), *((code.value, label) for code, label in REVOCATION_REASONS.items())],
        error_messages={"required": "Choisissez une raison."},
    )
    confirmed = forms.BooleanField(
        label="Je retire ce certificat. Je sais que cela ne se défait pas.",
        error_messages={"required": "Cochez cette case pour confirmer le retrait."},
    )


class ReplaceForm(forms.Form):
    """The names that the civil status now gives, why they changed, and that it was seen."""

    birth_name = forms.CharField(
        label="Nom de naissance",
        max_length=LONGEST_NAME,
        error_messages={"required": "Écrivez le nom de naissance."},
    )
    used_name = forms.CharField(label="Nom d’usage (facultatif)", required=False, max_length=LONGEST_NAME)
    first_name = forms.CharField(
        label="Prénom", max_length=LONGEST_NAME, error_messages={"required": "Écrivez le prénom."}
    )
    reason = forms.ChoiceField(
        label="Raison du remplacement",
        help_text="Elle reste chez vous : elle ne s’affiche sur aucune page publique.",
        choices=[("", "Choisissez"), *((code.value, label) for code, label in REPLACEMENT_REASONS.items())],
        error_messages={"required": "Choisissez une raison."},
    )
    seen = forms.BooleanField(
        label="J’ai vu une pièce d’identité ou un acte d’état civil qui porte ces noms.",
        error_messages={"required": "Demandez la pièce à la personne, puis cochez."},
    )

    @property
    def names(self) -> Names:
        said = self.cleaned_data
        return Names(said["birth_name"], said["first_name"], said["used_name"])
