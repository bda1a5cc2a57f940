"""Rosa's studies at each of their steps; told after the spine, which has Cleo."""

from django.utils.timezone import localdate

from socle.apps.studies.coding import add_material, add_theme, cite_excerpt, code_excerpt
from socle.apps.studies.data import give_data
from socle.apps.studies.extracting import ask_extract
from socle.apps.studies.models import Run, StudyData
from socle.apps.studies.publishing import publish_run
from socle.apps.studies.running import calculate, start_run
from socle.core.roles import Role
from tests import cast as told
from tests.apps.studies.lab import drafted, locked, people
from tests.browser.story import Story

ON = localdate()
SAID = """Avant, je n’osais pas prendre la parole.
Avec l’évaluation, j’ai vu que je savais déjà beaucoup de choses.
Maintenant j’aide ma fille à faire ses devoirs, et je cherche un travail sans honte."""


def studying() -> Story:
    """`draft` is being written, `locked` asks for data, `published` has all."""
    rosa = told.professional("Rosa", Role.RESEARCHER)
    draft, waiting, known = drafted(rosa), locked(rosa).study, locked(rosa).study
    for study in (waiting, known):
        study.refresh_from_db()
    ask_extract(waiting, ON, ON, by=rosa, on=ON)
    right = give_data(known, people(), "normandie-2025.csv", by=rosa, on=ON)
    wrong = give_data(waiting, b"entree,age\n1,30\n0,31\n", "trop-court.csv", by=rosa, on=ON)
    runs = [calculated(data, rosa) for data in (right, wrong)]
    material = add_material(
        known, "Entretien 7, Caen", SAID, kind="interview", collected_on=ON, by=rosa, on=ON
    )
    theme = add_theme(known, "Confiance", "Oser faire seul ce que l’on évitait", by=rosa, on=ON)
    excerpt = code_excerpt(material, theme, SAID.splitlines()[2], by=rosa, on=ON)
    cite_excerpt(excerpt, True, by=rosa, on=ON)
    publish_run(runs[0], by=rosa, on=ON)
    again = calculated(right, rosa)
    ids = {"draft": draft, "locked": waiting, "published": known, "material": material}
    ids |= {"done": runs[0], "failed": runs[1], "again": again}
    return Story(
        accounts={"rosa": rosa.email},
        password=told.PASSWORD,
        candidates={},
        ids={name: str(each.public_id) for name, each in ids.items()},
    )


def calculated(data: StudyData, by: told.Account) -> Run:
    """As the worker does it."""
    run = start_run(data, by=by, on=ON)
    calculate(run, on=ON)
    run.refresh_from_db()
    return run
