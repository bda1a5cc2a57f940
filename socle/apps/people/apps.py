from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "socle.apps.people"
    label = "people"
