"""Pages that stay out of caches, search engines and other people’s logs: a candidate’s, a verification."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase

View = Callable[..., HttpResponseBase]


def private(view: View) -> View:
    """No copy is kept, and the page's address is never told to another page."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        response["X-Robots-Tag"] = "noindex, nofollow"
        # With "no-referrer" browsers hide the origin of forms too, and the check against forgery refuses.
        response["Referrer-Policy"] = "strict-origin"
        return response

    return answer
