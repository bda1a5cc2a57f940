"""The pages that the benchmark visits, each as somebody whose page it is."""

from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from datetime import date
from io import StringIO

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.bare import one_query
from benchmarks.multiply import multiply
from socle.apps.accounts.models import Account, Membership
from socle.apps.assessments.models import Assessment
from socle.apps.certificates.models import Certificate
from socle.apps.juries.models import Sitting
from socle.apps.pathways.models import Pathway
from socle.cli import frameworks
from socle.cli.demo_cohort import WORKERS, draw
from socle.cli.frameworks import today
from socle.core.roles import Role
from socle.demonstration.margins import PARTICIPANTS
from socle.demonstration.playing.cohort import play_cohort

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
Visit = Callable[[], int]


def prepare(pathways: int) -> None:
    """Play the cohort once, then copy it until there are that many pathways."""
    call_command("migrate", verbosity=0)
    settings.ALLOWED_HOSTS = ["testserver"]
    if not Pathway.objects.exists():
        with redirect_stdout(StringIO()):
            frameworks.load(Namespace())
        play_cohort(draw(PARTICIPANTS), today=today(), workers=WORKERS, told=lambda what, done, of: None)
    held = Pathway.objects.count()
    if held < pathways:
        multiply(-(-pathways // held) - 1)
    print(f"{Pathway.objects.count():,} pathways in the database")


def bare() -> Visit:
    request = RequestFactory().get("/")
    public_id = str(Pathway.objects.order_by("-pk").values_list("public_id", flat=True)[0])

    def visit() -> int:
        one_query(request, public_id)
        return 1

    return visit


def visits() -> Iterator[tuple[str, Visit]]:
    """Name and visit of each page; a visit answers how many queries it took."""
    pathway = Pathway.objects.filter(state="certified").order_by("-pk").select_related("site")[0]
    body = pathway.site.body
    administrator, assessor = at(Role.ADMINISTRATOR, body.pk), at(Role.ASSESSOR, body.pk)
    under_way, given_back = (
        Assessment.objects.filter(given_back_on__isnull=is_open)
        .order_by("-pk")
        .select_related("pathway__site")[0]
        for is_open in (True, False)
    )
    sitting = Sitting.objects.order_by("-pk")[0]
    certificate = Certificate.objects.order_by("pk")[0]
    for name, account, url in (
        ("home", None, reverse("home")),
        ("framework", None, reverse("framework", args=["clea"])),
        ("find a site", None, reverse("sites") + "?lieu=93"),
        ("verification", None, reverse("verification", args=[certificate.code])),
        ("today (administrator)", administrator, reverse("today")),
        ("today (assessor)", assessor, reverse("today")),
        ("candidates", administrator, reverse("pathways")),
        ("candidates, searched", administrator, reverse("pathways") + "?nom=ma"),
        ("register", administrator, reverse("register")),
        ("a candidate's file", administrator, reverse("pathway", args=[pathway.public_id])),
        ("grid", assessor_of(under_way), reverse("grid", args=[under_way.public_id])),
        ("restitution", assessor_of(given_back), reverse("restitution", args=[given_back.public_id])),
        ("sittings", at(Role.SECRETARY), reverse("sittings")),
        ("sitting", at(Role.SECRETARY), reverse("sitting", args=[sitting.public_id])),
        ("today (certifier)", at(Role.CERTIFIER), reverse("today")),
        ("doubts", at(Role.CERTIFIER), reverse("doubts")),
        ("bodies", at(Role.CERTIFIER), reverse("bodies")),
        ("certificates", at(Role.CERTIFIER), reverse("certificates")),
        ("validations", at(Role.CERTIFIER), reverse("validations")),
        ("declarations", at(Role.CERTIFIER), reverse("declarations")),
        ("certificates to declare", at(Role.CERTIFIER), reverse("declared_certificates")),
        ("declarations to correct", administrator, reverse("corrections")),
    ):
        yield name, visit_of(account, url)


def assessor_of(assessment: Assessment) -> Account:
    return at(Role.ASSESSOR, assessment.pathway.site.body_id)


def at(role: Role, body: int | None = None) -> Account:
    held = Membership.objects.filter(role=role, ends_on__isnull=True, starts_on__lte=date.today())
    found = (held.filter(body=body) if body else held).select_related("account").order_by("pk")[0]
    return get_user_model().objects.get(pk=found.account_id)


def visit_of(account: Account | None, url: str) -> Visit:
    client = Client()
    if account:
        client.force_login(account, backend=BACKEND)

    def visit() -> int:
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(url)
        if answer.status_code != 200:
            raise SystemExit(f"{url} answers {answer.status_code}")
        return len(queries)

    return visit
