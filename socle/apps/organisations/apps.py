from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "socle.apps.organisations"
    label = "organisations"
