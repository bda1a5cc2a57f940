"""A study belongs to who opened it: the certifier sees what the public sees, and changes nothing."""

from datetime import date

from socle.apps.accounts.models import Account
from socle.apps.accounts.queries import holds
from socle.apps.studies.models import Study
from socle.core.errors import Refusal
from socle.core.roles import Role


def refuse_other_than_owner(study: Study, by: Account, *, on: date) -> None:
    if not holds(by.professional, Role.RESEARCHER, on=on):
        raise Refusal("Une étude se mène avec le rôle « Chargé d’études ».", "Demandez-le au certificateur.")
    if study.owner.professional_id != by.professional_id:
        raise Refusal("Cette étude est celle d’une autre personne.", "Ouvrez la vôtre.")
