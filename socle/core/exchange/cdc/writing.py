"""The bytes of a passage and of what goes around passages. The same facts always give the same bytes.

An element that is not known is nil where the schema asks for it all the same, and left out elsewhere.
One passage a line: the line of an error leads to it.
"""

from datetime import date

from socle.core.exchange.cdc.model import (
    NAMESPACE,
    Action,
    Certification,
    Emitter,
    Holder,
    NationalNumber,
    Passage,
    Profile,
)

XSI = "http://www.w3.org/2001/XMLSchema-instance"
# Takes the place of idFlux while the content that gives it is written.
NO_FLUX_ID = "00000000-0000-0000-0000-000000000000"
ID_FLUX = f"<cpf:idFlux>{NO_FLUX_ID}</cpf:idFlux>"


def head(emitter: Emitter, profile: Profile, action: Action) -> str:
    said_action = _said("action", action.value) if profile is Profile.V115 else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<cpf:flux xmlns:cpf="{NAMESPACE}" xmlns:xsi="{XSI}">\n'
        f"{ID_FLUX}{_said('horodatage', emitter.stamp.isoformat())}{said_action}\n"
        f"<cpf:emetteur>{_said('idClient', emitter.client)}\n"
        f"<cpf:certificateurs><cpf:certificateur>{_said('idClient', emitter.certifier_client)}"
        f"{_said('idContrat', emitter.contract)}<cpf:certifications>\n"
    )


FOOT = "</cpf:certifications></cpf:certificateur></cpf:certificateurs></cpf:emetteur>\n</cpf:flux>\n"
CERTIFICATION_FOOT = "</cpf:passageCertifications></cpf:certification>\n"


def certification_head(certification: Certification, depositor: str) -> str:
    return (
        f"<cpf:certification>{_said('type', certification.kind)}{_said('code', certification.code)}"
        f"{_optional('natureDeposant', depositor)}<cpf:passageCertifications>\n"
    )


def passage_xml(passage: Passage) -> str:
    p = passage
    return (
        "<cpf:passageCertification>"
        + _said("idTechnique", p.id)
        + _optional("urlPreuve", p.proof_url)
        + _optional("libelleOption", p.option)
        + _said("obtentionCertification", p.obtained)
        + _flag("donneeCertifiee", p.is_certified)
        + _optional("dateDebutExamen", _day(p.exam_start))
        + _optional("dateFinExamen", _day(p.exam_end))
        + _optional("modalitePassageExamen", p.exam_mode)
        + _optional("codePostalCentreExamen", p.exam_postal_code)
        + _said("dateDebutValidite", _day(p.valid_from))
        + _or_nil("dateFinValidite", _day(p.valid_until))
        + _flag("presenceNiveauLangueEuro", bool(p.language_level))
        + _optional("niveauLangueEuropeen", p.language_level)
        + _flag("presenceNiveauNumeriqueEuro", p.digital_score is not None)
        + _digital_level(p.digital_score)
        + _or_nil("scoring", p.scoring)
        + _or_nil("mentionValidee", p.mention)
        + _enrolment(p)
        + "<cpf:identificationTitulaire>"
        + (_civil_status(p.holder) if isinstance(p.holder, Holder) else _national_number(p.holder))
        + "</cpf:identificationTitulaire>"
        + _optional("verbatim", p.verbatim)
        + "</cpf:passageCertification>\n"
    )


def _digital_level(score: int | None) -> str:
    if score is None:
        return ""
    return f"<cpf:niveauNumeriqueEuropeen>{_said('scoreGeneral', str(score))}</cpf:niveauNumeriqueEuropeen>"


def _enrolment(passage: Passage) -> str:
    return (
        "<cpf:modalitesInscription>"
        + _or_nil("modaliteAcces", passage.access)
        + _optional("voieAccessVAE", passage.recognition_path)
        + _optional("initiativeInscription", passage.initiative)
        + _optional("dateInscription", _day(passage.enrolled_on))
        + "</cpf:modalitesInscription>"
    )


def _civil_status(holder: Holder) -> str:
    return (
        "<cpf:titulaire>"
        + _said("nomNaissance", holder.birth_name)
        + _or_nil("nomUsage", holder.used_name)
        + _said("prenom1", holder.first_name)
        + _optional("prenom2", holder.second_name)
        + _optional("prenom3", holder.third_name)
        + _said("anneeNaissance", str(holder.birth_year))
        + _or_nil("moisNaissance", _two_digits(holder.birth_month))
        + _or_nil("jourNaissance", _two_digits(holder.birth_day))
        + _said("sexe", holder.sex)
        + "<cpf:codeCommuneNaissance>"
        + _commune_code(holder)
        + "</cpf:codeCommuneNaissance>"
        + _optional("libelleCommuneNaissance", holder.commune)
        + _optional("codePaysNaissance", holder.country_code)
        + _optional("libellePaysNaissance", holder.country)
        + _optional("commentairesMEN", holder.comment)
        + "</cpf:titulaire>"
    )


def _commune_code(holder: Holder) -> str:
    """INSEE's code is the more exact of the two, and the only one that is sent when both are known."""
    if holder.commune_code:
        return f"<cpf:codeInseeNaissance>{_said('codeInsee', holder.commune_code)}</cpf:codeInseeNaissance>"
    return f"<cpf:codePostalNaissance>{_or_nil('codePostal', holder.postal_code)}</cpf:codePostalNaissance>"


def _national_number(holder: NationalNumber) -> str:
    named = _said("nir", holder.nir) + _said("nomNaissance", holder.birth_name)
    return f"<cpf:identifiantNational>{named}</cpf:identifiantNational>"


def _said(name: str, text: str) -> str:
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<cpf:{name}>{text}</cpf:{name}>"


def _optional(name: str, text: str) -> str:
    return _said(name, text) if text else ""


def _or_nil(name: str, text: str) -> str:
    return _said(name, text) if text else f'<cpf:{name} xsi:nil="true"/>'


def _flag(name: str, value: bool) -> str:
    return f"<cpf:{name}>{'true' if value else 'false'}</cpf:{name}>"


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _two_digits(number: int | None) -> str:
    return f"{number:02}" if number else ""
