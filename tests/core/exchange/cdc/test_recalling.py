from pathlib import Path

from socle.core.declaration.saying import take_away
from socle.core.exchange.cdc.model import Action, Profile
from socle.core.exchange.cdc.recalling import recall
from tests.core.exchange.cdc.passages import made, passage


def test_a_suppression_repeats_what_was_declared(tmp_path: Path) -> None:
    alice = passage(prenom2="Anne", nomUsage="Durand & fils")
    (flux,) = made(tmp_path, alice, passage(idTechnique="bob-1"), profile=Profile.V115)
    with flux.path.open("rb") as source:
        (cells,) = recall(source, {"alice-1", "unknown"})
    said = take_away(cells, Profile.V115).passage
    assert said and said.action is Action.SUPPRESSION
    (away,) = made(tmp_path, said, profile=Profile.V115)
    one, other = (each.path.read_text().partition("<cpf:passageCertification>")[2] for each in (flux, away))
    assert other.startswith(one.partition("</cpf:passageCertification>")[0])
