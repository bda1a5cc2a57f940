"""The papers of a study."""
from datetime import date
from socle.core.impact.results import Results
def study_files(results: Results, on: date) -> dict[str, bytes]:
    return {}
