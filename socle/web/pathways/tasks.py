"""What waits in an accredited body; each question is also a filter of the list of candidates."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from socle.apps.assessments.waiting import ending_soon, to_finish, to_give_back, to_send, without_news
from socle.apps.pathways.models import Pathway
from socle.core.roles import Role
from socle.web.access import Actor
from socle.web.pathways.reach import WHOLE, reach
from socle.web.task import Task

Question = Callable[[QuerySet[Pathway], date], QuerySet[Pathway]]


@dataclass(frozen=True, slots=True)
class Waiting:
    """`label` heads the filtered list; `one` and `many` follow the number on the page of the day."""

    label: str
    one: str
    many: str
    question: Question
    is_urgent: bool = False


def to_train(pathways: QuerySet[Pathway], on: date) -> QuerySet[Pathway]:
    return pathways.filter(state__in=("prescribed", "in_training"))


WAITING = {
    "a-rendre": Waiting(
        "Résultats à rendre",
        "résultat à rendre à la personne",
        "résultats à rendre aux personnes",
        to_give_back,
    ),
    "a-finir": Waiting("Évaluations à finir", "évaluation à finir", "évaluations à finir", to_finish),
    "a-envoyer": Waiting(
        "Dossiers prêts pour le jury",
        "dossier prêt à envoyer au jury",
        "dossiers prêts à envoyer au jury",
        to_send,
    ),
    "bientot-perdu": Waiting(
        "Acquis à conserver : moins de six mois",
        "personne dont les acquis ne comptent plus dans six mois au plus",
        "personnes dont les acquis ne comptent plus dans six mois au plus",
        ending_soon,
        is_urgent=True,
    ),
    "sans-nouvelles": Waiting(
        "Sans nouvelles depuis trois mois",
        "personne sans nouvelles depuis trois mois",
        "personnes sans nouvelles depuis trois mois",
        without_news,
    ),
    "a-former": Waiting("Personnes à former", "personne à former", "personnes à former", to_train),
}


def offered(actor: Actor) -> dict[str, Waiting]:
    """Training waits for trainers; the rest for those who see whole files."""
    roles = actor.roles
    return {
        name: waiting
        for name, waiting in WAITING.items()
        if (Role.TRAINER in roles if name == "a-former" else roles & set(WHOLE))
    }


def body_tasks(actor: Actor, on: date) -> list[Task]:
    questions = offered(actor)
    if not questions:
        return []
    pathways = reach(actor).pathways
    return [
        task(name, waiting, waiting.question(pathways, on).count()) for name, waiting in questions.items()
    ]


def task(name: str, waiting: Waiting, count: int) -> Task:
    label = waiting.one if count == 1 else waiting.many
    return Task(label, count, f"{reverse('pathways')}?attente={name}", waiting.is_urgent)
