from django.apps import AppConfig


class LegacyConfig(AppConfig):
    name = "socle.apps.legacy"
    label = "legacy"
