from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "socle.apps.files"
