from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "socle.web"
    label = "web"
