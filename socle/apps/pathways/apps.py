from django.apps import AppConfig


class PathwaysConfig(AppConfig):
    name = "socle.apps.pathways"
    label = "pathways"
