"""The network of the demonstration is fictional, and as regular as a real one."""

from collections import Counter
from datetime import date

from socle.demonstration.bodies import network, with_luhn
from socle.demonstration.facts import Facts


def test_every_siren_and_siret_passes_luhn_s_check_and_starts_like_no_company() -> None:
    numbers = [body.siren for body in network().bodies] + [site.siret for site in network().sites]
    numbers += network().employers
    assert [with_luhn(number[:-1]) for number in numbers] == numbers
    assert {number[:4] for number in numbers} == {"0000"}
    assert len(set(numbers)) == len(numbers)


def test_a_dozen_bodies_have_about_thirty_sites_in_ile_de_france(facts: Facts) -> None:
    sites = network().sites
    assert (len(network().bodies), len(sites)) == (12, 29)
    for site in sites:
        found = facts.places.communes_at_postal_code(site.postal_code, date(2021, 1, 4))
        assert any(site.town in commune.name for commune in found), site


def test_each_site_has_three_who_assess_and_two_who_train() -> None:
    for site in range(len(network().sites)):
        assert (len(network().assessors(site)), len(network().trainers(site))) == (3, 2)


def test_nobody_of_the_staff_has_another_s_name() -> None:
    names = Counter((each.first_name, each.last_name) for each in network().staff)
    assert set(names.values()) == {1}


def test_phone_numbers_of_sites_are_those_reserved_for_fiction() -> None:
    phones = [site.phone for site in network().sites]
    assert {phone[:8] for phone in phones} == {"01 99 00"}
    assert len(set(phones)) == len(phones)
