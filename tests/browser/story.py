"""Fills the browser's database through the real verbs, in a process of its own.

Playwright’s loop keeps Django from its database in the process of the tests; they read what was made here.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cache
from typing import IO

from playwright.sync_api import Page


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who holds a card; the public ids of their pathway and of its assessment, empty when there is none."""

    card: str
    birth_date: str
    pathway: str
    assessment: str


@dataclass(frozen=True, slots=True)
class Story:
    """`accounts` are addresses by first name; each signs in with `password`. `ids` are other public ids."""

    accounts: dict[str, str]
    password: str
    candidates: dict[str, Candidate]
    ids: dict[str, str] = field(default_factory=dict)


def fill(database_url: str, name: str) -> Story:
    """Tell the story of that name to that database, once."""
    asked, told = teller(database_url)
    print(name, file=asked, flush=True)
    said = json.loads(told.readline())
    people = {who: Candidate(**candidate) for who, candidate in said.pop("candidates").items()}
    return Story(**said, candidates=people)


@cache
def teller(database_url: str) -> tuple[IO[str], IO[str]]:
    """Who tells stories to that database: names go in, what was made comes out; it ends with these tests."""
    command = [sys.executable, "-m", "tests.browser.stories"]
    environment = {**os.environ, "DATABASE_URL": database_url, "DJANGO_SETTINGS_MODULE": "socle.settings"}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    running = subprocess.Popen(command, env=environment, text=True, **pipes)
    assert running.stdin and running.stdout
    return running.stdin, running.stdout


# Sessions already opened, by address: the site refuses more than thirty sign-ins a minute.
OPENED: dict[str, list[dict[str, object]]] = {}


def sign_in(page: Page, email: str, password: str) -> None:
    """A professional, through the real form the first time, then with the session it opened."""
    if email in OPENED:
        page.context.add_cookies(OPENED[email])
        if page.request.get("/aujourdhui/", max_redirects=0).ok:
            return
        page.context.clear_cookies()
    page.goto("/compte/login/")
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", password)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(lambda url: "/compte/login/" not in url)
    OPENED[email] = page.context.cookies()


def open_card(page: Page, candidate: Candidate) -> None:
    """A candidate opens their pages with their card."""
    year, month, day = candidate.birth_date.split("-")
    page.goto("/c/")
    for name, typed in {"code": candidate.card, "day": day, "month": month, "year": year}.items():
        page.fill(f"input[name={name}]", typed)
    page.press("input[name=year]", "Enter")
    page.wait_for_url("**/mon-parcours/")


def fill_registration(page: Page, *, birth_name: str, first_name: str, town: str) -> None:
    """A woman born on 3 May 1990, for CléA: a second certificate of the site makes it a choice."""
    page.goto("/candidats/nouveau/")
    page.get_by_label("Madame").check()
    typed = {"Nom de naissance": birth_name, "Prénom": first_name, "Commune de naissance": town}
    for label, value in (typed | {"Jour": "3", "Mois": "5", "Année": "1990"}).items():
        page.get_by_label(label, exact=True).fill(value)
    for label in ("Pourquoi cette personne vient", "Sa situation", "Son diplôme le plus élevé"):
        page.get_by_label(label).select_option(index=1)
    for label in ("Qui l’a orientée", "Qui finance", "Métier visé"):
        page.get_by_label(label).select_option(index=1)
    page.get_by_label("Certificat", exact=True).select_option("clea")
    page.get_by_label("J’ai remis et lu la notice d’information").check()
