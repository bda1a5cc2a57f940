"""One candidate's acts, in the order of their plan, from enrolment to the first sending to the jury."""

from dataclasses import asdict
from itertools import groupby

from socle.apps.assessments.actions import (
    accept_outside_result,
    give_back,
    open_assessment,
    submit_to_jury,
)
from socle.apps.assessments.models import Assessment
from socle.apps.assessments.rating import record_ratings
from socle.apps.assessments.situations import Told, describe_situations
from socle.apps.pathways.actions import (
    Circumstances,
    expire_pathway,
    open_pathway,
    record_presence,
    stop_pathway,
)
from socle.apps.pathways.models import Pathway
from socle.apps.people.actions import Contact, register_person
from socle.apps.training.actions import Given, Next, record_sessions
from socle.core.days import in_full
from socle.demonstration.bodies import network
from socle.demonstration.plan import Course, PlannedAssessment, PlannedCandidate, PlannedTraining
from socle.demonstration.playing.stage import Stage

TO_BE_FIXED = "Le centre vous appelle pour fixer les dates de votre formation."
TO_THE_JURY = "Votre dossier part au jury. Le centre vous dit sa réponse."


def play_candidate(candidate: PlannedCandidate, stage: Stage) -> Pathway:
    """Everything that comes before a jury; the rest waits for the sittings, in the order of their days."""
    course, by = candidate.course, stage.administrator(candidate.site).pk
    pathway = _enrol(candidate, stage, by)
    for place, assessment in enumerate(course.assessments):
        training = course.trainings[place] if place < len(course.trainings) else None
        _assess(pathway, assessment, training, candidate, stage)
        if training:
            _train(pathway, training, stage)
    if course.outside:
        accept_outside_result(pathway, course.outside.source, by=by, on=course.outside.on)
    if course.hearings:
        submit_to_jury(pathway, by=by, on=course.hearings[0].submitted_on)
    else:
        close(pathway, course, stage, by)
    return pathway


def close(pathway: Pathway, course: Course, stage: Stage, by: int) -> None:
    """Stop or expire the pathway if the plan says so."""
    if course.stop:
        stop_pathway(pathway, course.stop.reason, scheme=stage.scheme, by=by, on=course.stop.on)
    if course.expired_on:
        expire_pathway(pathway, by=None, on=course.expired_on)


def _enrol(candidate: PlannedCandidate, stage: Stage, by: int) -> Pathway:
    on = candidate.opened_on
    contact = Contact(**asdict(candidate.contact))
    person = register_person(candidate.status, contact, places=stage.scheme.places, by=by, on=on)
    return open_pathway(
        person,
        stage.frameworks[candidate.framework],
        stage.sites[candidate.site],
        Circumstances(**asdict(candidate.circumstances)),
        employer_siren=candidate.employer_siren,
        scheme=stage.scheme,
        by=by,
        on=on,
    )


def _assess(
    pathway: Pathway,
    planned: PlannedAssessment,
    training: PlannedTraining | None,
    candidate: PlannedCandidate,
    stage: Stage,
) -> None:
    """The grid over its days, what shows it, and the result given back if it is."""
    by = stage.staff(planned.assessor)
    assessment = open_assessment(
        pathway,
        planned.kind,
        accommodation=candidate.accommodation,
        scheme=stage.scheme,
        by=by,
        on=planned.days[0],
    )
    for day in planned.days:
        record_presence(pathway, by=by.pk, on=day)
    if planned.ratings:
        record_ratings(assessment, planned.ratings, reasons=planned.obstacles, by=by, on=planned.days[-1])
    _describe(assessment, planned, stage)
    if planned.result_on:
        next_step = Next(_next_step(training), _whom_to_call(candidate.site))
        hours = training.hours if training else {}
        give_back(
            assessment, hours=hours, next_step=next_step, scheme=stage.scheme, by=by, on=planned.result_on
        )
        pathway.refresh_from_db(fields=("state", "result_on", "kept_until"))


def _describe(assessment: Assessment, planned: PlannedAssessment, stage: Stage) -> None:
    by = stage.staff(planned.assessor)
    for day, situations in groupby(planned.situations, key=lambda situation: situation.on):
        told = [Told(situation.title, situation.codes) for situation in situations]
        describe_situations(assessment, told, by=by, on=day)


def _next_step(training: PlannedTraining | None) -> str:
    if training is None:
        return TO_THE_JURY
    if not training.sessions:
        return TO_BE_FIXED
    return f"Votre formation commence le {in_full(training.sessions[0].on)}."


def _whom_to_call(site: int) -> str:
    place = network().sites[site]
    return f"{network().bodies[place.body].name} {place.town}, {place.phone}"


def _train(pathway: Pathway, planned: PlannedTraining, stage: Stage) -> None:
    """The first session is told on its day, which starts the training; the others at the end."""
    by = stage.staff(planned.trainer)
    given = [Given(each.on, each.hours, each.subdomains, each.progress) for each in planned.sessions]
    for told in (given[:1], given[1:]):
        if told:
            record_sessions(pathway, by.professional, told, scheme=stage.scheme, by=by.pk, on=told[-1].on)
