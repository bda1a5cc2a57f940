"""A refusal of the rules, told where the person is: on their form, or as a message of the next page."""

from types import TracebackType

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest

from socle.core.errors import Refusal, SocleError, UnreadableInput
from socle.core.text import as_sentence


class Told:
    """Runs a verb; what it refuses is told, and the view goes on after the `with`.

        with refused_on(form):
            certify_pathway(pathway, by=..., on=...)
            return redirect("pathway", pathway.public_id)
        return render(request, "...", {"form": form}, status=422)

    Several verbs that stand or fall together: `with refused_on(form), transaction.atomic():`.
    """

    def tell(self, said: str) -> None:
        raise NotImplementedError

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if not isinstance(error, Refusal | UnreadableInput):
            return False
        self.tell(said_by(error))
        return True


class OnForm(Told):
    def __init__(self, form: BaseForm, field: str | None) -> None:
        self.form, self.field = form, field

    def tell(self, said: str) -> None:
        self.form.add_error(self.field, said)


class AsMessage(Told):
    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def tell(self, said: str) -> None:
        messages.error(self.request, said)


def refused_on(form: BaseForm, field: str | None = None) -> Told:
    """A refusal becomes an error of the form, or of one of its fields."""
    return OnForm(form, field)


def refused_as_message(request: HttpRequest) -> Told:
    """For a single button: a refusal becomes a message of the page that follows."""
    return AsMessage(request)


def said_by(error: SocleError) -> str:
    """What is missing and what to do next."""
    if isinstance(error, UnreadableInput):
        return " ".join((*map(as_sentence, error.problems), error.remedy))
    return str(error)
