"""A researcher’s two studies: one run on invented people and published, one locked and not published."""

from datetime import date, timedelta

from socle.apps.accounts.models import Account
from socle.apps.studies.coding import add_material, add_theme, cite_excerpt, code_excerpt
from socle.apps.studies.data import give_data
from socle.apps.studies.models import Study
from socle.apps.studies.protocols import lock_protocol, open_study, write_draft
from socle.apps.studies.publishing import publish_run
from socle.apps.studies.running import calculate, start_run
from socle.core.impact.delivery import as_csv
from socle.core.impact.simulate import simulate
from socle.environment import home

EXAMPLE = "data/studies/clea-example/STUDY.toml"
# Fewer than in the example: the demonstration starts in a minute or two.
PEOPLE, SEED = 8_000, 1
REPETITIONS = ("repetitions = 1000", "repetitions = 100")
PUBLISHED = "Ce que change l’entrée dans CléA (personnes inventées)"
WAITING = "CléA Numérique : et après ?"
INTERVIEW = """Au début je venais pour faire plaisir à ma conseillère.
On m’a montré ce que je savais déjà faire, et il y en avait beaucoup.
Maintenant j’ose demander, et j’aide mon fils à faire ses devoirs."""


def play_studies(by: Account, *, today: date) -> None:
    """Locked a month ago; run and published yesterday."""
    locked_on, yesterday = today - timedelta(days=30), today - timedelta(days=1)
    text = (home() / EXAMPLE).read_text(encoding="utf-8").replace(*REPETITIONS)
    study = _locked(PUBLISHED, text, by, locked_on)
    _locked(WAITING, text, by, locked_on)
    people = as_csv(simulate(PEOPLE, SEED).columns).encode()
    run = start_run(
        give_data(study, people, "personnes-inventees.csv", by=by, on=yesterday), by=by, on=yesterday
    )
    calculate(run, on=yesterday)
    _interview(study, by, locked_on)
    publish_run(run, by=by, on=yesterday)


def _locked(name: str, text: str, by: Account, on: date) -> Study:
    study = open_study(name, by=by, on=on)
    write_draft(study, name, text, by=by, on=on)
    study.refresh_from_db()
    lock_protocol(study, by=by, on=on)
    study.refresh_from_db()
    return study


def _interview(study: Study, by: Account, on: date) -> None:
    material = add_material(
        study, "Entretien 3, inventé", INTERVIEW, kind="interview", collected_on=on, by=by, on=on
    )
    theme = add_theme(study, "Confiance", "Oser faire seul ce que l’on évitait", by=by, on=on)
    excerpt = code_excerpt(material, theme, INTERVIEW.splitlines()[2], by=by, on=on)
    cite_excerpt(excerpt, True, by=by, on=on)
