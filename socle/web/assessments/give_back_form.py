"""What the assessor adds to a result: hours for each part to learn, the next step, whom to call."""

from typing import Any

from django import forms
from django.utils.timezone import localdate

from socle.apps.assessments.models import Assessment
from socle.apps.frameworks.queries import content
from socle.core.certification import Decision
from socle.core.training import MOST_HOURS, proposed_hours
from socle.scheme import scheme


class GiveBackForm(forms.Form):
    """Asks nothing when everything is acquired."""

    step = forms.CharField(
        label="Ce qui se passe ensuite",
        help_text="Avec une date : un rendez-vous avec la formatrice le lundi 7 décembre 2026 à 9 h.",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    contact = forms.CharField(
        label="La personne à appeler", help_text="Un prénom, un nom, un numéro de téléphone.", max_length=200
    )

    def __init__(self, data: Any, *, assessment: Assessment, decision: Decision) -> None:
        site = assessment.pathway.site
        caller = ", ".join(part for part in (str(assessment.assessor), site.phone) if part)
        super().__init__(data, initial={"contact": caller})
        self.missing = decision.missing_subdomains
        framework = content(assessment.pathway.version)
        slug = assessment.pathway.framework.slug
        per_criterion = scheme().parameters.value("hours_per_criterion", framework=slug, on=localdate())
        for code, hours in proposed_hours(framework, self.missing, per_criterion=per_criterion).items():
            self.fields[f"hours-{code}"] = forms.IntegerField(
                label=f"{code} {framework.subdomain(code).name}",
                initial=hours,
                min_value=1,
                max_value=MOST_HOURS,
            )
        if decision.certified:
            for name in ("step", "contact"):
                self.fields[name].required = False

    @property
    def hours(self) -> dict[str, int]:
        return {code: self.cleaned_data[f"hours-{code}"] for code in self.missing}

    def hour_fields(self) -> list[forms.BoundField]:
        return [self[f"hours-{code}"] for code in self.missing]

    def are_hours_wrong(self) -> bool:
        return any(name.startswith("hours-") for name in self.errors)
