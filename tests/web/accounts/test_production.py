"""Outside the demonstration no password opens an account."""

import json
import os
import subprocess
import sys

ASK = """
import json, django
django.setup()
from django.conf import settings
from django.urls import resolve
from socle.web.accounts.forms import Login
from socle.web.accounts.urls import nowhere
print(json.dumps({
    "asks": list(Login().fields),
    "closed": [resolve(f"/compte/password/{page}/").func is nowhere for page in ("change", "set", "reset")],
    "cookie": [getattr(settings, f"SESSION_COOKIE_{name}") for name in ("SECURE", "HTTPONLY", "SAMESITE")],
    "mail": [getattr(settings, f"EMAIL_{name}") for name in ("HOST", "PORT", "HOST_USER", "HOST_PASSWORD")],
}))
"""
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "socle.settings",
    "SOCLE_ENV": "production",
    "SOCLE_SECRET_KEY": "x" * 50,
    "SOCLE_HOSTS": "socle.exemple.fr",
    "SOCLE_ADDRESS": "https://socle.exemple.fr",
    "SOCLE_MAIL": "smtp://socle:p%40ss@courrier.exemple.fr",
    "DATABASE_URL": "postgresql://socle@localhost/socle",
}


def test_in_production_an_account_opens_by_a_passkey_or_a_code_and_never_by_a_password() -> None:
    told = subprocess.run(
        [sys.executable, "-c", ASK],
        env={**os.environ, **PRODUCTION},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert json.loads(told.stdout) == {
        "asks": ["login"],
        "closed": [True, True, True],
        "cookie": [True, True, "Lax"],
        "mail": ["courrier.exemple.fr", 587, "socle", "p@ss"],
    }
