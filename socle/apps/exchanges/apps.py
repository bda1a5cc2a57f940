from django.apps import AppConfig


class ExchangesConfig(AppConfig):
    name = "socle.apps.exchanges"
    label = "exchanges"
