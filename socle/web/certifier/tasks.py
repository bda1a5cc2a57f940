"""What waits for the certifier."""

from datetime import date

from django.urls import reverse

from socle.apps.frameworks.models import Framework
from socle.apps.people.queries import open_doubts
from socle.core.roles import Role
from socle.web.access import Actor
from socle.web.certifier.obstacles import open_obstacles
from socle.web.certifier.waiting import waiting_in, without_jury
from socle.web.declarations.tasks import declaration_tasks
from socle.web.pathways.words import short_title
from socle.web.task import Task


def certifier_tasks(actor: Actor, on: date) -> list[Task]:
    if Role.CERTIFIER not in actor.roles:
        return []
    doubts, asked = open_doubts().count(), open_obstacles().count()
    return [
        *declaration_tasks(on),
        *(validation_task(framework) for framework in without_jury(on)),
        Task(
            "personne peut-être déjà connue" if doubts == 1 else "personnes peut-être déjà connues",
            doubts,
            reverse("doubts"),
        ),
        Task(
            "critère dit non évaluable, à éclairer"
            if asked == 1
            else "critères dits non évaluables, à éclairer",
            asked,
            reverse("obstacles"),
        ),
    ]


def validation_task(framework: Framework) -> Task:
    """Where there is no jury, files wait for the certifier."""
    count, name = waiting_in(framework).count(), short_title(framework)
    label = f"dossier {name} à valider" if count == 1 else f"dossiers {name} à valider"
    return Task(label, count, f"{reverse('validations')}?certificat={framework.slug}")
