"""Ten years later: new keys every year, another clock, the same certificate, still valid."""

import base64
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from socle.cli.trust_folder import TrustFolder
from socle.cli.verify import verify_pdf
from socle.core.credential.answers import Result, Verdict
from socle.core.credential.trust import trust_in
from socle.core.credential.verify_badge import verify_badge
from socle.signer.desk import Desk
from socle.signer.keys import Use
from socle.signer.settings import SignerSettings
from tests.signer.desk import CODE, CONTEXTS, asked, award, held, ready, settings

LATER = datetime(2036, 11, 24, 12, tzinfo=UTC)
YEARS = range(2027, 2037)


def signed_in_2026(folder: Path) -> tuple[str, bytes]:
    given = award()
    desk, log = ready(folder, given)
    told = asked(given, log)
    (badge,) = desk.answer({"verb": "badges", "awards": [told]})["badges"]
    pdf = desk.answer({"verb": "pdf", "award": told, "badge": badge, "code": CODE})["pdf"]
    return badge, base64.b64decode(pdf)


def trusted_in_2036(folder: Path, told: SignerSettings) -> TrustFolder:
    """What the issuer publishes ten years later: every key it ever had, and today's list of withdrawals."""
    desk = Desk(told, CONTEXTS, folder=folder, clock=lambda: LATER)
    issuer = desk.answer({"verb": "issuer"})
    status = json.loads(desk.answer({"verb": "status", "list": 1, "revoked": []})["credential"])
    seals = tuple(base64.b64decode(key["x5c"][0]) for key in issuer["jwks"]["keys"])
    return TrustFolder(trust_in([issuer["did"]], status_lists=[status]), seals)


def test_after_ten_years_of_new_keys_an_old_certificate_is_still_valid(tmp_path: Path) -> None:
    badge, pdf = signed_in_2026(tmp_path)
    newer = [held(use, year) for use in Use for year in YEARS]
    trusted = trusted_in_2036(tmp_path, settings(*newer))
    assert verify_badge(badge.encode(), trusted.trust, CONTEXTS, at=LATER).verdict is Verdict.VALID
    assert verify_pdf(pdf, trusted, CONTEXTS, at=LATER).verdict is Verdict.VALID


def test_a_stolen_key_speaks_only_for_what_the_log_held_before(tmp_path: Path) -> None:
    """Without a witness's time, nothing shows that the badge is older than the theft."""
    badge, _ = signed_in_2026(tmp_path)
    told = settings(held(Use.BADGE, 2027))
    stolen = tuple(
        held(key.use, key.year, revoked=date(2026, 12, 1)) if key.name == "badge-2026" else key
        for key in told.keys
    )
    trusted = trusted_in_2036(tmp_path, replace(told, keys=stolen))
    answer = verify_badge(badge.encode(), trusted.trust, CONTEXTS, at=LATER)["issuer"]
    assert (answer.result, "révoquée" in answer.reason) == (Result.NO, True)
