"""Reading prescriptions and sessions."""

from socle.apps.pathways.models import Pathway
from socle.apps.training.models import Prescription, Session


def prescription_in_force(pathway: Pathway) -> Prescription | None:
    return Prescription.objects.filter(pathway=pathway).order_by("-made_on", "-pk").first()


def trainers_of(pathway: Pathway) -> frozenset[int]:
    """The professionals who trained this person, on any of their pathways."""
    sessions = Session.objects.filter(pathway__person_id=pathway.person_id)
    return frozenset(sessions.values_list("trainer_id", flat=True))
