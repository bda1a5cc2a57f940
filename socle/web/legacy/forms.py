"""What comes in on the pages of the history."""

from collections.abc import Iterable, Mapping
from typing import cast

from django import forms

from socle.apps.frameworks.models import Framework
from socle.web.certifier.certificate_forms import STANDING
from socle.web.pathways.words import short_title


class LegacyFilterForm(forms.Form):
    """The filters of the list; a value that does not exist filters nothing."""

    cherche = forms.CharField(label="Numéro ou nom", required=False, max_length=100)
    certificat = forms.ChoiceField(label="Certificat", required=False)
    etat = forms.ChoiceField(label="État", required=False, choices=STANDING)

    def __init__(self, asked: Mapping[str, str], frameworks: Iterable[Framework]) -> None:
        super().__init__(asked, auto_id="filter_%s")
        choices = [("", "Tout"), *((each.slug, short_title(each)) for each in frameworks)]
        cast(forms.ChoiceField, self.fields["certificat"]).choices = choices
        self.fields["cherche"].widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}
