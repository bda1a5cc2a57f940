"""A link by which holders show their certificate: how long it works, how many at once, how often it opens."""

from socle.core.errors import Refusal

# Seven days for one interview, a month for a search, a year for a profile.
DURATIONS = (7, 30, 365)
PROFILE_DAYS = 365
MOST_LIVE = 20
LABEL_LENGTH = 60
# What one link may be opened, so that nobody buries its holder under openings.
OPENINGS, MINUTES = 30, 15
# How long whoever opened a link may read and download, before they open it again.
SHOWN_MINUTES = 60


class WithdrawnCertificate(Refusal):
    """A certificate that was withdrawn is not shown to anybody new."""


class TooManyShares(Refusal):
    """A holder ends a link before they make one more."""


class EndedShare(Refusal):
    """The link never was, or works no more: whoever opens it is never told which."""


class TooManyOpenings(Refusal):
    """A link that is opened without end rests for a while."""


def refuse_to_share(*, is_withdrawn: bool, live: int) -> None:
    """`live` links of this certificate work already."""
    if is_withdrawn:
        raise WithdrawnCertificate(
            "Ce certificat a été retiré : il ne se montre plus par un lien.",
            "Appelez la personne qui vous suit.",
        )
    if live >= MOST_LIVE:
        raise TooManyShares(
            f"Vous avez déjà {MOST_LIVE} liens qui marchent.", "Arrêtez-en un, puis faites le nouveau."
        )


def refuse_endless_opening(recent: int) -> None:
    """`recent` openings of this link in the last quarter of an hour."""
    if recent >= OPENINGS:
        raise TooManyOpenings(
            "Ce lien a été ouvert trop souvent.", f"Attendez {MINUTES} minutes, puis recommencez."
        )


def read_days(days: int) -> int:
    if days not in DURATIONS:
        raise Refusal(f"Un lien ne dure pas {days} jours.", "Choisissez sept jours, trente jours ou un an.")
    return days


def read_label(typed: str) -> str:
    """What the holder calls the link, for themselves, on one line.

    >>> read_label("  Entretien   boulangerie ")
    'Entretien boulangerie'
    """
    label = " ".join(typed.split())
    if len(label) > LABEL_LENGTH:
        raise Refusal(
            f"Ce nom de lien est trop long : {len(label)} caractères.",
            f"Écrivez-le en {LABEL_LENGTH} caractères au plus.",
        )
    return label
