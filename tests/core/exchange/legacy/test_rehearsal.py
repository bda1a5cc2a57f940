import io
from datetime import date

import pytest

from socle.core.errors import UnreadableInput
from socle.core.exchange.legacy.columns import CERTIFICATES
from socle.core.exchange.legacy.lines import CertificateLine
from socle.core.exchange.legacy.reading import Line, Refused, read_file
from socle.core.exchange.legacy.rehearsal import Counted
from socle.core.person import Civility, CivilStatus
from tests.core.exchange.legacy.files import ALICE, BOB, HELD, SITE, TODAY, file, history, rehearsed


def refusals(files: dict[str, bytes]) -> list[str]:
    return [str(each) for each in rehearsed(files).refused]


def test_a_certificate_keeps_its_number_issuer_status_and_line() -> None:
    files = history(ALICE)
    (line,) = read_file(CERTIFICATES, io.BytesIO(files["certificates.csv"]), on=TODAY)
    assert isinstance(line, Line)
    assert rehearsed(files).certificates == (
        CertificateLine(
            line=2,
            digest=line.digest,
            number="2017-14-0042",
            framework="clea",
            issuer="copanef",
            authority="COPAREF Normandie",
            awarded_on=date(2017, 6, 21),
            withdrawn_on=None,
            siret="73282932000074",
            holder=CivilStatus(Civility.MRS, "Lefèvre", "Alice", date(1990, 3, 7), "14118", "Caen"),
            place_known=True,
        ),
    )


def test_lines_are_counted_by_what_becomes_of_them() -> None:
    wrong = BOB | {"status": "PERDU", "awarded_on": "31/02/2017"}
    counts = rehearsed(history(ALICE, wrong, ALICE)).counts
    assert counts == {
        "organisations.csv": Counted(1, 1, 0, 0),
        "accreditations.csv": Counted(1, 1, 0, 0),
        "certificates.csv": Counted(read=3, accepted=1, refused=1, duplicates=1),
    }


def test_columns_may_come_in_any_order() -> None:
    content = file(CERTIFICATES, ALICE).decode("utf-8-sig").splitlines()
    turned = "\n".join(";".join(reversed(line.split(";"))) for line in content) + "\n"
    files = history() | {"certificates.csv": turned.encode()}
    assert rehearsed(files).certificates == rehearsed(history(ALICE)).certificates


HEADERS = [
    (b"", "certificates.csv : le fichier est vide"),
    (b"Num\xc3\xa9ro;Couleur\n", "certificates.csv, ligne 1, colonne inconnue : « Couleur »"),
    (
        file(CERTIFICATES).replace(b"SIRET", b"Statut"),
        "certificates.csv, ligne 1, colonne en double : « Statut »",
    ),
    ("Numéro\n".encode("cp1252"), "le fichier n’est pas en UTF-8"),
]


@pytest.mark.parametrize(("content", "said"), HEADERS)
def test_a_file_whose_columns_are_not_those_is_refused_whole(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableInput) as refused:
        rehearsed(history() | {"certificates.csv": content})
    assert said in str(refused.value)


WRONG = [
    (
        {"number": ""},
        "Numéro",
        "elle est vide",
        "remplissez-la",
    ),
    (
        {"number": "=1+1"},
        "Numéro",
        "« = » au début en ferait une formule dans un tableur",
        "retirez ce signe",
    ),
    (
        {"framework": "CQP"},
        "Certificat",
        "« CQP » n’est pas un certificat connu",
        "écrivez CléA, CléA Numérique, CléA Numérique by Pix ou CléA Management",
    ),
    (
        {"issuer": "Mairie"},
        "Émetteur",
        "« Mairie » n’est pas un émetteur connu",
        "écrivez COPANEF, Branche, Certif’Pro",
    ),
    (
        {"awarded_on": "28/09/2015"},
        "Délivré le",
        "le certificat n’existait pas avant le 29/09/2015",
        "corrigez la date",
    ),
    (
        {"awarded_on": "01/01/2030"},
        "Délivré le",
        "le 01/01/2030 est dans le futur",
        "corrigez la date",
    ),
    (
        {"status": "RETIRE"},
        "Retiré le",
        "elle est vide alors que le statut est RETIRE",
        "remplissez-la",
    ),
    (
        {"withdrawn_on": "01/07/2017"},
        "Retiré le",
        "elle est remplie alors que le statut est VALIDE",
        "videz-la, ou écrivez RETIRE",
    ),
    (
        {"status": "RETIRE", "withdrawn_on": "01/06/2017"},
        "Retiré le",
        "elle précède la délivrance",
        "corrigez l’une des deux dates",
    ),
    (
        {"siret": "35600000000048"},
        "SIRET",
        "35600000000048 n’est le SIRET d’aucun établissement connu",
        "ajoutez-le à organisations.csv, ou corrigez le numéro",
    ),
    (
        {"birth_date": "07/03/2009"},
        "Date de naissance",
        "elle donne 8 ans l’année du certificat : ce n’est pas un adulte",
        "corrigez-la, ou corrigez la date de délivrance",
    ),
]


@pytest.mark.parametrize(("changed", "column", "reason", "remedy"), WRONG)
def test_a_line_that_cannot_be_true_is_refused_with_its_remedy(
    changed: dict[str, str], column: str, reason: str, remedy: str
) -> None:
    refused = Refused("certificates.csv", 2, column, reason, remedy)
    assert rehearsed(history(ALICE | changed)).refused == (refused,)


def test_a_line_cut_short_is_refused() -> None:
    content = file(CERTIFICATES) + b"2017-1;CLEA\n"
    (said,) = refusals(history() | {"certificates.csv": content})
    assert said == (
        "certificates.csv, ligne 2, colonne « Émetteur » : la ligne a 2 cellules au lieu de 15 ; "
        "vérifiez les points-virgules et les guillemets de la ligne"
    )


def test_one_number_of_one_issuer_is_one_certificate() -> None:
    same = BOB | {"number": ALICE["number"]}
    (said,) = refusals(history(ALICE, same))
    assert said.startswith(
        "certificates.csv, ligne 3, colonne « Numéro » : ce numéro du même émetteur est déjà à la ligne 2"
    )
    assert refusals(history(ALICE, same | {"authority": "COPAREF Bretagne"})) == []


def test_one_certificate_in_force_per_person_and_framework_in_the_history() -> None:
    again = ALICE | {"number": "2018-1", "awarded_on": "03/02/2018"}
    (said,) = refusals(history(ALICE, again))
    assert (
        "colonne « Nom de naissance » : la même personne a déjà ce certificat en vigueur à la ligne 2" in said
    )
    withdrawn = ALICE | {"status": "RETIRE", "withdrawn_on": "01/01/2018"}
    assert refusals(history(withdrawn, again)) == []
    assert refusals(history(ALICE, again | {"framework": "CléA Numérique", "issuer": "Certif'Pro"})) == []


def test_a_birth_place_that_is_not_found_is_kept_and_never_blocks() -> None:
    (line,) = rehearsed(
        history(ALICE | {"birth_place": "14999", "birth_place_name": "Ville-Perdue"})
    ).certificates
    assert (line.holder.birth_place, line.holder.birth_place_name, line.place_known) == (
        "",
        "Ville-Perdue",
        False,
    )


def test_organisations_are_described_once() -> None:
    other = SITE | {"body_name": "AFPA Entreprises", "siret": "73282932000082"}
    moved = SITE | {"town": "Rouen"}
    assert refusals(history(sites=(SITE, SITE))) == []
    assert refusals(history(sites=(SITE, moved))) == [
        "organisations.csv, ligne 3, colonne « SIRET » : ce SIRET est déjà décrit autrement à la ligne 2 ; "
        "gardez une seule de ces lignes"
    ]
    assert refusals(history(sites=(SITE, other), accreditations=())) == [
        "organisations.csv, ligne 3, colonne « Organisme » : le SIREN 732829320 porte un autre nom "
        "à la ligne 2 ; gardez un seul nom"
    ]


def test_accreditations_do_not_overlap_and_name_a_known_site() -> None:
    after = HELD | {"starts_on": "01/12/2017", "ends_on": ""}
    assert refusals(history(accreditations=(HELD, after))) == [
        "accreditations.csv, ligne 3, colonne « Début » : elle chevauche l’habilitation de la ligne 2 ; "
        "donnez des dates qui ne se chevauchent pas"
    ]
    assert refusals(history(accreditations=(HELD, after | {"role": "former"}))) == []
    assert refusals(history(accreditations=(HELD | {"ends_on": "01/01/2016"},))) == [
        "accreditations.csv, ligne 2, colonne « Fin » : elle précède le début ; corrigez l’une des deux dates"
    ]
