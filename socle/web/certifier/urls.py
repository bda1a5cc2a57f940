"""The certifier’s pages."""

from django.urls import URLPattern, path

from socle.web.certifier import (
    accreditations,
    bodies,
    certificate_admin,
    certificates,
    doubts,
    frameworks,
    obstacles,
    replacement,
    staff,
    validation_file,
    validations,
)

urlpatterns: list[URLPattern] = [
    path("organismes/", bodies.bodies, name="bodies"),
    path("organismes/nouveau/", bodies.add_body, name="add_body"),
    path("organismes/<uuid:public_id>/", bodies.body, name="body"),
    path("organismes/<uuid:public_id>/etablissement/", bodies.add_site, name="add_site"),
    path("organismes/<uuid:public_id>/responsable/", bodies.add_administrator, name="add_administrator"),
    path("habilitations/<uuid:public_id>/nouvelle/", accreditations.accredit_site, name="accredit_site"),
    path("habilitations/<int:key>/fin/", accreditations.end_accreditation_page, name="end_accreditation"),
    path("certificats-delivres/", certificates.certificates, name="certificates"),
    path(
        "certificats-delivres/<uuid:public_id>/",
        certificate_admin.certificate_admin,
        name="certificate_admin",
    ),
    path(
        "certificats-delivres/<uuid:public_id>/certificat.pdf",
        certificate_admin.certificate_admin_pdf,
        name="certificate_admin_pdf",
    ),
    path(
        "certificats-delivres/<uuid:public_id>/remplacement/",
        replacement.certificate_replacement,
        name="certificate_replacement",
    ),
    path("validations/", validations.validations, name="validations"),
    path("validations/<uuid:public_id>/", validation_file.validation_file, name="validation_file"),
    path(
        "validations/<uuid:public_id>/ouverture/",
        validation_file.open_validation_file,
        name="open_validation_file",
    ),
    path("validations/<uuid:public_id>/decision/", validation_file.withhold_file, name="withhold_file"),
    path(
        "validations/<uuid:public_id>/pieces/<uuid:evidence>/",
        validation_file.validation_evidence,
        name="validation_evidence",
    ),
    path("doutes/", doubts.doubts, name="doubts"),
    path("doutes/<uuid:newer>/<uuid:older>/", doubts.doubt, name="doubt"),
    path("doutes/<uuid:newer>/<uuid:older>/reponse/", doubts.answer_doubt, name="answer_doubt"),
    path("criteres-non-evaluables/", obstacles.obstacles, name="obstacles"),
    path("criteres-non-evaluables/<uuid:public_id>/", obstacles.obstacle, name="obstacle"),
    path("referentiels/", frameworks.frameworks_admin, name="frameworks_admin"),
    path("referentiels/<slug:slug>/", frameworks.framework_admin, name="framework_admin"),
    path("referentiels/<slug:slug>/etape/<slug:verb>/", frameworks.framework_step, name="framework_step"),
    path("referentiels/<slug:slug>/<str:label>/", frameworks.version_changes, name="version_changes"),
    path("roles/", staff.people_roles, name="people_roles"),
    path("roles/nouveau/", staff.add_person, name="add_person"),
    path("roles/<int:key>/fin/", staff.end_staff_role, name="end_staff_role"),
]
