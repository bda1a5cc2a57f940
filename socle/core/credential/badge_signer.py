"""Signed Open Badges at the pace of a sitting: each shape is compiled once, then filled."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

from socle.core.credential.award import Award, Kind
from socle.core.credential.contexts import CREDENTIALS_V2, OPEN_BADGES_V3, Contexts
from socle.core.credential.data_integrity import proof_options
from socle.core.credential.ed25519 import Sign
from socle.core.credential.forbidden import refuse_forbidden_terms
from socle.core.credential.lines import Form, Line, mark
from socle.core.credential.multibase import multibase
from socle.core.credential.open_badge import badge_document
from socle.core.credential.shape import Publication, Shape, shape_of, values_of
from socle.core.credential.template import Template, TemplateDisagrees, compile_template
from socle.core.errors import Refusal
from socle.core.framework.model import Framework

INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
# Compiled shapes kept: one per set of acquired subdomains, about 100 kB each.
KEPT_SHAPES = 256
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Compiled:
    """The badges of one shape: their canonical form and their JSON."""

    canonical: Template
    json: Form


class BadgeSigner:
    """Makes the signed badge of an award, as bytes. One signature in `check_every` is checked in full."""

    def __init__(
        self, verification_method: str, sign: Sign, contexts: Contexts, *, check_every: int = 1000
    ) -> None:
        self._sign, self._contexts, self._check_every = sign, contexts, check_every
        self._signed = 0
        self._method = verification_method
        self._options = compile_template(self._proof, {"created": "2026-01-01T00:00:00Z"}, contexts)
        self._tail = json_form({"proof": proof_options(verification_method, mark("created"))})
        self._compiled = lru_cache(KEPT_SHAPES)(self._compile)
        self._whole = lru_cache(KEPT_SHAPES)(self._compile_whole)
        self._options_hash = lru_cache(16)(self._hash_options)

    def signed_badge(
        self, award: Award, framework: Framework, publication: Publication, *, created: str
    ) -> bytes:
        """The badge in compact JSON, its proof last; `created` is an instant such as 2026-11-05T09:30:00Z.

        Refusal when the award does not fit the framework; TemplateDisagrees when the check fails.
        """
        if not INSTANT.fullmatch(created):
            raise Refusal(f"« {created} » n’est pas un instant.", "Écrivez-le comme 2026-11-05T09:30:00Z.")
        shape, values = shape_of(award, framework, publication.host), values_of(award, publication)
        compiled = self._compiled(shape)
        if self._signed % self._check_every == 0:
            check(compiled, values)
        self._signed += 1
        return self._badge(compiled, values, created)

    def _badge(self, compiled: Compiled, values: Mapping[str, str], created: str) -> bytes:
        escaped = compiled.canonical.escaped(values)
        document = compiled.canonical.sha256(values, escaped)
        value = multibase(self._sign(self._options_hash(created) + document)).encode()
        unsigned = compiled.json.fill(json_values(values, escaped))
        proof = self._tail.fill({"created": created.encode()})
        return b'%b,%b,"proofValue":"%b"}}' % (unsigned[:-1], proof[1:-2], value)

    def _hash_options(self, created: str) -> bytes:
        return hashlib.sha256(self._options.canonical({"created": created})).digest()

    def _proof(self, values: Mapping[str, str]) -> dict[str, Any]:
        options = proof_options(self._method, values["created"])
        return {"@context": [CREDENTIALS_V2, OPEN_BADGES_V3], **options}

    def _compile(self, shape: Shape) -> Compiled:
        """The shape of some subdomains is that of all of them without the others."""
        document = badge_document(shape, MARKS)
        whole, every = self._whole(replace(shape, subdomains=_all_subdomains(shape)))
        absent = every - alignment_ids(document)
        template = whole.without(absent, lambda values: badge_document(shape, values))
        return Compiled(template, json_form(document))

    def _compile_whole(self, shape: Shape) -> tuple[Template, frozenset[str]]:
        template = compile_template(lambda values: badge_document(shape, values), SAMPLE, self._contexts)
        refuse_forbidden_terms(template.build(MARKS))
        return template, alignment_ids(template.build(MARKS))


SAMPLE = {
    "uuid": "00000000-0000-4000-8000-000000000000",
    "holder": 'Zoé "L’Œil" O\\Neil',
    "number": "CLEA-2026-000001",
    "decided": "2026-01-01",
    "issued": "2026-01-02",
    "until": "2031-01-01",
    "origin": "Organisme d’origine",
    "status_list": "1",
    "status_index": "94567",
    "log_proof": "YzJzcC5vcmc+/w==",
}
MARKS = {name: mark(name) for name in SAMPLE}


def check(compiled: Compiled, values: Mapping[str, str]) -> None:
    """TemplateDisagrees unless the compiled badge is the one made without templates, in JSON and in RDF."""
    escaped = compiled.canonical.escaped(values)
    in_full = compiled.canonical.canonical_in_full(values)
    if compiled.canonical.sha256(values, escaped) != hashlib.sha256(in_full).digest():
        raise TemplateDisagrees("la forme canonique compilée n’est pas celle du document")
    if json.loads(compiled.json.fill(json_values(values, escaped))) != compiled.canonical.build(values):
        raise TemplateDisagrees("le JSON compilé diffère du document")


def json_form(document: Mapping[str, Any]) -> Form:
    """A JSON document with marks, as a text to fill with `json_values`."""
    return Form([Line.cut(_json(document))])


def json_values(values: Mapping[str, str], escaped: Mapping[str, bytes]) -> dict[str, bytes]:
    """The values in UTF-8 as JSON writes them; N-Quads escapes all that JSON does, and little more."""
    return {
        name: written if b"\\" not in written else encode_basestring(values[name])[1:-1].encode()
        for name, written in escaped.items()
    }


def alignment_ids(document: Mapping[str, Any]) -> frozenset[str]:
    achievement = document["credentialSubject"]["achievement"]
    return frozenset(each["id"] for each in achievement["alignment"])


def _all_subdomains(shape: Shape) -> tuple[str, ...]:
    if shape.kind is Kind.CERTIFICATE:
        return shape.subdomains
    return tuple(each.code for each in shape.framework.subdomains())
