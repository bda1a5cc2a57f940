import pytest

from socle.core.errors import UnreadableInput
from socle.core.exchange.candidates.columns import HEADER
from tests.core.exchange.candidates.files import check, csv_of, errors_of, line

REFUSALS = [
    ({"organisation_siren": "12345"}, "SIREN de l'organisme", "n’a pas 9 chiffres"),
    (
        {"organisation_siren": "732829321", "establishment_siret": ""},
        "SIREN de l'organisme",
        "la clé de contrôle",
    ),
    ({"establishment_siret": "7328293200007"}, "Siret de l'établissement", "n’a pas 14 chiffres"),
    ({"establishment_siret": "73282932000075"}, "Siret de l'établissement", "la clé de contrôle"),
    ({"organisation_siren": "404833048"}, "Siret de l'établissement", "n’est pas un établissement du SIREN"),
    ({"title": ""}, "Civilité", "elle est vide ; remplissez-la"),
    ({"title": "Mme"}, "Civilité", "« Mme » n’est pas prévu ; écrivez M ou MME"),
    ({"birth_name": ""}, "Nom de naissance", "elle est vide"),
    ({"birth_name": "=cmd()"}, "Nom de naissance", "ferait une formule dans un tableur"),
    ({"first_name": ""}, "Prénom", "elle est vide"),
    ({"first_name": "Ali\nce"}, "Prénom", "un retour à la ligne ou un caractère invisible"),
    ({"email": "alice.exemple.fr"}, "Email", "n’est pas une adresse électronique"),
    ({"postal_code": "1400"}, "Code postal", "n’a pas 5 chiffres"),
    ({"birth_postal_code": "O1000"}, "Code postal de naissance", "n’a pas 5 chiffres"),
    ({"birth_date": ""}, "Date de naissance", "elle est vide"),
    ({"birth_date": "1990-03-07"}, "Date de naissance", "n’est pas une date JJ/MM/AAAA"),
    ({"birth_date": "30/02/1990"}, "Date de naissance", "le 30/02/1990 n’existe pas"),
    ({"birth_date": "07/03/1890"}, "Date de naissance", "est avant 1900"),
    ({"birth_date": "07/03/2015"}, "Date de naissance", "elle donne 11 ans l’année du passage"),
    ({"birth_name": "M" * 101}, "Nom de naissance", "elle a 101 caractères, pour 100 au plus"),
    ({"first_name": "œ" * 51}, "Prénom", "elle a 102 caractères, pour 100 au plus"),
    ({"born_abroad": ""}, "Né à l'étranger", "elle est vide"),
    ({"born_abroad": "oui"}, "Né à l'étranger", "« oui » n’est pas prévu ; écrivez OUI ou NON"),
    ({"born_abroad": "OUI"}, "Zone géographique de naissance", "elle est vide alors que"),
    ({"birth_zone": "100"}, "Zone géographique de naissance", "elle est remplie alors que"),
    (
        {"born_abroad": "OUI", "birth_zone": "600"},
        "Zone géographique de naissance",
        "« 600 » n’est pas",
    ),
    ({"born_overseas": "PEUT-ETRE"}, "Né en collectivité d'outre-mer", "n’est pas prévu"),
    ({"born_overseas": "OUI"}, "Né en collectivité d'outre-mer", "ne commence ni par 97 ni par 98"),
    ({"birth_postal_code": "97110"}, "Né en collectivité d'outre-mer", "qui est outre-mer"),
    (
        {"born_overseas": "OUI", "born_abroad": "OUI", "birth_zone": "300"},
        "Né en collectivité d'outre-mer",
        "OUI contredit « Né à l'étranger »",
    ),
    ({"passed_on": ""}, "Date de passage", "elle est vide"),
    ({"passed_on": "02/06/2026"}, "Date de passage", "est dans le futur"),
    ({"passed_on": "07/03/1990"}, "Date de passage", "n’est pas après la naissance"),
    ({"certificate_name": ""}, "CCPI", "elle est vide"),
    ({"certificate_name": "Clé B"}, "CCPI", "n’est pas un certificat connu ; écrivez CléA, CléA Numérique, "),
    ({"status": ""}, "Statut", "elle est vide"),
    ({"status": "REFUSE"}, "Statut", "« REFUSE » n’est pas prévu ; écrivez CERTIFIE"),
    ({"obtained_at_first_assessment": "1"}, "Obtention après la première évaluation ?", "n’est pas prévu"),
]


@pytest.mark.parametrize(("changes", "column", "reason"), REFUSALS)
def test_each_refusal_names_line_column_reason_and_remedy(
    changes: dict[str, str], column: str, reason: str
) -> None:
    errors = errors_of(**changes)
    assert len(errors) == 1
    assert errors[0].startswith(f"ligne 2, colonne « {column} » : ")
    assert reason in errors[0]
    assert " ; " in errors[0]


ACCEPTED = [
    {},
    {"organisation_siren": "", "establishment_siret": ""},
    {"organisation_siren": "356000000", "establishment_siret": "35600000000048"},
    {"organisation_siren": "356000000", "establishment_siret": "35600000049837"},
    {"enrolment_status": "n’importe quoi", "education_level": "3", "initiative": "X", "funder": "Région"},
    {"born_abroad": "OUI", "birth_zone": "300", "birth_postal_code": "", "born_overseas": "NON"},
    {"born_overseas": "OUI", "birth_postal_code": "97110"},
    {"born_overseas": "", "obtained_at_first_assessment": "", "email": "", "birth_postal_code": ""},
    {"address_complement": "-"},
    {"certificate_name": "CLEA NUMERIQUE BY PIX"},
]


@pytest.mark.parametrize("changes", ACCEPTED)
def test_right_lines_are_accepted(changes: dict[str, str]) -> None:
    assert errors_of(**changes) == []


def test_spaces_around_a_cell_are_forgiven() -> None:
    assert errors_of(title=" MME ") == []


def test_same_person_twice_names_both_lines() -> None:
    twin = line(birth_name="MARTIN", first_name="Àlice", establishment_siret="")
    report = check(csv_of(line(), line(first_name="Bob"), twin))
    assert [str(error) for error in report.errors] == [
        "ligne 4, colonne « Nom de naissance » : la même personne figure aux lignes 2 et 4 ; "
        "gardez une seule de ces lignes"
    ]


def test_namesakes_born_the_same_day_in_another_town_both_enter() -> None:
    report = check(csv_of(line(), line(birth_town="Oyonnax", birth_postal_code="01100")))
    assert (report.lines, report.is_accepted) == (2, True)


def test_several_errors_of_one_line_are_all_told() -> None:
    assert len(errors_of(title="X", status="Y", email="Z")) == 3


def test_report_separates_valid_rows_from_faulty_lines() -> None:
    report = check(csv_of(line(), line(first_name="Bob", title="B")))
    assert (report.lines, len(report.valid_rows), len(report.faulty_lines)) == (2, 1, 1)
    assert not report.is_accepted


def test_file_without_candidates_is_not_accepted() -> None:
    assert not check(csv_of()).is_accepted


def test_line_cut_short_is_told_at_its_first_missing_column() -> None:
    report = check(csv_of(line()[:24]))
    assert [str(error) for error in report.errors] == [
        "ligne 2, colonne « Statut » : la ligne a 24 cellules au lieu de 26 ; "
        "vérifiez les points-virgules et les guillemets de la ligne"
    ]


def header_refusal(*header: str) -> tuple[str, ...]:
    with pytest.raises(UnreadableInput) as refusal:
        check((";".join(header) + "\n").encode())
    return refusal.value.problems


def test_missing_and_unknown_columns_are_named() -> None:
    assert header_refusal("Siren", *HEADER[1:]) == (
        "ligne 1, colonne absente : « SIREN de l'organisme »",
        "ligne 1, colonne inconnue : « Siren »",
    )


def test_repeated_column_is_named() -> None:
    assert header_refusal(*HEADER, "Email") == ("ligne 1, colonne en double : « Email »",)


def test_swapped_columns_are_named() -> None:
    swapped = (HEADER[1], HEADER[0], *HEADER[2:])
    assert header_refusal(*swapped) == (
        "ligne 1, colonne 1 : « Siret de l'établissement » se trouve à la place de « SIREN de l'organisme »",
    )


def test_empty_file_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="le fichier est vide"):
        check(b"")
