"""No natural person assesses a candidate they have trained; the same organisation may do both.

Source: one accredited network's rules (insup.org); design §4 rule 5. Persons are compared, not accounts.
"""

from collections.abc import Collection

from socle.core.errors import Refusal


def refuse_own_trainee(assessor: int, trainers: Collection[int]) -> None:
    """Refuse an assessor who is among the persons that trained the candidate."""
    if assessor in trainers:
        raise Refusal(
            "Vous avez formé cette personne : vous ne pouvez pas l’évaluer.",
            "Demandez à un autre évaluateur de votre organisme de le faire.",
        )
