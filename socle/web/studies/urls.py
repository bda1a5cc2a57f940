"""Impact studies: the public register, a researcher's studies, the certifier's answers."""

from django.urls import URLPattern, path

from socle.web.studies import coding, data, granting, mine, protocol, register, runs

urlpatterns: list[URLPattern] = [
    path("etudes/", register.studies, name="studies"),
    path("etudes/<uuid:public_id>/", register.study, name="study"),
    path(
        "etudes/<uuid:public_id>/protocole-<int:version>.toml", register.study_protocol, name="study_protocol"
    ),
    path("etudes/<uuid:public_id>/rapport/", register.study_report, name="study_report"),
    path("etudes/<uuid:public_id>/rapport.pdf", register.study_paper, name="study_paper"),
    path("etudes/<uuid:public_id>/note.pdf", register.study_brief, name="study_brief"),
    path("etudes/<uuid:public_id>/resultats.json", register.study_results, name="study_results"),
    path("mes-etudes/", mine.my_studies, name="my_studies"),
    path("mes-etudes/nouvelle/", mine.new_study, name="new_study"),
    path("mes-etudes/<uuid:public_id>/", mine.my_study, name="my_study"),
    path("mes-etudes/<uuid:public_id>/protocole/", protocol.my_protocol, name="my_protocol"),
    path("mes-etudes/<uuid:public_id>/amendement/", protocol.amend, name="amend_protocol"),
    path("mes-etudes/<uuid:public_id>/abandon/", protocol.discard_study, name="discard_study"),
    path("mes-etudes/<uuid:public_id>/donnees/", data.give_study_data, name="give_study_data"),
    path("mes-etudes/<uuid:public_id>/demande/", data.ask_study_extract, name="ask_study_extract"),
    path("mes-etudes/extraits/<uuid:public_id>.csv", data.study_extract, name="study_extract"),
    path("mes-etudes/donnees/<uuid:public_id>/calcul/", runs.start_study_run, name="start_study_run"),
    path("mes-etudes/calculs/<uuid:public_id>/", runs.study_run, name="study_run"),
    path("mes-etudes/calculs/<uuid:public_id>/etat.json", runs.study_run_state, name="study_run_state"),
    path("mes-etudes/calculs/<uuid:public_id>/rapport/", runs.study_run_report, name="study_run_report"),
    path("mes-etudes/calculs/<uuid:public_id>/publier/", runs.publish_study_run, name="publish_study_run"),
    path("mes-etudes/<uuid:public_id>/entretiens/", coding.study_materials, name="study_materials"),
    path("mes-etudes/<uuid:public_id>/themes/", coding.new_theme, name="new_theme"),
    path("mes-etudes/entretiens/<uuid:public_id>/", coding.study_material, name="study_material"),
    path("mes-etudes/entretiens/<uuid:public_id>/effacer/", coding.forget_material, name="forget_material"),
    path("mes-etudes/passages/<uuid:public_id>/", coding.excerpt, name="study_excerpt"),
    path("demandes-de-donnees/", granting.extracts, name="study_extracts"),
    path("demandes-de-donnees/<uuid:public_id>/", granting.answer_extract, name="answer_extract"),
]
