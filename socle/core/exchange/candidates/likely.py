"""Which of the 26 columns a body's own column probably is, and which of our words theirs probably are.

Proposed to a person, who chooses: nothing here is ever applied by itself.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from socle.core.exchange.candidates.columns import NAME
from socle.core.exchange.candidates.days import DayOrder, day_in
from socle.core.exchange.candidates.labels import CERTIFICATES, ZONES
from socle.core.person import plain

CLOSE = 0.87
_WORDS = re.compile("[a-z0-9]+")
_EMPTY_WORDS = frozenset(
    {"de", "du", "des", "d", "l", "le", "la", "a", "au", "en", "et", "candidat", "stagiaire"}
)
# How other software names these columns.
_ALSO: Mapping[str, tuple[str, ...]] = {
    "organisation_siren": ("siren",),
    "establishment_siret": ("siret",),
    "enrolment_status": ("statut inscription", "situation", "statut entrée", "situation professionnelle"),
    "education_level": ("niveau", "niveau étude", "niveau scolaire", "niveau formation", "diplôme"),
    "initiative": ("origine", "prescripteur", "orienté par"),
    "funder": ("financeur", "financement", "payeur"),
    "title": ("civilité", "sexe", "genre", "civ"),
    "birth_name": ("nom", "nom famille", "nom naissance", "nom patronymique", "nom jeune fille"),
    "used_name": ("nom usage", "nom marital", "nom épouse", "nom usuel"),
    "first_name": ("prénom", "prénoms", "premier prénom"),
    "email": ("email", "e mail", "mail", "courriel", "adresse mail", "adresse électronique", "adresse email"),
    "phone": ("téléphone", "tél", "portable", "mobile", "numéro téléphone", "tél portable", "gsm"),
    "address": ("adresse", "adresse 1", "rue", "adresse postale", "voie"),
    "address_complement": ("complément", "adresse 2", "complément adresse"),
    "town": ("ville", "commune", "ville résidence", "localité"),
    "postal_code": ("cp", "code postal", "code postal résidence"),
    "birth_date": ("date naissance", "né", "née", "né e", "ddn", "naissance", "date naiss"),
    "born_abroad": ("né étranger", "naissance étranger"),
    "birth_zone": ("zone naissance", "continent naissance"),
    "born_overseas": ("né outre mer",),
    "birth_town": ("ville naissance", "commune naissance", "lieu naissance"),
    "birth_postal_code": ("code postal naissance", "cp naissance", "département naissance"),
    "passed_on": ("date passage", "date évaluation", "date examen", "date test", "passage"),
    "certificate_name": ("certificat", "certification", "ccpi"),
    "status": ("statut", "résultat"),
    "obtained_at_first_assessment": ("obtention première évaluation", "obtenu première évaluation"),
}
_SAID: Mapping[str, Mapping[str, str]] = {
    "title": {
        **dict.fromkeys(("madame", "mme", "mlle", "mademoiselle", "f", "femme", "feminin", "2"), "MME"),
        **dict.fromkeys(("monsieur", "m", "mr", "h", "homme", "masculin", "1"), "M"),
    },
    "birth_zone": {plain(name): code for code, name in ZONES.items()},
    "certificate_name": {plain(name): name for name in CERTIFICATES},
    "status": dict.fromkeys(
        ("certifie", "certifiee", "obtenu", "acquis", "valide", "admis", "admise"), "CERTIFIE"
    ),
}
_YES_NO = {
    **dict.fromkeys(("oui", "o", "vrai", "true", "1", "x", "yes"), "OUI"),
    **dict.fromkeys(("non", "n", "faux", "false", "0", "no", ""), "NON"),
}
YES_NO = ("born_abroad", "born_overseas", "obtained_at_first_assessment")


def likely_columns(header: Sequence[str]) -> dict[str, str]:
    """Own column → our field, each field once; a column that joins two is never proposed."""
    found: dict[str, str] = {}
    known = {_key(name): target for target, names in _names().items() for name in names}
    for own in header:
        target = None if joins_names(own) else _likely(_key(own), known)
        if target and target not in found.values():
            found[own] = target
    return found


def joins_names(own: str) -> bool:
    """« Nom Prénom »: nobody can tell where a name ends.

    >>> joins_names("NOM et Prénom du candidat"), joins_names("Nom complet"), joins_names("Prénom")
    (True, True, False)
    """
    words = set(_words(own))
    named = words & {"nom", "noms"}
    return bool(named and words & {"prenom", "prenoms", "complet"})


def likely_words(target: str, words: Iterable[str]) -> dict[str, str]:
    """Own word → ours, for those that plainly are one of ours."""
    known = _YES_NO if target in YES_NO else _SAID.get(target, {})
    return {word: known[plain(word)] for word in words if plain(word) in known}


def likely_order(texts: Sequence[str]) -> DayOrder:
    """The order that reads every day; the day first when both do, as the French write it."""
    orders = (DayOrder.YEAR_FIRST, DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST) if texts else ()
    reading = (order for order in orders if all(day_in(text, order) for text in texts))
    return next(reading, DayOrder.DAY_FIRST)


def _names() -> dict[str, tuple[str, ...]]:
    return {target: (name, *_ALSO[target]) for target, name in NAME.items()}


def _likely(own: str, known: Mapping[str, str]) -> str | None:
    close = get_close_matches(own, known, n=1, cutoff=CLOSE) if own else []
    return known[close[0]] if close else None


def _words(text: str) -> list[str]:
    return _WORDS.findall(plain(text))


def _key(text: str) -> str:
    return " ".join(word for word in _words(text) if word not in _EMPTY_WORDS)
