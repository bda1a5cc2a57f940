"""The roles of the scheme."""

from enum import StrEnum


class Role(StrEnum):
    CERTIFIER = "certifier"
    ADMINISTRATOR = "administrator"
    ASSESSOR = "assessor"
    TRAINER = "trainer"
    SECRETARY = "secretary"
    JUROR = "juror"
    RESEARCHER = "researcher"
    CANDIDATE = "candidate"


LABELS = {
    Role.CERTIFIER: "Certificateur",
    Role.ADMINISTRATOR: "Responsable d’organisme",
    Role.ASSESSOR: "Évaluateur",
    Role.TRAINER: "Formateur",
    Role.SECRETARY: "Secrétaire de jury",
    Role.JUROR: "Membre de jury",
    Role.RESEARCHER: "Chargé d’études",
    Role.CANDIDATE: "Candidat",
}
BODY_ROLES = (Role.ADMINISTRATOR, Role.ASSESSOR, Role.TRAINER)
# Who sees the whole files of a body; a trainer sees those of the people to train.
WHOLE_FILES = (Role.ADMINISTRATOR, Role.ASSESSOR)
