"""Connected software."""

from django.urls import URLPattern, path

from socle.web.keys import views

urlpatterns: list[URLPattern] = [
    path("", views.keys, name="api_keys"),
    path("<uuid:public_id>/nouvelle/", views.rotate, name="rotate_api_key"),
    path("<uuid:public_id>/fin/", views.end, name="end_api_key"),
]
