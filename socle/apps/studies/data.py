"""Giving data to a study: only once its protocol is locked, and only data that can be read."""

from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.db import transaction

from socle.apps.accounts.models import Account
from socle.apps.files.actions import store
from socle.apps.journal.actions import write_entry
from socle.apps.studies.models import NAME_LENGTH, Study, StudyData
from socle.apps.studies.permissions import refuse_other_than_owner
from socle.core.errors import Refusal
from socle.core.impact.parquet import read_parquet
from socle.core.impact.table import Table, read_table
from socle.core.study_life import STUDY

CSV, PARQUET = "text/csv", "application/vnd.apache.parquet"


@transaction.atomic
def give_data(study: Study, content: bytes, name: str, *, by: Account, on: date) -> StudyData:
    """The same file again is the same data. Outcomes are read here for the first time."""
    refuse_other_than_owner(study, by, on=on)
    if study.state == STUDY.initial:
        raise Refusal(
            "Le protocole n’est pas verrouillé.",
            "Verrouillez-le d’abord : la méthode s’écrit avant.",
        )
    rows = read_data(content, name).rows
    stored = store(content, PARQUET if is_parquet(name) else CSV)
    given, is_new = StudyData.objects.get_or_create(
        study=study, stored=stored, defaults={"name": name[-NAME_LENGTH:], "rows": rows, "given_on": on}
    )
    if is_new:
        write_entry(given, "give", by=by.pk, on=on, codes={"sha256": stored.sha256, "rows": rows})
    return given


def read_data(content: bytes, name: str) -> Table:
    """A CSV, or a Parquet file by its name; DuckDB reads the latter from a file only."""
    if not is_parquet(name):
        return read_table(content, name=name)
    with NamedTemporaryFile(suffix=".parquet") as file:
        file.write(content)
        file.flush()
        return read_parquet(Path(file.name))


def is_parquet(name: str) -> bool:
    return name.lower().endswith(".parquet")
