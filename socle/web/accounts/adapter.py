"""What django-allauth asks of this product: nobody signs up, and errors say what to do."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from socle.web.access import CARD_KEY


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are opened by the certifier or by a body, never by oneself."""

    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "Ce compte est fermé. Voyez le responsable de votre organisme.",
        "email_password_mismatch": "Adresse et mot de passe ne vont pas ensemble. Vérifiez les deux.",
        "enter_current_password": "Ce n’est pas votre mot de passe actuel. Écrivez-le encore une fois.",
        "incorrect_code": "Ce code n’est pas le bon. Vérifiez-le, ou demandez-en un autre.",
        "incorrect_password": "Ce n’est pas votre mot de passe. Écrivez-le encore une fois.",
        "invalid_login": "Écrivez votre adresse de courriel en entier : nom@exemple.fr.",
        "invalid_password_reset": "Ce lien a déjà servi ou n’est plus valable. Demandez-en un autre.",
        "rate_limited": "Il y a eu trop d’essais. Attendez quelques minutes.",
        "too_many_login_attempts": "Il y a eu trop d’essais. Attendez quelques minutes.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: Any) -> None:
        """Whoever signs in leaves the candidate's pages that a card had opened in this browser."""
        if request.session.pop(CARD_KEY, None):
            request.session.set_expiry(None)
        super().login(request, user)

    def format_email_subject(self, subject: str) -> str:
        return f"socle : {subject.strip()}"

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The ways to confirm who one is, in this product's words."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [{**method, "description": WAYS[method["id"]]} for method in methods]


WAYS = {
    "reauthenticate": "Avec mon mot de passe",
    "mfa_reauthenticate": "Avec un code de mon application ou un code de secours",
    "mfa_reauthenticate:webauthn": "Avec ma clé d’accès",
}


class KeyAdapter(DefaultMFAAdapter):
    """Passkeys, authenticator apps and recovery codes."""

    error_messages: ClassVar = {
        **DefaultMFAAdapter.error_messages,
        "cannot_generate_recovery_codes": "Ajoutez d’abord une clé d’accès ou une application.",
        "incorrect_code": "Ce code n’est pas le bon. Attendez le suivant, puis écrivez-le.",
    }

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        return "Ma clé"
