"""What comes in on the page of a batch."""

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from socle.core.exchange.cdc.receipt import MOST_BYTES
from socle.web.certifier.fields import day_field


class DepositForm(forms.Form):
    """The day on which the file was given to the portal."""

    day = day_field(
        "Jour du dépôt",
        help_text="Celui de votre dépôt sur le portail de la Caisse des Dépôts.",
        error_messages={"required": "Écrivez le jour du dépôt.", "invalid": "Cette date n’existe pas."},
    )

    def __init__(self, asked: Any = None, *, built_on: date, on: date) -> None:
        super().__init__(asked, initial={"day": on})
        self.built_on, self.on = built_on, on
        self.fields["day"].widget.attrs |= {"min": built_on.isoformat(), "max": on.isoformat()}

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day > self.on:
            raise forms.ValidationError("Ce jour n’est pas encore venu. Écrivez celui du dépôt.")
        if day < self.built_on:
            raise forms.ValidationError(f"Le lot a été construit le {self.built_on:%d/%m/%Y} : déposé après.")
        return day


class ReportForm(forms.Form):
    report = forms.FileField(
        label="Rapport de traitement",
        help_text="Le fichier XML que rend le portail, tel quel.",
        widget=forms.FileInput(attrs={"accept": ".xml"}),
        error_messages={
            "required": "Choisissez le rapport.",
            "empty": "Ce fichier est vide. Téléchargez de nouveau le rapport sur le portail.",
            "invalid": "Le fichier n’est pas arrivé. Envoyez-le de nouveau.",
        },
    )

    def clean_report(self) -> bytes:
        sent: UploadedFile = self.cleaned_data["report"]
        if sent.size is None or sent.size > MOST_BYTES:
            raise forms.ValidationError(f"Ce fichier dépasse {MOST_BYTES // 1_000_000} Mo.")
        content: bytes = sent.read()
        return content
