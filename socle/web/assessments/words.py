"""The words of the grid."""

from socle.core.assessment import Mode
from socle.core.certification import Verdict
from socle.core.framework.model import Provenance, Text

VERDICTS = {
    Verdict.ACQUIRED: "Acquis",
    Verdict.NOT_ACQUIRED: "Pas encore",
    Verdict.NOT_ASSESSED: "Non évalué",
    Verdict.NOT_ASSESSABLE: "Non évaluable",
}
MODES = {Mode.ON_SITE: "Sur place", Mode.REMOTE: "À distance"}
MARKS = {
    Provenance.OFFICIAL: "",
    Provenance.INFERRED: "texte déduit",
    Provenance.PROVISIONAL: "texte provisoire",
}


def mark_of(text: Text) -> str:
    """The discreet mark of a text that is not official."""
    return MARKS[text.provenance]
