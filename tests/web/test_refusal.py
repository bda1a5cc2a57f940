import pytest
from django import forms

from socle.core.errors import Refusal, UnreadableInput
from socle.web.refusal import refused_on


class NameForm(forms.Form):
    name = forms.CharField()


def form() -> NameForm:
    asked = NameForm({"name": "Zoë"})
    assert asked.is_valid()
    return asked


def test_a_refusal_becomes_an_error_of_the_form_with_its_remedy() -> None:
    asked = form()
    with refused_on(asked):
        raise Refusal("Le jury ne peut pas délibérer.", "Reportez la séance.")
    assert asked.errors == {"__all__": ["Le jury ne peut pas délibérer. Reportez la séance."]}


def test_a_refusal_is_told_on_the_field_it_is_about() -> None:
    asked = form()
    with refused_on(asked, "name"):
        raise UnreadableInput("le nom est illisible", remedy="Écrivez-le en lettres.")
    assert asked.errors == {"name": ["Le nom est illisible. Écrivez-le en lettres."]}


def test_what_is_not_a_refusal_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError), refused_on(form()):
        raise ZeroDivisionError
