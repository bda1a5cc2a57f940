"""What the worker does so that anyone can check: publish the log, sign what waits, date the lists."""

from django.conf import settings
from procrastinate.contrib.django import app

from socle.apps.credentials.publishing import publish_issuer, publish_status
from socle.apps.credentials.signing import sign_waiting
from socle.apps.log.actions import publish
from socle.apps.log.witnesses import Witness
from socle.core.log.note import read_vkey
from socle.signer.client import Signer


def signer() -> Signer:
    return Signer(settings.SIGNER_SOCKET)


def witnesses() -> list[Witness]:
    """The witnesses of the settings, written `address=key`."""
    pairs = [named.split("=", 1) for named in settings.WITNESSES]
    return [Witness(address, read_vkey(key)) for address, key in pairs]


@app.periodic(cron="* * * * *")
@app.task(name="publish_credentials", queueing_lock="publish_credentials", lock="publish_credentials")
def publish_credentials(timestamp: int) -> int:
    return publish_and_sign()


def publish_and_sign() -> int:
    """Publish what waits in the log, then sign what was published; answer how many badges were signed."""
    publish_issuer(signer())
    publish(signer(), witnesses())
    return sign_waiting(signer())


@app.periodic(cron="7 * * * *")
@app.task(name="publish_status_lists", queueing_lock="publish_status_lists")
def publish_status_lists(timestamp: int) -> int:
    return publish_status(signer())
