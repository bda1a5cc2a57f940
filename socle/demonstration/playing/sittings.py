"""One sitting of a jury, from its planning to its certificates."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta

from socle.apps.accounts.models import Account
from socle.apps.certificates.conclusion import conclude_sitting
from socle.apps.juries.actions import invite_member, mark_present, open_sitting, plan_sitting, sign_minutes
from socle.apps.juries.agenda import close_agenda, open_file, set_aside
from socle.apps.juries.deliberating import decide, grant_block
from socle.apps.juries.hours import end_hearing
from socle.apps.juries.models import Item, Member, Sitting
from socle.core.jury import College
from socle.demonstration.days import CUT_OFF, Territory, working_day
from socle.demonstration.plan import Outcome, PlannedHearing
from socle.demonstration.playing.stage import Stage
from socle.demonstration.seeds import seeded
from socle.demonstration.team import departments, team

PLANNED_AHEAD = timedelta(days=60)
# In percent: how often a tied juror, whom the jury can do without, is away.
AWAY = 20
PLACES = {
    Territory.PARIS: "12 place des Brouillons, Paris",
    Territory.NORTH: "3 cours de la Gomme, Bobigny",
    Territory.WEST: "8 mail du Stylo, Nanterre",
    Territory.SOUTH_EAST: "21 quai des Trombones, Créteil",
}

OPENS_AT, CLOSES_AT = time(9, 30), time(12, 15)


@dataclass
class PlayedSitting:
    """A sitting to play, with what the plan says of each pathway that it hears."""

    stage: Stage
    framework: str
    territory: Territory
    sits_on: date
    planned: dict[int, PlannedHearing] = field(default_factory=dict)
    row: Sitting | None = None
    members: list[Member] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)

    @property
    def cut_off_on(self) -> date:
        return self.sits_on - CUT_OFF

    @property
    def planned_on(self) -> date:
        return self.sits_on - PLANNED_AHEAD

    @property
    def closed_on(self) -> date:
        """The first working day on which no file can come any more."""
        return working_day(self.cut_off_on + timedelta(days=1))

    def plan(self) -> None:
        by = self.stage.secretary(self.territory)
        sitting = plan_sitting(
            self.stage.frameworks[self.framework],
            name=f"Jury {self.territory}",
            sits_on=self.sits_on,
            cut_off_on=self.cut_off_on,
            place=PLACES[self.territory],
            departments=departments(self.territory),
            scheme=self.stage.scheme,
            by=by,
            on=self.planned_on,
        )
        self.row = sitting
        for juror in team().bench(self.territory):
            college = College(juror.college or "")
            professional = self.stage.account(juror).professional
            self.members.append(invite_member(sitting, professional, college, by=by, on=self.planned_on))

    def close_agenda(self) -> None:
        by = self.stage.secretary(self.territory)
        self.items = close_agenda(self.sitting, scheme=self.stage.scheme, by=by, on=self.closed_on)
        found = {item.pathway_id for item in self.items}
        if found != self.planned.keys():
            raise ValueError(f"{self.sitting}: {len(found)} files on the agenda, {len(self.planned)} planned")

    def hold(self) -> None:
        """The drawn files are opened, the exceptions decided, the others granted; both colleges sign."""
        by, on, scheme = self.stage.secretary(self.territory), self.sits_on, self.stage.scheme
        present = self._gather()
        open_sitting(self.sitting, scheme=scheme, by=by, on=on, at=OPENS_AT)
        for item in self.items:
            if item.drawn:
                open_file(item, by=self._reader, on=on)
        self._decide_exceptions()
        block = grant_block(self.sitting, scheme=scheme, by=by, on=on)
        if block.left:
            raise ValueError(f"{self.sitting}: no quorum for {block.left}")
        for member, account in present:
            sign_minutes(member, by=account, on=on)
        end_hearing(self.sitting, at=CLOSES_AT, by=by, on=on)
        conclude_sitting(self.sitting, scheme=scheme, by=by, on=on)

    @property
    def sitting(self) -> Sitting:
        if self.row is None:
            raise ValueError(f"the sitting of {self.sits_on} is not planned yet")
        return self.row

    @property
    def _reader(self) -> Account:
        """Someone who may read every file."""
        return self.stage.account(next(each for each in team().bench(self.territory) if not each.is_tied))

    def _gather(self) -> list[tuple[Member, Account]]:
        """Mark who came: everyone free of ties, and most of the others."""
        by, rng = self.stage.secretary(self.territory), seeded("away", self.sits_on, self.territory)
        present = []
        for colleague, member in zip(team().bench(self.territory), self.members, strict=True):
            if colleague.is_tied and rng.random() * 100 < AWAY:
                continue
            mark_present(member, True, by=by, on=self.sits_on)
            present.append((member, self.stage.account(colleague)))
        return present

    def _decide_exceptions(self) -> None:
        by, on = self.stage.secretary(self.territory), self.sits_on
        for item in self.items:
            hearing = self.planned[item.pathway_id]
            if hearing.outcome != Outcome.GRANTED:
                set_aside(item, by=by, on=on)
                verdict, reason = hearing.outcome.value, hearing.reason
                decide(item, verdict, reason=reason, scheme=self.stage.scheme, by=by, on=on)
