"""How to reach a person."""

from django import forms

from socle.apps.people.actions import Contact


class ContactForm(forms.Form):
    """How to reach a person; nothing of it is compulsory."""

    phone = forms.CharField(label="Téléphone (facultatif)", required=False, max_length=20)
    email = forms.EmailField(
        label="Adresse de courriel (facultatif)",
        required=False,
        error_messages={"invalid": "Écrivez l’adresse en entier : nom@exemple.fr."},
    )
    address = forms.CharField(label="Numéro et rue (facultatif)", required=False, max_length=200)
    address_more = forms.CharField(label="Complément d’adresse (facultatif)", required=False, max_length=200)
    postal_code = forms.CharField(label="Code postal (facultatif)", required=False, max_length=10)
    town = forms.CharField(label="Ville (facultatif)", required=False, max_length=100)

    @property
    def contact(self) -> Contact:
        said = self.cleaned_data
        return Contact(
            email=said["email"],
            phone=said["phone"],
            address=said["address"],
            address_more=said["address_more"],
            postal_code=said["postal_code"],
            town=said["town"],
        )
