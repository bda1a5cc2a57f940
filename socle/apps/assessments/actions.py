"""Opening an assessment, giving its result back, and sending the file to the jury."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from socle.apps.accounts.models import Account
from socle.apps.accreditations.actions import refuse_without_accreditation
from socle.apps.assessments.models import Assessment
from socle.apps.assessments.queries import (
    pathway_decision,
    pathway_ratings,
    ratings_by_assessment,
    shown_codes,
    standing,
)
from socle.apps.frameworks.queries import content_of
from socle.apps.journal.actions import move, write_entry
from socle.apps.pathways.models import Pathway
from socle.apps.people.queries import has_open_doubt
from socle.apps.training.actions import Next, prescribe
from socle.core.accreditation import AccreditedRole
from socle.core.assessment import Kind, Mode, latest_ratings, missing_to_give_back
from socle.core.carry_over import carry_over_ends_on, refuse_expired_carry_over
from socle.core.certification import Decision, Ratings, decide_certification
from socle.core.credential.text import refuse_empty, refuse_unfit_text
from socle.core.errors import Refusal
from socle.core.pathway import BODY, PATHWAY, codes_to_reassess, missing_to_submit
from socle.core.separation import refuse_own_trainee
from socle.core.text import as_kept
from socle.scheme import Scheme


@transaction.atomic
def open_assessment(
    pathway: Pathway,
    kind: Kind,
    *,
    mode: Mode = Mode.ON_SITE,
    accommodation: str = "",
    scheme: Scheme,
    by: Account,
    on: date,
) -> Assessment:
    """Open the initial assessment, or a final one of what is missing, by a named assessor of the site.

    A file that was stopped with its assessment open goes on with that one: no rating is lost.
    """
    refuse_other_assessor(pathway, by, on)
    refuse_without_accreditation(
        pathway.site, pathway.framework, AccreditedRole.ASSESS, parameters=scheme.parameters, on=on
    )
    scope = None
    if kind == Kind.FINAL:
        scope = final_scope(pathway, scheme, on)
    move(pathway, f"open_{kind}_assessment", lifecycle=PATHWAY, role=BODY, by=by.pk, on=on)
    if left := Assessment.objects.filter(pathway=pathway, given_back_on__isnull=True).first():
        return _take_up(left, by, on)
    assessment = Assessment.objects.create(
        pathway=pathway,
        kind=kind,
        assessor_id=by.professional_id,
        opened_on=on,
        scope=scope,
        mode=mode,
        accommodation=accommodation,
    )
    write_entry(assessment, "open", by=by.pk, on=on, codes={"kind": kind, "scope": scope})
    return assessment


def _take_up(assessment: Assessment, by: Account, on: date) -> Assessment:
    assessment.assessor_id = by.professional_id
    assessment.save(update_fields=["assessor"])
    write_entry(assessment, "take_up", by=by.pk, on=on)
    return assessment


def refuse_other_assessor(pathway: Pathway, by: Account, on: date) -> None:
    """Only a named assessor of the body who never trained the person."""
    is_assessor, has_trained = standing(by.professional_id, pathway, on)
    if not is_assessor:
        raise Refusal(
            f"{by.professional} n’est pas évaluateur de {pathway.site.body.name} le {on:%d/%m/%Y}.",
            "Demandez au responsable de l’organisme d’ajouter ce rôle.",
        )
    refuse_own_trainee(by.professional_id, {by.professional_id} if has_trained else ())


def final_scope(pathway: Pathway, scheme: Scheme, on: date) -> list[str]:
    """The criteria that a final assessment opened that day may touch."""
    framework = content_of(pathway.version_id)
    _refuse_expired(pathway, scheme, on)
    rule = scheme.parameters.value("final_scope", framework=framework.slug, on=on)
    return list(codes_to_reassess(pathway_decision(pathway), framework.codes, rule))


def _refuse_expired(pathway: Pathway, scheme: Scheme, on: date) -> None:
    if pathway.result_on:
        slug = content_of(pathway.version_id).slug
        years = scheme.parameters.value("carry_over_years", framework=slug, on=on)
        refuse_expired_carry_over(pathway.result_on, years, on=on)


@transaction.atomic
def give_back(
    assessment: Assessment,
    *,
    hours: Mapping[str, int],
    next_step: Next,
    scheme: Scheme,
    by: Account,
    on: date,
) -> Decision:
    """Give the result back to the person: ready for the jury, or what training is proposed."""
    assessment = (
        Assessment.objects.select_for_update(of=("self",))
        .select_related("pathway__site")
        .get(pk=assessment.pk)
    )
    pathway = assessment.pathway
    refuse_given_back(assessment)
    refuse_other_assessor(pathway, by, on)
    framework = content_of(pathway.version_id)
    scope = framework.codes if assessment.scope is None else assessment.scope
    ratings = ratings_by_assessment(pathway)
    missing = missing_to_give_back(framework, ratings.get(assessment.pk, {}), scope)
    if missing:
        raise Refusal(
            f"La restitution attend encore : {', '.join(missing)}.", "Évaluez au moins un critère de chacun."
        )
    decision = decide_certification(framework, latest_ratings(ratings.values()))
    _write_result(assessment, pathway, scheme, by=by, on=on)
    verb = "give_back_all_acquired" if decision.certified else "give_back_and_prescribe"
    move(pathway, verb, lifecycle=PATHWAY, role=BODY, by=by.pk, on=on)
    if not decision.certified:
        prescribe(pathway, hours, next_step, missing=decision.missing_subdomains, by=by.pk, on=on)
    return decision


def refuse_given_back(assessment: Assessment) -> None:
    if assessment.given_back_on:
        raise Refusal(
            f"Le résultat a déjà été rendu le {assessment.given_back_on:%d/%m/%Y}.",
            "Faites une correction, avec sa raison.",
        )


def _write_result(assessment: Assessment, pathway: Pathway, scheme: Scheme, *, by: Account, on: date) -> None:
    if on < assessment.opened_on:
        raise Refusal("La restitution ne peut pas précéder l’évaluation.", "Vérifiez la date.")
    assessment.given_back_on = on
    assessment.save(update_fields=["given_back_on"])
    if assessment.kind == Kind.INITIAL:
        slug = content_of(pathway.version_id).slug
        years = scheme.parameters.value("carry_over_years", framework=slug, on=on)
        pathway.result_on, pathway.kept_until = on, carry_over_ends_on(on, years)
        pathway.save(update_fields=["result_on", "kept_until"])
    else:
        _refuse_expired(pathway, scheme, on)
    write_entry(assessment, "give_back", by=by.pk, on=on)


@transaction.atomic
def accept_outside_result(pathway: Pathway, source: str, *, by: int | None, on: date) -> None:
    """A result obtained elsewhere, such as « CléA Numérique by Pix », with who obtained it; no grid."""
    source = as_kept(source)
    refuse_empty("L’origine du résultat", source)
    refuse_unfit_text("L’origine du résultat", source)
    move(pathway, "accept_outside_result", lifecycle=PATHWAY, role=BODY, by=by, on=on)
    pathway.outside_source, pathway.result_on = source, on
    pathway.save(update_fields=["outside_source", "result_on"])


@transaction.atomic
def submit_to_jury(pathway: Pathway, *, by: int | None, on: date) -> None:
    """Send a complete file to the jury, or to the certifier's validation where there is no jury."""
    missing = missing_before_jury(pathway)
    if missing:
        raise Refusal(
            f"Le dossier n’est pas complet : il manque {' ; '.join(missing)}.",
            "Complétez-le, puis envoyez-le.",
        )
    move(pathway, "submit_to_jury", lifecycle=PATHWAY, role=BODY, by=by, on=on)


def missing_before_jury(pathway: Pathway, ratings: Ratings | None = None) -> tuple[str, ...]:
    """What the file still lacks; empty means it can be sent. `ratings` are its own, when already read."""
    missing: tuple[str, ...] = ()
    if not pathway.outside_source:
        framework = content_of(pathway.version_id)
        ratings = pathway_ratings(pathway) if ratings is None else ratings
        decision = decide_certification(framework, ratings)
        missing = missing_to_submit(decision, ratings, shown_codes(pathway), framework.domain_names)
    if has_open_doubt(pathway.person):
        missing += ("la réponse du certificateur : cette personne est peut-être déjà connue",)
    return missing
