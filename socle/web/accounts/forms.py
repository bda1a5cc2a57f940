"""The forms of django-allauth, with this product's words as labels."""

from typing import TYPE_CHECKING, Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django.forms import Form

LABELS = {
    "login": "Adresse de courriel",
    "email": "Adresse de courriel",
    "password": "Mot de passe",
    "oldpassword": "Mot de passe actuel",
    "password1": "Nouveau mot de passe",
    "password2": "Le même, encore une fois",
    "code": "Code",
    "name": "Nom de la clé",
    "passwordless": "Cette clé suffit pour me connecter",
}
PASSWORDLESS = "Votre appareil vérifie que c’est vous : empreinte, visage ou code de l’écran."

if TYPE_CHECKING:
    Base = Form
else:
    Base = object


class PlainWords(Base):
    """The label says what to write; nothing is said inside the box."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            field.widget.attrs.pop("placeholder", None)
            if name == "password":
                field.help_text = ""


class Login(PlainWords, account.LoginForm): ...


class RequestLoginCode(PlainWords, account.RequestLoginCodeForm): ...


class ConfirmLoginCode(PlainWords, account.ConfirmLoginCodeForm): ...


class Reauthenticate(PlainWords, account.ReauthenticateForm): ...


class ChangePassword(PlainWords, account.ChangePasswordForm): ...


class SetPassword(PlainWords, account.SetPasswordForm): ...


class ResetPassword(PlainWords, account.ResetPasswordForm): ...


class ResetPasswordKey(PlainWords, account.ResetPasswordKeyForm): ...


class Authenticate(PlainWords, mfa.AuthenticateForm): ...


class ConfirmWithCode(PlainWords, mfa.ReauthenticateForm): ...


class ActivateApp(PlainWords, totp.ActivateTOTPForm): ...


class EditKey(PlainWords, webauthn.EditWebAuthnForm): ...


class AddKey(PlainWords, webauthn.AddWebAuthnForm):
    """A key is a passkey unless the person says otherwise."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True
        self.fields["passwordless"].help_text = PASSWORDLESS
