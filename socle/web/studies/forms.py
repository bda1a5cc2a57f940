"""What comes in on the pages of studies."""

from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet

from socle.apps.studies.models import NAME_LENGTH, Theme
from socle.web.certifier.fields import day_field

MOST_BYTES = 200_000_000


class StudyForm(forms.Form):
    name = forms.CharField(
        label="Nom de l’étude",
        help_text="Public une fois le protocole verrouillé. Par exemple : CléA et emploi en Normandie.",
        max_length=NAME_LENGTH,
    )


class ProtocolForm(StudyForm):
    text = forms.CharField(
        label="Protocole",
        help_text="Au format STUDY.toml. Chaque ligne qui commence par # est une explication.",
        widget=forms.Textarea({"rows": 28, "spellcheck": "false", "class": "code"}),
        strip=False,
    )


class AmendmentForm(forms.Form):
    reason = forms.CharField(
        label="Ce qui change, et pourquoi",
        help_text="Publié à côté du protocole.",
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )
    text = forms.CharField(
        label="Protocole",
        widget=forms.Textarea({"rows": 28, "spellcheck": "false", "class": "code"}),
        strip=False,
    )


class DataForm(forms.Form):
    sent = forms.FileField(
        label="Fichier de données",
        help_text="CSV ou Parquet : une ligne par personne, les colonnes que nomme le protocole.",
        widget=forms.FileInput({"accept": ".csv,.parquet"}),
        error_messages={"required": "Choisissez un fichier.", "empty": "Ce fichier est vide."},
    )

    def clean_sent(self) -> UploadedFile:
        sent: UploadedFile = self.cleaned_data["sent"]
        if sent.size is None or sent.size > MOST_BYTES:
            raise forms.ValidationError("Ce fichier dépasse 200 Mo : lancez « socle impact run ».")
        return sent


class ExtractForm(forms.Form):
    opened_from = day_field("Premier jour")
    opened_until = day_field("Dernier jour")


class MaterialForm(forms.Form):
    kind = forms.ChoiceField(label="Nature", choices=[("interview", "Entretien"), ("document", "Document")])
    name = forms.CharField(
        label="Nom",
        help_text="Sans nom de personne. Par exemple : Entretien 7, conseillère, Caen.",
        max_length=NAME_LENGTH,
    )
    collected_on = day_field("Date")
    text = forms.CharField(
        label="Texte",
        help_text="Collez les notes. Retirez d’abord les noms et tout ce qui ferait reconnaître quelqu’un.",
        max_length=200_000,
        widget=forms.Textarea({"rows": 12}),
    )


class ThemeForm(forms.Form):
    theme = forms.CharField(label="Thème", max_length=80)
    definition = forms.CharField(
        label="Ce qu’il recouvre",
        help_text="Pour que deux personnes codent de la même façon.",
        max_length=500,
        required=False,
    )


class ExcerptForm(forms.Form):
    passage = forms.CharField(
        label="Passage",
        help_text="Copié depuis le texte, mot pour mot.",
        max_length=5000,
        widget=forms.Textarea({"rows": 4}),
    )
    theme = forms.ModelChoiceField(label="Thème", queryset=Theme.objects.none(), empty_label="Choisissez")

    def __init__(self, *sent: Any, themes: QuerySet[Theme]) -> None:
        super().__init__(*sent)
        cast("forms.ModelChoiceField[Theme]", self.fields["theme"]).queryset = themes
