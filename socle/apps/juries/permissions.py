"""Who may run a sitting, and who may validate where there is no jury."""

from datetime import date

from socle.apps.accounts.models import Account
from socle.apps.accounts.queries import memberships
from socle.core.errors import Refusal
from socle.core.roles import LABELS, Role


def refuse_without_role(by: Account, *roles: Role, on: date) -> None:
    """Refuse an act by someone who holds none of these roles that day."""
    held = memberships(on).filter(account__professional_id=by.professional_id, role__in=roles)
    if not held.exists():
        wanted = " ou ".join(f"« {LABELS[role]} »" for role in roles)
        raise Refusal(
            f"Cette action demande le rôle {wanted}.", "Demandez au certificateur de vous donner ce rôle."
        )


def refuse_other_than_secretary(by: Account, on: date) -> None:
    refuse_without_role(by, Role.SECRETARY, Role.CERTIFIER, on=on)


def refuse_machine(by: Account | None) -> Account:
    """The person who answers for the act; no award by machine alone."""
    if by is None:
        raise Refusal(
            "Un certificat n’est jamais attribué par la machine seule.",
            "Une personne du certificateur valide les dossiers.",
        )
    return by
