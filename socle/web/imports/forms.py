"""What comes in with a candidate file."""

from collections.abc import Iterable
from typing import cast

from django import forms
from django.core.files.uploadedfile import UploadedFile

from socle.apps.exchanges.destination import Destination
from socle.apps.organisations.models import Body, Site

MOST_LINES = 10_000
MOST_BYTES = 20_000_000
ON_EACH_LINE = "lignes-"


class UploadForm(forms.Form):
    """A file, and the site it is for; else each of its lines names a site of the body."""

    etablissement = forms.ChoiceField(
        label="Établissement",
        help_text="Il remplit les colonnes SIREN et SIRET que Pix laisse vides.",
        error_messages={
            "required": "Choisissez l’établissement.",
            "invalid_choice": "Choisissez l’établissement.",
        },
    )
    fichier = forms.FileField(
        label="Fichier de candidats",
        help_text="CSV en UTF-8 ou classeur XLSX, 10 000 lignes au plus.",
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        error_messages={
            "required": "Choisissez un fichier.",
            "empty": "Ce fichier est vide. Repartez du modèle.",
            "invalid": "Le fichier n’est pas arrivé. Envoyez-le de nouveau.",
        },
    )

    def __init__(self, *sent: object, bodies: Iterable[Body], sites: Iterable[Site]) -> None:
        super().__init__(*sent)  # type: ignore[arg-type]
        self.places = {site.siret: Destination.at(site) for site in sites}
        choices = [(site.siret, f"{site} ({site.siret})") for site in sites]
        for body in bodies:
            key = f"{ON_EACH_LINE}{body.siren}"
            self.places[key] = Destination(body)
            choices.append((key, f"Celui de chaque ligne du fichier ({body.name})"))
        field = cast(forms.ChoiceField, self.fields["etablissement"])
        field.choices = choices

    @property
    def destination(self) -> Destination:
        return self.places[self.cleaned_data["etablissement"]]

    def clean_fichier(self) -> bytes:
        """The bytes; refused before a long check when there are too many."""
        sent: UploadedFile = self.cleaned_data["fichier"]
        if sent.size is None or sent.size > MOST_BYTES:
            raise forms.ValidationError("Ce fichier dépasse 20 Mo. Partagez-le en plusieurs.")
        content: bytes = sent.read()
        if content.count(b"\n") > MOST_LINES + 1 and not content.startswith(b"PK"):
            raise forms.ValidationError("Ce fichier a plus de 10 000 lignes. Partagez-le en plusieurs.")
        return content
