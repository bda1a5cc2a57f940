"""What waits for a researcher, and what studies ask of the certifier."""

from datetime import date

from django.urls import reverse

from socle.apps.studies.queries import studies_of, waiting_extracts
from socle.core.roles import Role
from socle.web.access import Actor
from socle.web.task import Task


def study_tasks(actor: Actor, on: date) -> list[Task]:
    return [*_of_researcher(actor), *_of_certifier(actor)]


def _of_researcher(actor: Actor) -> list[Task]:
    if Role.RESEARCHER not in actor.roles:
        return []
    count = studies_of(actor.account).filter(state="locked").count()
    label = "étude verrouillée, non publiée" if count == 1 else "études verrouillées, non publiées"
    return [Task(label, count, f"{reverse('my_studies')}?etat=locked")]


def _of_certifier(actor: Actor) -> list[Task]:
    if Role.CERTIFIER not in actor.roles:
        return []
    count = waiting_extracts().count()
    label = "demande de données pour une étude" if count == 1 else "demandes de données pour des études"
    return [Task(label, count, reverse("study_extracts"))]
