from django.apps import AppConfig


class ApiKeysConfig(AppConfig):
    name = "socle.apps.api_keys"
    label = "api_keys"
