"""Django's settings. Importing them starts nothing and needs nothing in development."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF
from psycopg.conninfo import conninfo_to_dict

from socle.cli.database import Server
from socle.environment import home, is_production, refuse_incomplete_production

refuse_incomplete_production()
PRODUCTION = is_production()
HOME = home()
PACKAGE = Path(__file__).resolve().parent


def database(url: str) -> dict[str, Any]:
    """Django's form of a PostgreSQL address."""
    parts = conninfo_to_dict(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", "socle"),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "OPTIONS": parts,
        "CONN_MAX_AGE": 60,
    }


DATABASES = {
    "default": database(os.environ.get("DATABASE_URL") or Server(HOME / "var" / "pg").url_for("socle"))
}
AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
# Passwords are for the demonstration only: elsewhere a passkey or a code sent by mail opens an account.
PASSWORDS: bool = not PRODUCTION
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today"
ACCOUNT_ADAPTER = "socle.web.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    name: f"socle.web.accounts.forms.{form}"
    for name, form in {
        "login": "Login",
        "request_login_code": "RequestLoginCode",
        "confirm_login_code": "ConfirmLoginCode",
        "reauthenticate": "Reauthenticate",
        "change_password": "ChangePassword",
        "set_password": "SetPassword",
        "reset_password": "ResetPassword",
        "reset_password_from_key": "ResetPasswordKey",
    }.items()
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
# The sign-in form asks a password only where signing up would.
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"] if PASSWORDS else ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
MFA_ADAPTER = "socle.web.accounts.adapter.KeyAdapter"
MFA_FORMS = {
    name: f"socle.web.accounts.forms.{form}"
    for name, form in {
        "authenticate": "Authenticate",
        "reauthenticate": "ConfirmWithCode",
        "activate_totp": "ActivateApp",
        "add_webauthn": "AddKey",
        "edit_webauthn": "EditKey",
    }.items()
}
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "socle"
# A loopback demonstration has no certificate; browsers trust localhost without one.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
PROXIES = int(os.environ.get("SOCLE_PROXIES", "0"))
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SECURE = PRODUCTION
CSRF_FAILURE_VIEW = "socle.web.accounts.errors.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DEBUG = False
# In development the key protects nothing but a loopback demonstration.
SECRET_KEY = os.environ.get("SOCLE_SECRET_KEY", "development-only-" + "0" * 50)
ALLOWED_HOSTS = os.environ.get("SOCLE_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

# In development mails are written in the terminal.
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if PRODUCTION else 'console'}.EmailBackend"
MAIL = urlsplit(os.environ.get("SOCLE_MAIL", ""))
EMAIL_USE_SSL = MAIL.scheme == "smtps"
EMAIL_USE_TLS = MAIL.scheme == "smtp"
EMAIL_HOST, EMAIL_PORT = MAIL.hostname or "localhost", MAIL.port or (465 if EMAIL_USE_SSL else 587)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(MAIL.username or ""), unquote(MAIL.password or "")
DEFAULT_FROM_EMAIL = os.environ.get("SOCLE_MAIL_FROM", f"socle@{ALLOWED_HOSTS[0]}")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "procrastinate.contrib.django",
    "csp",
    "socle.apps.journal",
    "socle.apps.log",
    "socle.apps.files",
    "socle.apps.organisations",
    "socle.apps.people",
    "socle.apps.accounts",
    "socle.apps.api_keys",
    "socle.apps.frameworks",
    "socle.apps.credentials",
    "socle.apps.accreditations",
    "socle.apps.legacy",
    "socle.apps.pathways",
    "socle.apps.training",
    "socle.apps.assessments",
    "socle.apps.juries",
    "socle.apps.certificates",
    "socle.apps.declarations",
    "socle.apps.studies",
    "socle.apps.exchanges",
    "socle.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "socle.web.accounts.french.FrenchForProfessionals",
    "socle.web.access.AccessMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "socle.web.urls"
WSGI_APPLICATION = "socle.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Ours come before those of packages that bring some of the same name.
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "socle.web.frame.frame",
            ]
        },
    }
]

# How much one key of the open API may ask, whatever the number of web processes.
API_REQUESTS_A_MINUTE = 600
PRIVACY_CONTACT = os.environ.get("SOCLE_PRIVACY_CONTACT", "")

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/Paris"
USE_TZ = True

MEDIA_ROOT = HOME / "var" / "files"
# What anyone may read: the log, status lists, the issuer's keys. A web server may serve it as it lies.
PUBLIC_ROOT: Path = HOME / "var" / "public"
SIGNER_SOCKET: Path = Path(os.environ.get("SOCLE_SIGNER", HOME / "var" / "signer" / "socket"))
ADDRESS: str = os.environ.get("SOCLE_ADDRESS", "http://localhost:8000").rstrip("/")
TIMESTAMP_AUTHORITY: str = os.environ.get("SOCLE_TIMESTAMP", "")
WITNESSES: list[str] = os.environ.get("SOCLE_WITNESSES", "").split()
STATIC_URL = "static/"
STATIC_ROOT = HOME / "var" / "static" if PRODUCTION else None
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = not PRODUCTION

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
