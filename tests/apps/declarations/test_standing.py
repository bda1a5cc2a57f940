"""What the diary of exchanges says of the declaration."""

from socle.apps.certificates.models import Certificate
from socle.apps.declarations.entering import enter_passages
from socle.apps.declarations.standing import correction_standing, declaration_standing
from socle.core.exchange.diary import Standing
from tests.apps.declarations.declaring import ON, answered
from tests.cast import Cast
from tests.hearing import Bench

LABEL = "Déclaration à la Caisse des Dépôts"
HINT = "Préparez un lot : les certificats décidés y entrent d’eux-mêmes."


def test_the_diary_says_who_must_act(certificates: list[Certificate], bench: Bench) -> None:
    enter_passages(on=ON)
    assert declaration_standing() == Standing(
        *("declaration", LABEL, None, 4, 0, "Le certificateur", "Préparer un lot, puis le déposer.", HINT)
    )
    answered(bench, "Aucun titulaire ne correspond", left=1)
    who, to_do = "L’organisme de chaque personne", "Corriger l’état civil des passages rejetés."
    assert declaration_standing() == Standing("declaration", LABEL, ON, 1, 1, who, to_do, HINT)


def test_a_body_reads_its_own_part_and_charlie_nothing_of_it(
    certificates: list[Certificate], cast: Cast, bench: Bench
) -> None:
    answered(bench, "Aucun titulaire ne correspond", left=1)
    own, other = (correction_standing([site.body]) for site in (cast.caen, cast.rennes))
    assert (own.last_success, own.failed, own.who) == (ON, 1, "Vous")
    assert (other.last_success, other.failed, other.is_calm) == (None, 0, True)
