from datetime import date

from socle.core.places.check import PlaceAnswer, PlaceVerdict, check_birth_place
from socle.core.places.tables import Commune, Country, Places

ARBIGNIEU = Commune("01015", "Arbignieu", None, date(2015, 12, 31), postal_codes=("01300",))
ARBOYS = Commune("01015", "Arboys en Bugey", date(2016, 1, 1), None, postal_codes=("01300",))
DENIS_93 = Commune("93066", "Saint-Denis", postal_codes=("93200", "93210"))
DENIS_974 = Commune("97411", "Saint-Denis", postal_codes=("97400",))
AJACCIO = Commune("2A004", "Ajaccio", date(1976, 1, 1), None, postal_codes=("20000",))
MAROC = Country("99350", "Maroc")
PLACES = Places(
    (ARBIGNIEU, ARBOYS, DENIS_93, DENIS_974, AJACCIO),
    (Country("99100", "France"), MAROC),
    {"93": "Seine-Saint-Denis", "974": "La Réunion"},
)
BIRTH = date(1990, 3, 7)
REMEDY = "Vérifiez le lieu sur la pièce d’identité, puis corrigez-le ou confirmez-le."


def check(birth_date: date = BIRTH, **place: str) -> PlaceAnswer:
    return check_birth_place(PLACES, birth_date=birth_date, **place)


def found(*communes: Commune) -> PlaceAnswer:
    return PlaceAnswer(PlaceVerdict.FOUND, communes=communes)


def to_confirm(reason: str, *communes: Commune) -> PlaceAnswer:
    return PlaceAnswer(PlaceVerdict.TO_CONFIRM, reason, REMEDY, communes)


def test_code_is_found_under_the_name_of_the_day() -> None:
    assert check(commune_code="01015") == found(ARBIGNIEU)
    assert check(date(2016, 1, 1), commune_code="01015") == found(ARBOYS)


def test_code_not_used_that_day_tells_when_it_was() -> None:
    assert check(date(1960, 1, 1), commune_code="2A004") == to_confirm(
        "Aucune commune ne portait le code 2A004 le 01/01/1960 : "
        "Ajaccio (2A004) existe depuis le 01/01/1976.",
        AJACCIO,
    )


def test_unknown_code_asks_for_confirmation() -> None:
    assert check(commune_code="91352") == to_confirm("Le code commune 91352 n’est pas connu.")


def test_code_and_town_that_disagree_ask_for_confirmation() -> None:
    assert check(commune_code="01015", town="Arboys en Bugey") == to_confirm(
        "Le 07/03/1990, le code 01015 désignait Arbignieu, et non Arboys en Bugey.", ARBIGNIEU
    )


def test_town_that_did_not_exist_yet_tells_since_when_it_does() -> None:
    assert check(town="Arboys-en-Bugey", postal_code="01300") == to_confirm(
        "Arboys-en-Bugey n’existait pas le 07/03/1990 : Arboys en Bugey (01015) existe depuis le 01/01/2016.",
        ARBOYS,
    )


def test_town_that_no_longer_existed_tells_until_when_it_did() -> None:
    assert check(date(2017, 5, 2), town="Arbignieu") == to_confirm(
        "Arbignieu n’existait pas le 02/05/2017 : Arbignieu (01015) a existé jusqu’au 31/12/2015.", ARBIGNIEU
    )


def test_namesakes_are_told_apart_by_postal_code() -> None:
    assert check(town="ST DENIS", postal_code="97400") == found(DENIS_974)
    assert check(town="St-Denis") == to_confirm(
        "Plusieurs communes s’appelaient ainsi : Saint-Denis (93066, Seine-Saint-Denis), "
        "Saint-Denis (97411, La Réunion).",
        DENIS_93,
        DENIS_974,
    )


def test_old_postal_code_of_the_same_departement_is_enough() -> None:
    assert check(town="Saint-Denis", postal_code="93206") == found(DENIS_93)
    assert check(town="Ajaccio", postal_code="20090") == found(AJACCIO)


def test_postal_code_from_elsewhere_asks_for_confirmation() -> None:
    assert check(town="Ajaccio", postal_code="01000") == to_confirm(
        "Le code postal 01000 ne correspond pas à Ajaccio : Ajaccio (2A004).", AJACCIO
    )


def test_unknown_town_shows_those_of_its_postal_code() -> None:
    assert check(town="Arbigneux", postal_code="01300") == to_confirm(
        "Aucune commune nommée « Arbigneux » n’est connue ; au code postal 01300 : Arbignieu (01015).",
        ARBIGNIEU,
    )
    assert check(town="Nulle-Part") == to_confirm("Aucune commune nommée « Nulle-Part » n’est connue.")


def test_country_is_found_by_name_or_code() -> None:
    expected = PlaceAnswer(PlaceVerdict.FOUND, country=MAROC)
    assert check(country="MAROC") == check(country="99350") == check(commune_code="99350") == expected


def test_france_as_a_country_still_needs_its_commune() -> None:
    assert check(country="France", town="Ajaccio") == found(AJACCIO)


def test_unknown_country_asks_for_confirmation() -> None:
    assert check(country="Syldavie") == to_confirm("Le pays « Syldavie » n’est pas dans la liste de l’INSEE.")


def test_no_place_at_all_asks_for_one() -> None:
    assert check() == PlaceAnswer(
        PlaceVerdict.TO_CONFIRM,
        "Le lieu de naissance n’est pas indiqué.",
        "Indiquez la commune de naissance, ou le pays pour une naissance à l’étranger.",
    )
