"""Deciding: one file, or the whole block of those that need no discussion."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from socle.apps.accounts.models import Account
from socle.apps.frameworks.models import Framework
from socle.apps.journal.actions import move, write_entry
from socle.apps.journal.batch import move_all
from socle.apps.juries.actions import lock, quorum, refuse_unless
from socle.apps.juries.models import Deliberation, Item, Member, Sitting
from socle.apps.juries.permissions import refuse_other_than_secretary
from socle.apps.juries.queries import file_of, last_deliberation, undecided
from socle.apps.pathways.models import Pathway
from socle.core.errors import Refusal
from socle.core.framework_life import missing_to_award
from socle.core.jury import (
    MOVES,
    JuryVerdict,
    Vote,
    read_verdict,
    refuse_without_quorum,
    refuse_without_reason,
    vote_on,
)
from socle.core.pathway import JURY, PATHWAY
from socle.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Block:
    """What a block grant did: the numbers granted, and those left with what their vote lacks."""

    granted: tuple[int, ...]
    left: tuple[tuple[int, tuple[str, ...]], ...]


@transaction.atomic
def decide(
    item: Item, verdict: str, *, reason: str = "", scheme: Scheme, by: Account, on: date
) -> Deliberation:
    """Record the jury's decision on one file; the quorum is that of the members who may vote on it.

    The same decision said twice is one. Another one, while the sitting is open, is a correction.
    """
    item = Item.objects.select_related("sitting", "pathway__site__body").get(pk=item.pk)
    sitting = lock(item.sitting)
    refuse_unless(sitting, "open")
    refuse_other_than_secretary(by, on)
    said = read_verdict(verdict)
    refuse_without_reason(said, reason)
    if said == JuryVerdict.GRANTED:
        _refuse_outside_registration(sitting.framework, on)
    before = last_deliberation(item)
    if before and (before.verdict, before.reason) == (said, reason.strip()):
        return before
    members = list(Member.objects.filter(sitting=sitting))
    vote = vote_on(file_of(item), [m.fact for m in members], per_college=quorum(sitting, scheme, on))
    refuse_without_quorum(vote.missing)
    if before:
        _take_back(item, before, members, by=by, on=on)
    move(item.pathway, MOVES[said][0], lifecycle=PATHWAY, role=JURY, by=by.pk, on=on)
    decision = _deliberation(item, said, vote, reason=reason, on=on)
    decision.save()
    return decision


def _deliberation(item: Item, verdict: JuryVerdict, vote: Vote, *, reason: str, on: date) -> Deliberation:
    return Deliberation(
        pathway_id=item.pathway_id,
        item=item,
        verdict=verdict,
        reason=reason.strip(),
        decided_on=on,
        voters=list(vote.voters),
        withdrawn=list(vote.withdrawn),
    )


def _take_back(item: Item, before: Deliberation, members: list[Member], *, by: Account, on: date) -> None:
    """Put the file back before the jury, unless its body already acted on the former decision."""
    locked = Pathway.objects.select_for_update(of=("self",)).get(pk=item.pathway_id)
    if locked.state != MOVES[JuryVerdict(before.verdict)][1]:
        raise Refusal(
            f"Le dossier n° {item.number} a repris son cours après la décision.",
            "La décision ne se corrige plus : l’organisme le présentera de nouveau.",
        )
    move(item.pathway, "take_back_decision", lifecycle=PATHWAY, role=JURY, by=by.pk, on=on)
    # Whoever signed had read other minutes: they sign again.
    for member in members:
        if member.signed_on:
            member.signed_on = None
            member.save(update_fields=["signed_on"])
            write_entry(member, "unsign", by=by.pk, on=on)


def _refuse_outside_registration(framework: Framework, on: date) -> None:
    missing = missing_to_award(framework.window, on)
    if missing:
        raise Refusal(
            f"Le certificat ne peut pas être accordé : il manque {', '.join(missing)}.",
            "Voyez le certificateur.",
        )


@transaction.atomic
def grant_block(sitting: Sitting, *, scheme: Scheme, by: Account, on: date) -> Block:
    """Grant every file that waits and is not set aside, once the drawn ones have been opened.

    A file on which too few members may vote is left, and said.
    """
    sitting = lock(sitting)
    refuse_unless(sitting, "open")
    refuse_other_than_secretary(by, on)
    _refuse_outside_registration(sitting.framework, on)
    _refuse_unopened_sample(sitting)
    members = [member.fact for member in Member.objects.filter(sitting=sitting)]
    per_college = quorum(sitting, scheme, on)
    waiting = [
        (item, vote_on(file_of(item), members, per_college=per_college))
        for item in undecided(sitting).filter(set_aside=False)
    ]
    granted = [(item, vote) for item, vote in waiting if not vote.missing]
    pathways = [item.pathway for item, _ in granted]
    move_all(pathways, "certify", lifecycle=PATHWAY, role=JURY, by=by.pk, on=on)
    Deliberation.objects.bulk_create(
        _deliberation(item, JuryVerdict.GRANTED, vote, reason="", on=on) for item, vote in granted
    )
    return Block(
        granted=tuple(item.number for item, _ in granted),
        left=tuple((item.number, vote.missing) for item, vote in waiting if vote.missing),
    )


def _refuse_unopened_sample(sitting: Sitting) -> None:
    drawn = Item.objects.filter(sitting=sitting, drawn=True, opened_on__isnull=True)
    unopened = [f"n° {number}" for number in drawn.order_by("number").values_list("number", flat=True)]
    if unopened:
        raise Refusal(
            f"Des dossiers tirés au sort n’ont pas été ouverts : {', '.join(unopened)}.",
            "Ouvrez-les, puis accordez le bloc.",
        )
