"""What happened to a file, in plain French, from the journal."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from socle.apps.accounts.models import Account, Card
from socle.apps.journal.models import Entry
from socle.apps.pathways.models import Pathway
from socle.apps.training.models import Session

SHOWN = 100
SAID = {
    ("people.person", "register"): "Personne enregistrée",
    ("people.person", "change_contact"): "Coordonnées modifiées",
    ("accounts.card", "issue"): "Carte d’accès remise",
    ("accounts.card", "revoke"): "Carte d’accès annulée",
    ("training.session", "record"): "Séance de formation notée",
    ("pathways.pathway", "open"): "Inscription, notice d’information remise",
    ("pathways.pathway", "record_presence"): "Présence notée",
    ("pathways.pathway", "open_initial_assessment"): "Évaluation préalable ouverte",
    ("pathways.pathway", "open_final_assessment"): "Évaluation finale ouverte",
    ("pathways.pathway", "give_back_all_acquired"): "Résultat rendu : tout est acquis",
    ("pathways.pathway", "give_back_and_prescribe"): "Résultat rendu, formation proposée",
    ("pathways.pathway", "accept_outside_result"): "Résultat obtenu ailleurs, accepté",
    ("pathways.pathway", "correct_all_acquired"): "Correction : tout est acquis",
    ("pathways.pathway", "correct_not_all_acquired"): "Correction : une formation est à proposer",
    ("pathways.pathway", "start_training"): "Formation commencée",
    ("pathways.pathway", "submit_to_jury"): "Dossier envoyé au jury",
    ("pathways.pathway", "defer"): "Dossier renvoyé, à compléter",
    ("pathways.pathway", "refuse"): "Certificat refusé : à représenter après une formation",
    ("pathways.pathway", "certify"): "Certificat accordé",
    ("pathways.pathway", "stop"): "Parcours arrêté",
    ("pathways.pathway", "resume_enrolment"): "Parcours repris",
    ("pathways.pathway", "resume_training"): "Parcours repris",
    ("pathways.pathway", "expire"): "Délai de cinq ans dépassé",
}


@dataclass(frozen=True, slots=True)
class Line:
    on: date
    what: str
    who: str


def history(pathway: Pathway) -> tuple[Line, ...]:
    """The latest first. Who did it is named when they belong to the body."""
    found = list(entries(pathway))
    actors = {entry.actor_id for entry in found if entry.actor_id}
    accounts = Account.objects.filter(pk__in=actors, memberships__body=pathway.site.body_id).distinct()
    names = {account.pk: str(account.professional) for account in accounts.select_related("professional")}
    return tuple(
        Line(entry.on, SAID[entry.subject, entry.verb], names.get(entry.actor_id or 0, "")) for entry in found
    )


def entries(pathway: Pathway) -> list[Entry]:
    about = (
        Q(subject="pathways.pathway", subject_id=pathway.pk)
        | Q(subject="people.person", subject_id=pathway.person_id)
        | Q(
            subject="accounts.card", subject_id__in=Card.objects.filter(person=pathway.person_id).values("pk")
        )
        | Q(subject="training.session", subject_id__in=Session.objects.filter(pathway=pathway).values("pk"))
    )
    told = Entry.objects.filter(about).order_by("-on", "-pk")[:SHOWN]
    return [entry for entry in told if (entry.subject, entry.verb) in SAID]
