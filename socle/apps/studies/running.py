"""Calculating a study: asked here, done by the worker, followed step by step."""

from datetime import date

from django.db import transaction

from socle.apps.accounts.models import Account
from socle.apps.files.actions import read, store
from socle.apps.journal.actions import move, write_entry
from socle.apps.studies.data import read_data
from socle.apps.studies.models import Run, StudyData
from socle.apps.studies.permissions import refuse_other_than_owner
from socle.apps.studies.queries import last_protocol
from socle.apps.studies.tasks import hand_over
from socle.core.errors import Refusal, SocleError, UnreadableInput
from socle.core.impact.lock import Locked, standing
from socle.core.impact.protocol import read_protocol
from socle.core.impact.results import Results
from socle.core.impact.results_file import from_json, to_json
from socle.core.impact.study import run as run_study
from socle.core.study_life import RUN

JSON = "application/json"
UNEXPECTED = "Le calcul s’est arrêté sans réponse. Prévenez qui s’occupe de la plateforme."


@transaction.atomic
def start_run(data: StudyData, *, by: Account, on: date) -> Run:
    """With the last protocol locked; the worker is told once the row is written."""
    refuse_other_than_owner(data.study, by, on=on)
    protocol = last_protocol(data.study)
    if protocol is None:
        raise Refusal("Le protocole n’est pas verrouillé.", "Verrouillez-le, puis lancez le calcul.")
    StudyData.objects.select_for_update(of=("self",)).get(pk=data.pk)
    if protocol.runs.filter(data=data, state__in=("queued", "running")).exists():
        raise Refusal("Ce calcul est déjà en cours.", "Attendez qu’il se termine.")
    run = Run.objects.create(protocol=protocol, data=data, asked_on=on)
    write_entry(run, "ask", by=by.pk, on=on)
    hand_over(run)
    return run


def calculate(run: Run, *, on: date) -> None:
    """What stops a calculation is told to the researcher; the unexpected is told too, then crashes."""
    if run.state not in ("queued", "running"):
        return
    if run.state == "queued":
        move(run, "start", lifecycle=RUN, role="worker", by=None, on=on)
    try:
        results = _calculated(run)
    except SocleError as refused:
        _stop(run, str(refused), on)
        return
    except Exception:
        _stop(run, UNEXPECTED, on)
        raise
    with transaction.atomic():
        run.results = store(to_json(results).encode(), JSON)
        run.save(update_fields=["results"])
        move(run, "finish", lifecycle=RUN, role="worker", by=None, on=on)


def _calculated(run: Run) -> Results:
    protocol = read_protocol(read(run.protocol.stored))
    table = read_data(read(run.data.stored), run.data.name)
    versions = run.protocol.study.protocols.filter(version__lte=run.protocol.version).order_by("version")
    lock = standing(
        tuple(Locked(each.sha256, each.locked_on, each.reason) for each in versions), protocol.sha256
    )

    def tell(step: str, done: int, steps: int) -> None:
        Run.objects.filter(pk=run.pk).update(step=step[:100], done_steps=done, all_steps=steps)

    return run_study(protocol, table, lock=lock, progress=tell)


def _stop(run: Run, trouble: str, on: date) -> None:
    with transaction.atomic():
        run.trouble = trouble
        run.save(update_fields=["trouble"])
        move(run, "stop", lifecycle=RUN, role="worker", by=None, on=on)


def results_of(run: Run) -> Results:
    if run.results is None:
        raise Refusal("Ce calcul n’a pas de résultat.", "Attendez qu’il se termine, ou lancez-en un autre.")
    try:
        return from_json(read(run.results).decode())
    except UnreadableInput as error:
        raise Refusal(
            "Ce calcul a été fait par une version antérieure du logiciel.",
            "Lancez-le de nouveau : mêmes données, même protocole.",
        ) from error
