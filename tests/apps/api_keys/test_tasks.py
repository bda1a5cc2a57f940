from datetime import timedelta

from django.utils.timezone import now

from socle.apps.api_keys.actions import give_token
from socle.apps.api_keys.models import Key, Reply, Spending, Token
from socle.apps.api_keys.queries import holder_of
from socle.apps.api_keys.spending import spend
from socle.apps.api_keys.tasks import forget_traffic
from socle.core.roles import Role
from tests.api.conftest import key_of
from tests.cast import Cast


def test_past_traffic_is_forgotten_every_night(cast: Cast) -> None:
    secret, at = key_of(cast.ada, Role.ADMINISTRATOR), now()
    holder, key = holder_of(secret, at), Key.objects.get()
    assert holder
    give_token(holder, holder.scopes, at=at)
    spend(key, limit=600, at=at)
    Reply.objects.create(key=key, name="a", fingerprint="b", status=200, content="{}", answered_at=at)
    left = (Token.objects.all(), Spending.objects.all(), Reply.objects.all())
    assert (forget_traffic(at), [each.count() for each in left]) == (0, [1, 1, 1])
    assert (forget_traffic(at + timedelta(hours=2)), [each.count() for each in left]) == (2, [0, 0, 1])
    assert (forget_traffic(at + timedelta(hours=25)), [each.count() for each in left]) == (1, [0, 0, 0])


def test_the_count_of_a_key_starts_again_each_minute(cast: Cast) -> None:
    key_of(cast.ada, Role.ADMINISTRATOR)
    key, at = Key.objects.get(), now().replace(second=30, microsecond=0)
    told = [spend(key, limit=2, at=at) for _ in range(3)]
    assert [(each.remaining, each.is_spent, each.reset) for each in told] == [
        (1, False, 30),
        (0, False, 30),
        (0, True, 30),
    ]
    assert spend(key, limit=2, at=at + timedelta(minutes=1)).remaining == 1
