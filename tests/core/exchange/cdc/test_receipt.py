import io

import pytest

from socle.core.errors import Refusal, UnreadableInput
from socle.core.exchange.cdc.receipt import MOST_BYTES, Outcome, Receipt, read_receipt, refuse_unknown
from socle.core.exchange.cdc.rejections import NOBODY, OTHER, SEVERAL, explanation


def passage(named: str, message: str) -> str:
    said = f"<messageErreur>{message}</messageErreur>"
    return f"<passage><idTechnique>{named}</idTechnique>{said}</passage>"


KO, KNOWN = passage("b", "Aucun titulaire ne correspond"), passage("c", "Le passage existe déjà en base")
OK = "<idTechnique>a</idTechnique>"


def report(ok: str = OK, ko: str = KO + KNOWN) -> bytes:
    return (
        f'<rapport xmlns:n="urn:x"><nomFichier>f.xml</nomFichier><n:idFlux>id</n:idFlux>'
        f"<PassagesKO>{ko}</PassagesKO><PassagesOK>{ok}</PassagesOK><idTraitement>7</idTraitement></rapport>"
    ).encode()


def read(content: bytes) -> Receipt:
    return read_receipt(io.BytesIO(content))


def test_a_report_is_read_by_local_name_in_any_order_and_what_is_known_already_is_a_success() -> None:
    assert read(report()) == Receipt(
        flux="id",
        processing="7",
        file="f.xml",
        outcomes=(
            Outcome("b", False, "Aucun titulaire ne correspond"),
            Outcome("c", True, "Le passage existe déjà en base"),
            Outcome("a", True),
        ),
    )


def test_a_passage_named_twice_is_refused() -> None:
    with pytest.raises(Refusal, match="deux fois : a"):
        read(report(ok=OK + OK))


def test_a_passage_that_was_not_declared_is_refused() -> None:
    refuse_unknown(read(report()), {"a", "b", "c"})
    with pytest.raises(Refusal, match="ne contient pas : c"):
        refuse_unknown(read(report()), {"a", "b"})


def test_a_report_cut_anywhere_is_refused() -> None:
    content = report()
    for kept in range(len(content)):
        with pytest.raises(UnreadableInput):
            read(content[:kept])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<!DOCTYPE rapport [<!ENTITY a 'b'>]><rapport>&a;</rapport>", "DOCTYPE"),
        (b"<flux/>", "« flux » et non « rapport »"),
        (b"<rapport/>", "ne nomme aucun passage"),
        (report(ko="<passage/>"), "pas d’idTechnique"),
    ],
)
def test_what_is_not_a_report_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        read(content)


def test_a_huge_report_is_refused_without_being_read() -> None:
    class Huge(io.BytesIO):
        def seek(self, offset: int, whence: int = 0) -> int:
            super().seek(offset, whence)
            return MOST_BYTES + 1 if whence == 2 else offset

    with pytest.raises(UnreadableInput, match="dépasse 100 Mo"):
        read_receipt(Huge(report()))


def test_each_known_rejection_is_explained() -> None:
    said = ("Aucun titulaire ne correspond aux critères", "PLUSIEURS TITULAIRES identifiés", "Autre chose")
    assert [explanation(message) for message in said] == [NOBODY, SEVERAL, OTHER]
