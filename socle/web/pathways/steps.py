"""Where a file stands, and what its single next action is for the person who looks."""

from collections.abc import Set
from dataclasses import dataclass

from django.urls import reverse
from django.utils.timezone import localdate

from socle.apps.assessments.models import Assessment
from socle.apps.pathways.models import Pathway
from socle.core.roles import Role
from socle.scheme import scheme

STEPS = ("Inscription", "Évaluation", "Formation", "Jury", "Certificat")
CURRENT = {
    "enrolled": 0,
    "initial_assessment": 1,
    "prescribed": 2,
    "in_training": 2,
    "final_assessment": 1,
    "ready_for_jury": 3,
    "before_jury": 3,
    "certified": 5,
    "withdrawn": 4,
}
WAITS = {
    "enrolled": "Un évaluateur ouvre l’évaluation préalable.",
    "initial_assessment": "L’évaluateur continue l’évaluation, puis rend le résultat.",
    "final_assessment": "L’évaluateur continue l’évaluation, puis rend le résultat.",
    "prescribed": "La formation proposée peut commencer.",
    "in_training": "La formation est en cours ; un évaluateur ouvre ensuite l’évaluation finale.",
    "before_jury": "Le dossier est entre les mains du jury.",
    "certified": "Le certificat est accordé.",
    "withdrawn": "Le certificat a été retiré. Si la personne le souhaite, inscrivez-la de nouveau.",
    "expired": "Ce qui avait été acquis ne compte plus : proposez un nouveau parcours.",
}


INCOMPLETE = "Le dossier n’est pas encore complet."


@dataclass(frozen=True, slots=True)
class Step:
    """`state` is done, current or later."""

    label: str
    state: str


@dataclass(frozen=True, slots=True)
class Next:
    """One link, or one act when `is_act`; nothing to press when `url` is empty."""

    label: str
    url: str = ""
    is_act: bool = False


def steps_of(pathway: Pathway) -> tuple[Step, ...]:
    """A stopped or expired file stands where its results allow."""
    current = CURRENT.get(pathway.state, 2 if pathway.result_on else 0)
    states = ("done" if n < current else "current" if n == current else "later" for n in range(len(STEPS)))
    return tuple(Step(label, state) for label, state in zip(STEPS, states, strict=True))


def next_act(
    pathway: Pathway, roles: Set[Role], assessment: Assessment | None, *, is_looked_at: bool, missing: bool
) -> Next:
    """The act expected now from someone who holds these roles in the body."""
    file = (pathway.public_id,)
    if Role.ASSESSOR in roles:
        if assessment and is_looked_at:
            return Next("Rendre le résultat", reverse("give_back", args=(assessment.public_id,)))
        if assessment:
            return Next("Continuer l’évaluation", reverse("grid", args=(assessment.public_id,)))
        if pathway.state == "enrolled":
            return Next("Ouvrir l’évaluation préalable", reverse("open_assessment", args=file))
    if pathway.state in ("prescribed", "in_training") and Role.TRAINER in roles:
        return Next("Noter une séance de formation", reverse("training", args=file))
    if pathway.state in ("prescribed", "in_training") and Role.ASSESSOR in roles:
        return Next("Ouvrir l’évaluation finale", reverse("open_assessment", args=file))
    if pathway.state == "ready_for_jury":
        return Next(INCOMPLETE) if missing else send(pathway)
    if pathway.state == "stopped":
        return Next("Reprendre le parcours", reverse("resume_pathway", args=file), is_act=True)
    return Next(WAITS[pathway.state])


def send(pathway: Pathway) -> Next:
    has_jury = scheme().parameters.value("has_jury", framework=pathway.framework.slug, on=localdate())
    to = "au jury" if has_jury else "au certificateur"
    return Next(f"Envoyer le dossier {to}", reverse("submit_pathway", args=(pathway.public_id,)), is_act=True)
