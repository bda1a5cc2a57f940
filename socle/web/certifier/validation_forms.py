"""What comes in on the page of one file to validate."""

from typing import Any, cast

from django import forms

from socle.core.jury import WITHHELD
from socle.web.juries.forms import DECISIONS, DecisionForm


class WithholdForm(DecisionForm):
    """The two decisions that award nothing; each says why."""

    def __init__(self, asked: Any = None) -> None:
        super().__init__(asked)
        verdict = cast(forms.ChoiceField, self.fields["verdict"])
        verdict.choices = [choice for choice in DECISIONS if choice[0] in WITHHELD]
        reason = self.fields["reason"]
        reason.required, reason.help_text = True, "Une phrase simple : ce qui manque, et que faire."
        reason.error_messages["required"] = "Écrivez la raison : la personne et son organisme la lisent."
