"""Every address of the site. Default deny: a view that declares nobody is closed to everybody."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("socle.web.public.urls")),
    path("", include("socle.web.candidate.urls")),
    path("", include("socle.web.pathways.urls")),
    path("", include("socle.web.assessments.urls")),
    path("", include("socle.web.juries.urls")),
    path("", include("socle.web.certifier.urls")),
    path("imports/", include("socle.web.imports.urls")),
    path("echanges/", include("socle.web.exchanges.urls")),
    path("declarations/", include("socle.web.declarations.urls")),
    path("certificats-repris/", include("socle.web.legacy.urls")),
    path("", include("socle.web.studies.urls")),
    path("logiciels/", include("socle.web.keys.urls")),
    path("api/v1/", include("socle.api.urls")),
    path("compte/", include("socle.web.accounts.urls")),
    path("langue/", include("django.conf.urls.i18n")),
]
