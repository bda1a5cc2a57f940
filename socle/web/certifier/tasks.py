"""What waits for the certifier."""

from datetime import date

from django.urls import reverse

from socle.apps.people.queries import open_doubts
from socle.core.roles import Role
from socle.web.access import Actor
from socle.web.certifier.obstacles import open_obstacles
from socle.web.task import Task


def certifier_tasks(actor: Actor, on: date) -> list[Task]:
    if Role.CERTIFIER not in actor.roles:
        return []
    doubts, asked = open_doubts().count(), open_obstacles().count()
    return [
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
