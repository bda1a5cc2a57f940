"""A candidate's way from enrolment to the certificate, and what each step needs.

Sources: the four official steps (clesdusocial.com, insup.org); design §4 rules 4, 5, 8.
"""

from collections.abc import Collection, Iterable

from socle.core.certification import ACQUIRED, Decision, Ratings
from socle.core.lifecycle import Lifecycle, Move

BODY, JURY, CERTIFIER = "body", "jury", "certifier"
OPEN = ("enrolled", "initial_assessment", "prescribed", "in_training", "final_assessment", "ready_for_jury")
TO_TRAIN = ("prescribed", "in_training", "final_assessment")

PATHWAY = Lifecycle(
    name="le parcours",
    labels={
        "enrolled": "inscrit",
        "initial_assessment": "en évaluation préalable",
        "prescribed": "formation proposée",
        "in_training": "en formation",
        "final_assessment": "en évaluation finale",
        "ready_for_jury": "prêt pour le jury",
        "before_jury": "devant le jury",
        "certified": "certifié",
        "withdrawn": "certificat retiré",
        "stopped": "arrêté",
        "expired": "délai de cinq ans dépassé",
    },
    initial="enrolled",
    moves=(
        Move("open_initial_assessment", ("enrolled",), "initial_assessment", by=(BODY,)),
        Move(
            "give_back_all_acquired", ("initial_assessment", "final_assessment"), "ready_for_jury", by=(BODY,)
        ),
        Move("give_back_and_prescribe", ("initial_assessment", "final_assessment"), "prescribed", by=(BODY,)),
        Move("accept_outside_result", ("enrolled",), "ready_for_jury", by=(BODY, CERTIFIER)),
        Move("correct_all_acquired", ("prescribed", "in_training"), "ready_for_jury", by=(BODY,)),
        Move("correct_not_all_acquired", ("ready_for_jury",), "prescribed", by=(BODY,)),
        Move("start_training", ("prescribed",), "in_training", by=(BODY,)),
        Move("open_final_assessment", ("prescribed", "in_training"), "final_assessment", by=(BODY,)),
        Move("submit_to_jury", ("ready_for_jury",), "before_jury", by=(BODY,)),
        Move("defer", ("before_jury",), "ready_for_jury", by=(JURY, CERTIFIER)),
        Move("refuse", ("before_jury",), "prescribed", by=(JURY, CERTIFIER)),
        Move("certify", ("before_jury",), "certified", by=(JURY, CERTIFIER)),
        # Only while the sitting that decided is open: the correction is a new decision.
        Move(
            "take_back_decision",
            ("certified", "ready_for_jury", "prescribed"),
            "before_jury",
            by=(JURY, CERTIFIER),
            is_correction=True,
        ),
        # For ever: the person starts again with a new pathway.
        Move("withdraw", ("certified",), "withdrawn", by=(CERTIFIER,), is_correction=True),
        Move("stop", OPEN, "stopped", by=(BODY,)),
        Move("resume_enrolment", ("stopped",), "enrolled", by=(BODY,)),
        Move("resume_training", ("stopped",), "prescribed", by=(BODY,)),
        Move("expire", ("prescribed", "in_training", "final_assessment"), "expired", by=(CERTIFIER,)),
    ),
)


def expiring_states() -> tuple[str, ...]:
    """The states in which a pathway ends when its acquired domains no longer count."""
    return next(move.sources for move in PATHWAY.moves if move.verb == "expire")


def missing_to_submit(
    decision: Decision, ratings: Ratings, shown: Collection[str], names: dict[str, str]
) -> tuple[str, ...]:
    """What a file lacks before the jury: every domain acquired, a situation for each criterion counted.

    `shown` holds the codes that a situation shows; `names` gives the French name of each domain code.
    """
    missing = [f"le domaine {code} « {names[code]} »" for code in decision.missing_domains]
    counted = [code for code, verdict in ratings.items() if verdict == ACQUIRED]
    missing += [f"une situation qui montre le critère {code}" for code in without_situation(counted, shown)]
    return tuple(missing)


def without_situation(counted: Iterable[str], shown: Collection[str]) -> tuple[str, ...]:
    """The criteria counted as acquired that no situation shows."""
    return tuple(code for code in counted if code not in shown)


def codes_to_reassess(decision: Decision, codes: Collection[str], scope: str) -> tuple[str, ...]:
    """What the final assessment may touch: the missing domains, or only their missing subdomains.

    `scope` is the dated parameter `final_scope`: "domain" or "subdomain".
    """
    missing = decision.missing_domains if scope == "domain" else decision.missing_subdomains
    prefixes = tuple(f"{code}." for code in missing)
    return tuple(code for code in codes if code.startswith(prefixes))
