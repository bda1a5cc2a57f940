from django.apps import AppConfig


class FrameworksConfig(AppConfig):
    name = "socle.apps.frameworks"
    label = "frameworks"
