"""Whether a certificate is real, for anyone: three sentences, the rosette, what the holder can do."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socle.apps.certificates.models import Certificate
from socle.apps.certificates.queries import UNKNOWN, Verification, find_by_code, verification
from socle.apps.frameworks.queries import content
from socle.core.certificate import CODE_LENGTH, typed_code
from socle.core.framework.model import Framework
from socle.web.result import Group
from socle.web.rosette import Rosette
from socle.web.said_day import said_day

HTTP_STATUS = {"unknown": 404}


class CodeForm(forms.Form):
    """The code as it is printed on the certificate, typed any way."""

    code = forms.CharField(
        label=gettext_lazy("Code public du certificat"),
        help_text=gettext_lazy("Il est imprimé sur le certificat, à côté du carré noir et blanc."),
        max_length=80,
        error_messages={"required": gettext_lazy("Écrivez le code imprimé sur le certificat.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean_code(self) -> str:
        code = typed_code(self.cleaned_data["code"])
        if len(code) != CODE_LENGTH:
            raise forms.ValidationError(
                _("Ce code n’est pas entier. Il a 26 lettres et chiffres : recopiez-le en entier.")
            )
        return code


@dataclass(frozen=True, slots=True)
class VerificationPage:
    """`kind` is valid, specimen, revoked or unknown; `sentences` are the two that follow the title."""

    kind: str
    title: str
    sentences: tuple[str, ...]
    known: tuple[Group, ...] = ()
    rosette: Rosette | None = None
    certificate: str = ""
    number: str = ""


def verification_page(code: str) -> VerificationPage:
    found = verification(code)
    if found is UNKNOWN:
        return VerificationPage("unknown", _("Nous ne connaissons pas ce certificat."), _unknown())
    certificate = find_by_code(code)
    if found.status == "revoked" or certificate is None:
        return VerificationPage(
            "revoked", _("Ce certificat a été retiré : il n’est plus valable."), _revoked(found)
        )
    return _valid(found, certificate)


def _valid(found: Verification, certificate: Certificate) -> VerificationPage:
    framework = content(certificate.pathway.version)
    specimen, authentic = _("Ce document est un spécimen, sans valeur."), _("Ce certificat est authentique.")
    petals = tuple((d.short, len(d.subdomains), len(d.subdomains)) for d in framework.domains)
    return VerificationPage(
        kind="specimen" if found.specimen else "valid",
        title=specimen if found.specimen else authentic,
        sentences=(_issued(found), _("Il n’a pas été retiré.")),
        known=_known(framework),
        rosette=Rosette(found.title, petals),
        certificate=found.title,
        number=found.number,
    )


def _known(framework: Framework) -> tuple[Group, ...]:
    domains = framework.domains
    return tuple(Group(d.short, tuple(s.can for s in d.subdomains), whole=True) for d in domains)


def _issued(found: Verification) -> str:
    said = {"issuer": found.issuer, "holder": found.holder, "day": said_day(found.decided_on)}
    return _("%(issuer)s l’a délivré à %(holder)s le %(day)s.") % said


def _revoked(found: Verification) -> tuple[str, ...]:
    return (_issued(found), _("Depuis, le certificateur l’a retiré."))


def _unknown() -> tuple[str, ...]:
    return (
        _("Le code a peut-être été mal recopié : comparez-le, caractère par caractère, avec le document."),
        _("Si le code est le bon, ce document n’est pas une preuve : ne vous y fiez pas."),
    )
