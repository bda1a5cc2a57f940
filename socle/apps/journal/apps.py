from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "socle.apps.journal"
    label = "journal"
