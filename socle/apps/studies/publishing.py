"""Publishing a run: after disclosure control, for ever, whatever it found."""

from datetime import date

from django.db import transaction

from socle.apps.accounts.models import Account
from socle.apps.files.actions import PDF, store
from socle.apps.journal.actions import move, write_entry
from socle.apps.studies.models import Publication, Run, Study
from socle.apps.studies.permissions import refuse_other_than_owner
from socle.apps.studies.queries import last_protocol
from socle.apps.studies.running import JSON, results_of
from socle.core.errors import Refusal
from socle.core.impact.disclosure import publishable
from socle.core.impact.results_file import to_json
from socle.core.study_life import STUDY, missing_to_publish
from socle.documents.impact import study_files

HTML = "text/html"


@transaction.atomic
def publish_run(run: Run, *, by: Account, on: date) -> Publication:
    """What the public reads is made here once, and kept: a later release of the software changes nothing."""
    study = Study.objects.select_for_update(of=("self",)).get(pk=run.protocol.study_id)
    refuse_other_than_owner(study, by, on=on)
    last = last_protocol(study)
    follows = last is not None and last.pk == run.protocol_id
    if missing := missing_to_publish(is_done=run.state == "done", follows_last_protocol=follows):
        raise Refusal(f"Il manque {' et '.join(missing)}.", "Lancez un calcul, puis publiez-le.")
    if hasattr(run, "publication"):
        raise Refusal("Ce calcul est déjà publié.", "Il n’y a rien à faire.")
    results = publishable(results_of(run)).results
    files = study_files(results, on)
    publication = Publication.objects.create(
        run=run,
        results=store(to_json(results).encode(), JSON),
        report=store(files["report.html"], HTML),
        paper=store(files["report.pdf"], PDF),
        brief=store(files["brief.pdf"], PDF),
        published_on=on,
    )
    move(study, "publish", lifecycle=STUDY, role="researcher", by=by.pk, on=on)
    write_entry(publication, "publish", by=by.pk, on=on)
    return publication
