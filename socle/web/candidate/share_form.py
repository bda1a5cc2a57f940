"""The form by which a holder makes a link."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from socle.core.share import LABEL_LENGTH
from socle.scheme import scheme

CHOICES = ((7, _("7 jours")), (30, _("30 jours")), (365, _("Un an")))


class ShareForm(forms.Form):
    label = forms.CharField(
        label=_("Pour qui, ou pour quoi ?"),
        help_text=_("Pour vous y retrouver. Vous seul le lisez, et vous pouvez ne rien écrire."),
        required=False,
        max_length=LABEL_LENGTH,
        error_messages={"max_length": _("C’est un peu long : écrivez 60 lettres au plus.")},
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    days = forms.TypedChoiceField(
        label=_("Combien de temps le lien marche-t-il ?"),
        choices=CHOICES,
        coerce=int,
        error_messages={
            "required": _("Choisissez combien de temps le lien marche."),
            "invalid_choice": _("Choisissez combien de temps le lien marche."),
        },
        widget=forms.RadioSelect,
    )


def new_form(on: date) -> ShareForm:
    first: Any = scheme().parameters.value("share_days", on=on)
    return ShareForm(initial={"days": first})
