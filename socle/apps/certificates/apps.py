from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    name = "socle.apps.certificates"
