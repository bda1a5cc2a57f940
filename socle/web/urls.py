"""Every address of the site. Default deny: a page that is not listed here does not exist."""

from django.urls import URLPattern, URLResolver, include, path

from socle.web.public import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("certificats/", views.frameworks, name="frameworks"),
    path("certificats/<slug:slug>/", views.framework, name="framework"),
    path("mentions-legales/", views.legal, name="legal"),
    path("vie-privee/", views.privacy, name="privacy"),
    path("accessibilite/", views.accessibility, name="accessibility"),
    path("gallery/", views.gallery, name="gallery"),
    path("langue/", include("django.conf.urls.i18n")),
]
