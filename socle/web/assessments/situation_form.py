"""The form of one situation."""

from django import forms


class SituationForm(forms.Form):
    title = forms.CharField(
        label="La tâche", help_text="Par exemple : préparer une commande de peinture.", max_length=200
    )
    note = forms.CharField(
        label="Ce que vous avez vu",
        help_text="Facultatif. Ce que la personne a fait, sans jugement sur elle.",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
