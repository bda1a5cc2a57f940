import json
from typing import Any

import pytest

from socle.core.errors import UnreadableInput
from socle.core.impact.results import Verdict
from socle.core.impact.results_file import from_json, to_json
from tests.core.impact.written import results_with

EMPTY = results_with(verdict=Verdict.INCONCLUSIVE)


def changed(**more: Any) -> str:
    return json.dumps(json.loads(to_json(EMPTY)) | more)


REFUSED = {
    "rows about people": ({"people": [{"name": "Alice"}]}, "people n’est pas prévu"),
    "a word that is no verdict": ({"verdict": "proved"}, "verdict n’a pas le bon type"),
    "a text for a list": ({"limits": "aucune"}, "limits n’est pas une liste"),
    "a number for a text": ({"conclusion": 3}, "conclusion n’a pas le bon type"),
    "a column more inside": (
        {"flow": [{"step": "x", "rows": 1, "treated": 1, "removed": 0, "who": "Alice"}]},
        "flow[1].who n’est pas prévu",
    ),
    "a column less inside": ({"flow": [{"step": "x", "rows": 1, "treated": 1}]}, "flow[1].removed manque"),
    "a fraction of a person": (
        {"flow": [{"step": "x", "rows": 1.5, "treated": 1, "removed": 0}]},
        "flow[1].rows n’a pas le bon type",
    ),
}


@pytest.mark.parametrize(("more", "why"), REFUSED.values(), ids=REFUSED)
def test_nothing_but_aggregates_of_the_schema_is_read(more: dict[str, Any], why: str) -> None:
    with pytest.raises(UnreadableInput) as refused:
        from_json(changed(**more))
    assert str(refused.value) == f"Ces résultats ne se lisent pas : {why}."


def test_what_is_no_json_or_no_object_is_refused() -> None:
    for content, why in (("{", "le fichier n’est pas du JSON"), ("[]", "le fichier n’est pas un objet")):
        with pytest.raises(UnreadableInput) as refused:
            from_json(content)
        assert str(refused.value) == f"Ces résultats ne se lisent pas : {why}."
