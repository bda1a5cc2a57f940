"""What comes in on the jury's pages."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django import forms

from socle.apps.accounts.queries import memberships
from socle.apps.frameworks.models import Framework
from socle.apps.juries.models import Sitting
from socle.core.jury import College
from socle.core.roles import Role
from socle.web.certifier.fields import day_field
from socle.web.juries.words import college_label
from socle.web.pathways.words import short_title

REMOTE = "À distance"
DECISIONS = (("granted", "Accorder le certificat"), ("deferred", "Ajourner"), ("refused", "Refuser"))


class PlanForm(forms.Form):
    """A sitting to plan; a remote one needs no place."""

    framework = forms.ChoiceField(label="Certificat")
    name = forms.CharField(
        label="Nom de la séance", max_length=120, help_text="Par exemple : Jury de Normandie."
    )
    sits_on = day_field("Jour de la séance")
    cut_off_on = day_field(
        "Date limite d’envoi des dossiers",
        help_text="Un dossier envoyé après ce jour attend la séance suivante.",
    )
    place = forms.CharField(label="Lieu", max_length=200, required=False, help_text="L’adresse et la salle.")
    remote = forms.BooleanField(label="La séance se tient à distance", required=False)
    departments = forms.CharField(
        label="Départements",
        required=False,
        max_length=400,
        help_text="Par exemple : 14, 50, 61. Laissez vide pour tout le territoire.",
    )

    def __init__(self, asked: Any, frameworks: Iterable[Framework]) -> None:
        super().__init__(asked)
        choices = [(framework.slug, short_title(framework)) for framework in frameworks]
        cast(forms.ChoiceField, self.fields["framework"]).choices = choices

    def clean_departments(self) -> list[str]:
        return [code for code in re.split(r"[\s,;]+", self.cleaned_data["departments"]) if code]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.pop("remote", False):
            said["place"] = REMOTE
        elif not said.get("place"):
            self.add_error("place", "Écrivez le lieu, ou cochez « La séance se tient à distance ».")
        return said


class InviteForm(forms.Form):
    """Who may still be invited: members of a jury on that day, college by college."""

    invited = forms.ChoiceField(
        label="Inviter un membre", error_messages={"required": "Choisissez une personne."}
    )

    def __init__(self, asked: Any, sitting: Sitting) -> None:
        super().__init__(asked)
        self.people = {
            f"{held.account.professional_id}-{held.college}": held
            for held in jurors(sitting.sits_on).exclude(account__professional__sittings__sitting=sitting)
        }
        groups: dict[str, list[tuple[str, str]]] = {college_label(college): [] for college in College}
        for key, held in self.people.items():
            groups[college_label(held.college)].append((key, str(held.account.professional)))
        choices: list[Any] = [("", "Choisissez"), *groups.items()]
        cast(forms.ChoiceField, self.fields["invited"]).choices = choices


def jurors(on: date) -> Any:
    held = memberships(on).filter(role=Role.JUROR, account__is_active=True)
    return held.order_by("account__professional__sort_name", "pk")


class DecisionForm(forms.Form):
    """Three decisions as quiet as one another; all but the first say why."""

    verdict = forms.ChoiceField(
        label="Décision",
        choices=DECISIONS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez une décision."},
    )
    reason = forms.CharField(
        label="Raison, écrite pour la personne",
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
        help_text="Obligatoire pour ajourner ou refuser : une phrase simple.",
    )
