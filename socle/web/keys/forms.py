"""What comes in when a key is made or rotated."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms

from socle.apps.accounts.models import Membership
from socle.core.api_access import DURATIONS
from socle.core.roles import LABELS, Role


class DurationForm(forms.Form):
    days = forms.TypedChoiceField(
        label="Durée de la clé",
        coerce=int,
        choices=list(DURATIONS.items()),
        initial=365,
        help_text="Après ce délai, faites-en une autre : la précédente marche encore une semaine.",
        error_messages={"required": "Choisissez une durée.", "invalid_choice": "Choisissez une durée."},
    )


class KeyForm(DurationForm):
    name = forms.CharField(
        label="Nom du logiciel", max_length=60, error_messages={"required": "Écrivez le nom du logiciel."}
    )
    membership = forms.ChoiceField(
        label="Au nom de qui",
        help_text="Ce que le logiciel enregistre porte le nom de cette personne, qui en est prévenue.",
        error_messages={
            "required": "Choisissez une personne et son rôle.",
            "invalid_choice": "Choisissez une personne et son rôle.",
        },
    )
    only_reads = forms.BooleanField(label="Le logiciel lit seulement : il n’écrit rien", required=False)
    field_order = ("name", "membership", "only_reads", "days")

    def __init__(self, asked: Any, *, memberships: Iterable[Membership]) -> None:
        super().__init__(asked)
        self.memberships = {str(each.pk): each for each in memberships}
        choices = [(key, label(each)) for key, each in self.memberships.items()]
        cast(forms.ChoiceField, self.fields["membership"]).choices = [("", "Choisissez"), *choices]


def label(held: Membership) -> str:
    """« Bob Martin, évaluateur, Afpa »."""
    body = f", {held.body.name}" if held.body else ""
    return f"{held.account.professional}, {LABELS[Role(held.role)].lower()}{body}"
