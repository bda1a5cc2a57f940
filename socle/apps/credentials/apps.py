from django.apps import AppConfig


class CredentialsConfig(AppConfig):
    name = "socle.apps.credentials"
