"""The file `socle decide` reads and the answer it prints: `docs/formats/decision.md`."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from socle.core.certification import Decision, Verdict
from socle.core.errors import UnreadableInput
from socle.core.framework.model import Framework

REMEDY = "Le format attendu est décrit dans docs/formats/decision.md."
KEYS = ("framework", "version", "ratings")


@dataclass(frozen=True, slots=True)
class DecisionRequest:
    framework: Framework
    ratings: Mapping[str, Verdict]


def read_request(text: str, find: Callable[[str, str], Framework]) -> DecisionRequest:
    """Read a request; refuse unknown codes and values with the whole list of them."""
    content = _json_object(text)
    problems = [f"clé inconnue : {key}" for key in content if key not in KEYS]
    problems += [f"clé absente : {key}" for key in KEYS if key not in content]
    problems += [
        f"{key} doit être un texte"
        for key in KEYS[:2]
        if key in content and not isinstance(content[key], str)
    ]
    if "ratings" in content and not isinstance(content["ratings"], dict):
        problems.append("ratings doit être un objet « code du critère » : « verdict »")
    if problems:
        raise UnreadableInput(*problems, remedy=REMEDY)
    framework = find(content["framework"], content["version"])
    return DecisionRequest(framework, read_ratings(framework, content["ratings"]))


def read_ratings(framework: Framework, ratings: Mapping[str, object]) -> dict[str, Verdict]:
    """Verdicts by criterion code; every unknown code and value is named at once."""
    known = set(framework.codes)
    values = {verdict.value: verdict for verdict in Verdict}
    problems = [f"critère inconnu : {code}" for code in ratings if code not in known]
    problems += [
        f"verdict inconnu pour {code} : {json.dumps(value, ensure_ascii=False)}"
        for code, value in ratings.items()
        if not isinstance(value, str) or value not in values
    ]
    if problems:
        remedy = f"Les verdicts possibles sont : {', '.join(values)}."
        raise UnreadableInput(*problems, remedy=remedy)
    return {code: values[str(value)] for code, value in ratings.items()}


def decision_as_json(decision: Decision) -> str:
    return json.dumps(asdict(decision), ensure_ascii=False, indent=2)


def _json_object(text: str) -> dict[str, Any]:
    try:
        content = json.loads(text, object_pairs_hook=_without_duplicates)
    except json.JSONDecodeError as error:
        raise UnreadableInput(f"ligne {error.lineno} : ce n’est pas du JSON", remedy=REMEDY) from error
    except RecursionError as error:
        raise UnreadableInput("le fichier est trop profondément imbriqué", remedy=REMEDY) from error
    if not isinstance(content, dict):
        raise UnreadableInput("le fichier doit contenir un objet JSON", remedy=REMEDY)
    return content


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content: dict[str, Any] = {}
    for key, value in pairs:
        if key in content:
            raise UnreadableInput(f"clé en double : {key}", remedy="Gardez une seule ligne pour cette clé.")
        content[key] = value
    return content
