"""What would happen to a person who never gave up: assessment, training, assessment, and again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from socle.core.assessment import Kind, latest_ratings
from socle.core.certification import ACQUIRED, Decision, Verdict, decide_certification
from socle.core.pathway import codes_to_reassess
from socle.demonstration.bodies import network
from socle.demonstration.days import working_day
from socle.demonstration.facts import Facts
from socle.demonstration.plan import PlannedAssessment, PlannedTraining
from socle.demonstration.ratings import FIRST_GAIN, NEXT_GAIN, OBSTACLES, RatingModel, Skills, after_training
from socle.demonstration.seeds import seeded
from socle.demonstration.situations import Showing
from socle.demonstration.training import draw_hours, draw_sessions


@dataclass(frozen=True, slots=True)
class Entrant:
    """Someone who enrols: what the simulation needs to know of them. `key` seeds all their draws."""

    key: str
    framework: str
    site: int
    opened_on: date
    sector: str
    ability: float
    obstacles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """How far an entrant has come: the ratings held, and what they decide."""

    entrant: Entrant
    skills: Skills
    ratings: Mapping[str, Verdict]
    decision: Decision
    assessments: tuple[PlannedAssessment, ...]
    trainings: tuple[PlannedTraining, ...] = ()

    @property
    def result_on(self) -> date:
        """The day of the latest result."""
        return self.assessments[-1].result_on or self.assessments[-1].days[-1]


@dataclass(frozen=True)
class Simulation:
    """Draws assessments and training under one scheme."""

    facts: Facts
    _models: dict[str, RatingModel] = field(default_factory=dict)
    _showings: dict[str, Showing] = field(default_factory=dict)

    def assess(self, entrant: Entrant) -> Way:
        """The initial assessment: every criterion, within a few days of enrolment."""
        rng = seeded(entrant.key, "initial")
        model = self._model(entrant.framework)
        skills = model.draw_skills(rng, entrant.ability)
        ratings = model.draw_initial(rng, skills, entrant.obstacles)
        first = working_day(entrant.opened_on, rng.randint(2, 9))
        days = _consecutive(first, 1 if entrant.framework != "clea" else rng.choice((1, 2, 2, 3)))
        assessor = rng.choice(network().assessors(entrant.site))
        assessment = PlannedAssessment(
            kind=Kind.INITIAL,
            assessor=assessor,
            days=days,
            result_on=working_day(days[-1], rng.choice((0, 0, 1))),
            ratings=ratings,
            obstacles={code: OBSTACLES[code] for code in entrant.obstacles},
            situations=self._showing(entrant.framework).draw(
                rng, _acquired(ratings), sector=entrant.sector, days=days
            ),
        )
        decision = decide_certification(model.framework, ratings)
        return Way(entrant, skills, ratings, decision, (assessment,))

    def prescribe(self, way: Way) -> PlannedTraining:
        """Hours for what is missing and the sessions that give them; never by who assessed the person."""
        rng = seeded(way.entrant.key, "training", len(way.trainings))
        assessors = {assessment.assessor for assessment in way.assessments}
        trainers = [each for each in network().trainers(way.entrant.site) if each not in assessors]
        hours = draw_hours(way.decision)
        trainer = rng.choice(trainers)
        sessions = draw_sessions(rng, way.entrant.framework, hours, result_on=way.result_on)
        return PlannedTraining(hours, trainer, sessions)

    def train_and_assess(self, way: Way) -> Way:
        """One round: the training prescribed, then the final assessment of what is missing."""
        rng = seeded(way.entrant.key, "final", len(way.trainings))
        training = self.prescribe(way)
        model = self._model(way.entrant.framework)
        gain = NEXT_GAIN if way.trainings else FIRST_GAIN
        skills = after_training(way.skills, training.hours, gain)
        scope = self._scope(way)
        rated = model.draw_final(rng, skills, before=way.ratings, scope=scope)
        ratings = latest_ratings((way.ratings, rated))
        trainings = (*way.trainings, training)
        final = self._final(way, rated, trainings)
        return replace(
            way,
            skills=skills,
            ratings=ratings,
            decision=decide_certification(model.framework, ratings),
            assessments=(*way.assessments, final),
            trainings=trainings,
        )

    def _final(
        self, way: Way, rated: Mapping[str, Verdict], trainings: Sequence[PlannedTraining]
    ) -> PlannedAssessment:
        rng = seeded(way.entrant.key, "final day", len(way.trainings))
        trained_by = {training.trainer for training in trainings}
        assessors = [each for each in network().assessors(way.entrant.site) if each not in trained_by]
        day = working_day(trainings[-1].sessions[-1].on, rng.randint(2, 12))
        done = {each.title for assessment in way.assessments for each in assessment.situations}
        gained = [code for code in _acquired(rated) if way.ratings.get(code) != ACQUIRED]
        return PlannedAssessment(
            kind=Kind.FINAL,
            assessor=rng.choice(assessors),
            days=(day,),
            result_on=working_day(day, rng.choice((0, 0, 0, 1))),
            ratings=rated,
            obstacles={
                code: OBSTACLES[code] for code, said in rated.items() if said == Verdict.NOT_ASSESSABLE
            },
            situations=self._showing(way.entrant.framework).draw(
                rng, gained, sector=way.entrant.sector, days=(day,), done=done
            ),
        )

    def _scope(self, way: Way) -> frozenset[str]:
        slug = way.entrant.framework
        rule = self.facts.parameters.value("final_scope", framework=slug, on=way.result_on)
        return frozenset(codes_to_reassess(way.decision, self.facts.frameworks[slug].codes, rule))

    def _model(self, slug: str) -> RatingModel:
        if slug not in self._models:
            self._models[slug] = RatingModel(self.facts.frameworks[slug])
        return self._models[slug]

    def _showing(self, slug: str) -> Showing:
        if slug not in self._showings:
            self._showings[slug] = Showing(self.facts.frameworks[slug])
        return self._showings[slug]


def _acquired(ratings: Mapping[str, Verdict]) -> list[str]:
    return [code for code, verdict in ratings.items() if verdict == ACQUIRED]


def _consecutive(first: date, count: int) -> tuple[date, ...]:
    return tuple(working_day(first, n) for n in range(count))
