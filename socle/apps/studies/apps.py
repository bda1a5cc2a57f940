from django.apps import AppConfig


class StudiesConfig(AppConfig):
    name = "socle.apps.studies"
