"""A page that asks for one thing: its name, what is said before the form, its button and the way back."""

from dataclasses import dataclass

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from socle.web.access import Request


@dataclass(frozen=True, slots=True)
class Ask:
    title: str
    button: str
    back: str
    back_label: str
    intro: str = ""


def ask_page(request: Request, ask: Ask, form: forms.Form) -> HttpResponse:
    """The form, empty or with what is wrong in it."""
    status = 422 if form.errors else 200
    return render(request, "certifier/ask.html", {"ask": ask, "form": form}, status=status)
