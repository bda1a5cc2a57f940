"""A form sent twice does its work once: it carries a key, and the verb knows what that key has done."""

from uuid import UUID, uuid4

from django.http import HttpRequest

NAME = "key"


def new_key() -> UUID:
    return uuid4()


def sent_key(request: HttpRequest) -> UUID:
    """The key of the form; one that is not a key is one more form."""
    try:
        return UUID(request.POST.get(NAME, ""))
    except ValueError:
        return new_key()
