from django.apps import AppConfig


class AccreditationsConfig(AppConfig):
    name = "socle.apps.accreditations"
    label = "accreditations"
