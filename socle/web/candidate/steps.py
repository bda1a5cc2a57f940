"""Where am I: five steps, and one sentence."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from socle.apps.pathways.models import Pathway

REGISTRATION, ASSESSMENT, TRAINING, JURY, CERTIFICATE = range(5)
CURRENT = {
    "enrolled": REGISTRATION,
    "initial_assessment": ASSESSMENT,
    "prescribed": TRAINING,
    "in_training": TRAINING,
    "final_assessment": TRAINING,
    "ready_for_jury": JURY,
    "before_jury": JURY,
    "certified": CERTIFICATE,
}


@dataclass(frozen=True, slots=True)
class Step:
    """`state` is done, current or later."""

    label: str
    state: str


def steps(state: str, *, has_trained: bool) -> tuple[Step, ...]:
    """Nothing while the pathway is stopped or withdrawn; no training for whoever had all of it at once."""
    if state not in CURRENT:
        return ()
    now = CURRENT[state]
    labels = (_("Inscription"), _("Évaluation"), _("Formation"), _("Jury"), _("Certificat"))
    kept = (step for step in range(5) if step != TRAINING or has_trained or now < TRAINING)
    return tuple(Step(labels[step], said(step, now)) for step in kept)


def said(step: int, now: int) -> str:
    if step < now or now == CERTIFICATE:
        return "done"
    return "current" if step == now else "later"


def sentence(pathway: Pathway, kept_until: str) -> str:
    """What is happening now, in one or two short sentences."""
    if pathway.state == "stopped" and kept_until:
        return _("Votre parcours est en pause. Ce qui est acquis le reste jusqu’au %(day)s.") % {
            "day": kept_until
        }
    return SENTENCES[pathway.state]()


SENTENCES: dict[str, Callable[[], str]] = {
    "enrolled": lambda: _(
        "Votre inscription est faite. Bientôt, une personne regarde avec vous ce que vous savez faire."
    ),
    "initial_assessment": lambda: _(
        "Votre évaluation a commencé. Le résultat s’affiche ici quand on vous l’a rendu."
    ),
    "prescribed": lambda: _("Votre résultat est là. Une formation vous est proposée."),
    "in_training": lambda: _("Vous êtes en formation."),
    "final_assessment": lambda: _(
        "Votre dernière évaluation a commencé. Le résultat s’affiche ici quand on vous l’a rendu."
    ),
    "ready_for_jury": lambda: _("Vous avez tout acquis. Votre dossier va partir au jury."),
    "before_jury": lambda: _("Votre dossier est devant le jury. Il va décider."),
    "certified": lambda: _("Vous avez votre certificat. Bravo."),
    # The withdrawal is told where the certificate was.
    "withdrawn": lambda: "",
    "stopped": lambda: _("Votre parcours est en pause. Appelez quand vous voulez reprendre."),
    "expired": lambda: _(
        "Votre parcours a duré plus de cinq ans : il est terminé. Appelez pour en commencer un autre."
    ),
}
