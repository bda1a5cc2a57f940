"""Results written by hand: empty but for what a case is about."""

from typing import Any

from socle.core.impact.results import SCHEMA, Judged, Provenance, Results, Verdict, Written

STUDY = Written("", "", "", "", "", "entree", "dr_att", (), (), (), 0.1, 100.0, 0.1)
FROM = Provenance("", "", "", "", 0, 1, 0, "", "")
MAIN = Judged("emploi", 12, "Emploi", "", Verdict.EFFECT, (), 0, None, None, None, None, None)


def results_with(**told: Any) -> Results:
    nothing: dict[str, Any] = dict.fromkeys(
        ("reasons", "limits", "estimates", "balance", "groups", "interactions", "subgroups", "comparisons",
         "flow", "curves", "checks", "specifications", "stopped"), ()
    )  # fmt: skip
    said = {
        "schema": SCHEMA,
        "study": STUDY,
        "verdict": Verdict.EFFECT,
        "conclusion": "",
        "outcomes": (MAIN,),
    }
    return Results(**{**nothing, **said, "overlap": None, "typology": None, "provenance": FROM, **told})
