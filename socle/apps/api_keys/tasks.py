"""What the worker does for keys: tell whoever a key acts for; every night, forget past traffic."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.utils.timezone import now
from procrastinate.contrib.django import app

from socle.apps.api_keys.models import Key, Reply, Spending, Token, UnknownSpending
from socle.core.api_access import REMEMBERED_HOURS, WINDOW_SECONDS
from socle.core.roles import LABELS, Role

TOLD = """Bonjour,

Une clé permet désormais à un logiciel d’agir en votre nom, avec votre rôle « {role} »{body}.
Nom du logiciel : {name}

Ce que ce logiciel enregistre porte votre nom. Si vous ne vous y attendiez pas, parlez-en au responsable
de votre organisme : il peut terminer la clé à tout moment.
"""


@app.task(name="tell_of_key")
def tell_of_key(key: int) -> None:
    """Tell the person in whose name a key acts that someone made it."""
    made = Key.objects.select_related("membership__account", "membership__body").get(pk=key)
    held = made.membership
    body = f" chez {held.body.name}" if held.body else ""
    told = TOLD.format(role=LABELS[Role(held.role)], body=body, name=made.name)
    send_mail(
        "socle : un logiciel agit en votre nom", told, settings.DEFAULT_FROM_EMAIL, [held.account.email]
    )


@app.periodic(cron="40 3 * * *")
@app.task(name="forget_api_traffic", queueing_lock="forget_api_traffic")
def forget_api_traffic(timestamp: int) -> int:
    return forget_traffic(now())


def forget_traffic(at: datetime) -> int:
    """Tokens past their time, replies older than a day, counts of past minutes; answer how many."""
    window = int(at.timestamp()) // WINDOW_SECONDS
    old = (
        Token.objects.filter(expires_at__lte=at),
        Reply.objects.filter(answered_at__lt=at - timedelta(hours=REMEMBERED_HOURS)),
        Spending.objects.filter(window__lt=window),
        UnknownSpending.objects.filter(window__lt=window),
    )
    return sum(each.delete()[0] for each in old)
