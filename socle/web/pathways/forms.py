"""What comes in on the pages of an accredited body."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.timezone import localdate

from socle.apps.frameworks.models import Framework
from socle.apps.organisations.models import Site
from socle.core.pathway import PATHWAY
from socle.scheme import scheme
from socle.web.day_field import DayField
from socle.web.pathways.words import short_title


class FilterForm(forms.Form):
    """The filters of the list; a value that does not exist filters nothing."""

    nom = forms.CharField(label="Nom ou prénom", required=False, max_length=100)
    etape = forms.ChoiceField(label="Étape", required=False)
    etablissement = forms.ChoiceField(label="Établissement", required=False)
    certificat = forms.ChoiceField(label="Certificat", required=False)
    attente = forms.ChoiceField(label="Ce qui attend", required=False)

    def __init__(
        self,
        asked: Mapping[str, str],
        *,
        sites: Iterable[Site],
        frameworks: Iterable[Framework],
        questions: Mapping[str, str],
    ) -> None:
        super().__init__(asked, auto_id="filter_%s")
        self.offer("etape", ((code, label[:1].upper() + label[1:]) for code, label in PATHWAY.labels.items()))
        self.offer("etablissement", ((site.siret, str(site)) for site in sites))
        self.offer("certificat", ((framework.slug, short_title(framework)) for framework in frameworks))
        self.offer("attente", questions.items())
        self.fields["nom"].widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}

    def offer(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = [("", "Tout"), *choices]


class PresenceForm(forms.Form):
    """A day on which the person was there, today at the latest."""

    on = DayField(label="Jour de présence", help_text="", error_messages={"required": "Écrivez le jour."})

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > localdate():
            raise forms.ValidationError("Ce jour n’est pas encore venu.")
        return day


class StopForm(forms.Form):
    reason = forms.ChoiceField(
        label="Raison de l’arrêt", error_messages={"required": "Choisissez une raison."}
    )

    def __init__(self, asked: Mapping[str, Any] | None = None, *, on: date) -> None:
        super().__init__(asked)
        offered = scheme().lists.offered("stop_reason", on)
        choices = [("", "Choisissez"), *((each.code, each.label) for each in offered)]
        cast(forms.ChoiceField, self.fields["reason"]).choices = choices


class OutsideForm(forms.Form):
    source = forms.CharField(
        label="Qui a obtenu ce résultat",
        max_length=60,
        help_text="Par exemple : CléA Numérique by Pix.",
        error_messages={"required": "Écrivez d’où vient ce résultat."},
    )
