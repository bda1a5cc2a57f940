"""What waits in an accredited body; each question is also a filter of the list of candidates."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db.models import QuerySet
from django.urls import reverse

from socle.apps.assessments.waiting import ending_soon, to_finish, to_give_back, to_send, without_news
from socle.apps.pathways.models import Pathway
from socle.core.days import said_span
from socle.core.roles import WHOLE_FILES, Role
from socle.scheme import scheme
from socle.web.access import Actor
from socle.web.declarations.tasks import correction_tasks
from socle.web.pathways.reach import reach
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


def questions(on: date) -> dict[str, Waiting]:
    """Each question by its name in addresses; the delays are the parameters of that day."""
    alert = int(scheme().parameters.value("carry_over_alert_days", on=on))
    silence = int(scheme().parameters.value("silence_days", on=on))
    soon, long_since = said_span(alert), said_span(silence)
    return {
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
            f"Acquis à conserver : moins de {soon}",
            f"personne dont les acquis ne comptent plus dans {soon} au plus",
            f"personnes dont les acquis ne comptent plus dans {soon} au plus",
            partial(ending_soon, days=alert),
            is_urgent=True,
        ),
        "sans-nouvelles": Waiting(
            f"Sans nouvelles depuis {long_since}",
            f"personne sans nouvelles depuis {long_since}",
            f"personnes sans nouvelles depuis {long_since}",
            partial(without_news, days=silence),
        ),
        "a-former": Waiting("Personnes à former", "personne à former", "personnes à former", to_train),
    }


def offered(actor: Actor, on: date) -> dict[str, Waiting]:
    """Training waits for trainers; the rest for those who see whole files."""
    roles = actor.roles
    return {
        name: waiting
        for name, waiting in questions(on).items()
        if (Role.TRAINER in roles if name == "a-former" else roles & set(WHOLE_FILES))
    }


def body_tasks(actor: Actor, on: date) -> list[Task]:
    asked = offered(actor, on)
    if not asked:
        return []
    pathways = reach(actor).pathways
    tasks = [task(name, each, each.question(pathways, on).count()) for name, each in asked.items()]
    return [*tasks, *correction_tasks(actor)]


def task(name: str, waiting: Waiting, count: int) -> Task:
    label = waiting.one if count == 1 else waiting.many
    return Task(label, count, f"{reverse('pathways')}?attente={name}", waiting.is_urgent)
