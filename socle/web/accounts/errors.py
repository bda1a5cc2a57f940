"""What is answered when a form cannot be trusted."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form came without proof that this site sent it: nothing is kept; the page says what to do."""
    return render(request, "errors/csrf.html", status=403)
