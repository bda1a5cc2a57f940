from socle.core.exchange.diary import Standing

CALM = Standing("calm", "Calme", None)
WAITS = Standing("waits", "Attend", None, waiting=3)
FAILED = Standing("failed", "En échec", None, failed=1)
BOTH = Standing("both", "Les deux", None, waiting=9, failed=1)


def test_what_failed_comes_first_then_what_waits_and_the_rest_keeps_its_place() -> None:
    told = [CALM, WAITS, FAILED, BOTH]
    assert sorted(told, key=lambda each: each.urgency) == [FAILED, BOTH, WAITS, CALM]


def test_an_exchange_is_calm_when_nothing_waits_and_nothing_failed() -> None:
    assert [each.is_calm for each in (CALM, WAITS, FAILED, BOTH)] == [True, False, False, False]
