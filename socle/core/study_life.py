"""An impact study before and after its outcomes are read: prepared, locked, published.

Source: what registers of studies ask (question, methods and outcomes written down first, changes kept
visible). Nobody withdraws a locked study: what was not published stays visible as such.
"""

from socle.core.lifecycle import Lifecycle, Move

STUDY = Lifecycle(
    name="l’étude",
    labels={"drafted": "en préparation", "locked": "verrouillée, non publiée", "published": "publiée"},
    initial="drafted",
    moves=(
        Move("lock", ("drafted",), "locked", by=("researcher",)),
        Move("amend", ("locked",), "locked", by=("researcher",), is_correction=True),
        Move("publish", ("locked",), "published", by=("researcher",)),
        Move("amend", ("published",), "published", by=("researcher",), is_correction=True),
        Move("publish", ("published",), "published", by=("researcher",)),
    ),
)
RUN = Lifecycle(
    name="le calcul",
    labels={"queued": "en attente", "running": "en cours", "done": "terminé", "failed": "arrêté"},
    initial="queued",
    moves=(
        Move("start", ("queued",), "running", by=("worker",)),
        Move("finish", ("running",), "done", by=("worker",)),
        Move("stop", ("queued", "running"), "failed", by=("worker",)),
    ),
)


def missing_to_publish(*, is_done: bool, follows_last_protocol: bool) -> tuple[str, ...]:
    """What a run lacks before its results are published; a refused study is published like any other."""
    missing = []
    if not is_done:
        missing.append("un calcul terminé")
    if not follows_last_protocol:
        missing.append("un calcul fait avec la dernière version du protocole")
    return tuple(missing)
