"""What is wrong in a request, field by field, in French."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from socle.api.problems import Problem, Wrong

Said = Callable[[Mapping[str, Any]], str]
SAID: dict[str, Said] = {
    "missing": lambda _: "Ce champ manque : ajoutez-le.",
    "extra_forbidden": lambda _: "Ce champ n’existe pas ici : retirez-le.",
    "json_invalid": lambda _: "Le contenu n’est pas du JSON : corrigez sa forme.",
    "string_too_short": lambda c: f"Écrivez au moins {c['min_length']} caractère(s).",
    "string_too_long": lambda c: f"Écrivez {c['max_length']} caractères au plus.",
    "string_pattern_mismatch": lambda c: f"Suivez la forme {c['pattern']}.",
    "literal_error": lambda c: f"Choisissez parmi : {c['expected']}.",
    "enum": lambda c: f"Choisissez parmi : {c['expected']}.",
    "greater_than_equal": lambda c: f"Donnez un nombre d’au moins {c['ge']}.",
    "less_than_equal": lambda c: f"Donnez un nombre d’au plus {c['le']}.",
    "value_error": lambda c: str(c["error"]),
    "string_type": lambda _: "Écrivez un texte.",
    "bool_parsing": lambda _: "Répondez true ou false.",
    "bool_type": lambda _: "Répondez true ou false.",
    "int_parsing": lambda _: "Écrivez un nombre entier.",
    "uuid_parsing": lambda _: "Donnez un identifiant tel que l’API l’a donné.",
    "uuid_type": lambda _: "Donnez un identifiant tel que l’API l’a donné.",
    "date_type": lambda _: "Écrivez une date : 2026-11-24.",
    "date_parsing": lambda _: "Écrivez une date : 2026-11-24.",
    "date_from_datetime_parsing": lambda _: "Écrivez une date : 2026-11-24.",
    "date_from_datetime_inexact": lambda _: "Écrivez une date sans heure : 2026-11-24.",
    "model_attributes_type": lambda _: "Envoyez un objet JSON.",
    "dict_type": lambda _: "Envoyez un objet JSON.",
    "list_type": lambda _: "Envoyez une liste.",
}
# Where a value was, before its own path: ninja names the part of the request and the parameter.
PARTS = {"body": 2, "query": 2, "path": 1, "form": 2, "header": 1}


def invalid(errors: Sequence[Mapping[str, Any]]) -> Problem:
    """Every wrong field at once."""
    wrong = [Wrong(path_of(each["loc"]), said_of(each)) for each in errors]
    names = ", ".join(dict.fromkeys(each.field for each in wrong))
    return Problem(
        422, "invalid", f"La demande est à corriger : {names}.", "Lisez le message de chaque champ.", wrong
    )


def refused_field(field: str, message: str) -> Problem:
    return invalid([{"loc": ("path", field), "type": "value_error", "ctx": {"error": message}}])


def path_of(loc: Sequence[Any]) -> str:
    kept = loc[PARTS.get(str(loc[0]), 0) :] if loc else ()
    return ".".join(str(each) for each in kept) or (str(loc[0]) if loc else "body")


def said_of(error: Mapping[str, Any]) -> str:
    said = SAID.get(str(error["type"]))
    return said(error.get("ctx") or {}) if said else "Cette valeur ne se lit pas : vérifiez sa forme."
