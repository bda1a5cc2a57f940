from django.apps import AppConfig


class DeclarationsConfig(AppConfig):
    name = "socle.apps.declarations"
