"""Who may act on what is declared: the certifier on everything, a body on what its own files need."""

from datetime import date

from socle.apps.accounts.models import Account
from socle.apps.accounts.queries import memberships
from socle.apps.declarations.models import Passage
from socle.core.errors import Refusal
from socle.core.roles import WHOLE_FILES, Role


def role_on(passage: Passage, by: Account, *, on: date) -> str:
    """`certifier` or `body`, as the life-cycle names them; empty for anyone else."""
    held = memberships(on).filter(account__professional_id=by.professional_id)
    if held.filter(role=Role.CERTIFIER).exists():
        return "certifier"
    body = passage.certificate.pathway.site.body_id
    return "body" if held.filter(role__in=WHOLE_FILES, body=body).exists() else ""


def refuse_stranger(passage: Passage, by: Account, *, on: date) -> str:
    role = role_on(passage, by, on=on)
    if not role:
        raise Refusal(
            "Ce passage est celui d’un autre organisme.", "Demandez à l’organisme qui a suivi la personne."
        )
    return role
