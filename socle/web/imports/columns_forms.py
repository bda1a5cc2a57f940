"""What someone says of their own columns: what each gives, then their words and their days."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict

from socle.core.exchange.candidates.choices import CLOSED
from socle.core.exchange.candidates.columns import COLUMNS, NAME, Kind
from socle.core.exchange.candidates.days import PATTERNS, DayOrder
from socle.core.exchange.candidates.likely import likely_columns, likely_order, likely_words
from socle.core.exchange.candidates.mapping import OwnColumns
from socle.core.person import plain
from socle.web.imports.own_file import OwnFile

# What a whole file may share; the rest is each person's own.
SHARED = (
    "certificate_name",
    "status",
    "passed_on",
    "born_abroad",
    "obtained_at_first_assessment",
    "enrolment_status",
    "education_level",
    "initiative",
    "funder",
)
DATES = frozenset(column.field for column in COLUMNS if column.kind is Kind.DATE)
NOTHING, SOME_COLUMN, AS_IS = "Ne pas lire", "Une colonne le dit, ou rien", "Laisser tel quel"
HINTS = {"certificate_name": "Le nom du certificat.", "passed_on": "JJ/MM/AAAA."}
MOST_WORDS = 40
Offered = Mapping[str, Sequence[str]]


class ColumnsForm(forms.Form):
    """One choice per column of the file, and what all its lines share."""

    nom = forms.CharField(
        label="Nom de ces colonnes",
        help_text="Pour les retrouver : par exemple le nom du logiciel qui fait ce fichier.",
        max_length=80,
        error_messages={"required": "Donnez-leur un nom."},
    )

    def __init__(
        self, sent: QueryDict | None, *, file: OwnFile, known: OwnColumns | None, offered: Offered, named: str
    ) -> None:
        super().__init__(sent, initial={"nom": named})
        self.header = file.header
        self.ranks = [rank for rank, name in enumerate(file.header) if name]
        likely = {} if known else likely_columns(file.header)
        for rank in self.ranks:
            name = file.header[rank]
            said = " Proposé : vérifiez." if name in likely else ""
            initial = known.columns.get(name) if known else likely.get(name)
            self.fields[f"c{rank}"] = forms.ChoiceField(
                label=name,
                help_text=f"{file.told(name)}.{said}",
                choices=[("", NOTHING), *((column.field, _told(column.field)) for column in COLUMNS)],
                initial=initial,
                required=False,
            )
        for target in SHARED:
            self.fields[f"v_{target}"] = _shared(target, offered, known)

    def each_column(self) -> Iterator[BoundField]:
        return (self[f"c{rank}"] for rank in self.ranks)

    def each_shared(self) -> Iterator[BoundField]:
        return (self[f"v_{target}"] for target in SHARED)

    def own(self) -> OwnColumns:
        """What is chosen, without the words yet."""
        said = self.cleaned_data
        columns = {self.header[rank]: said[f"c{rank}"] for rank in self.ranks if said.get(f"c{rank}")}
        fixed = {target: said[f"v_{target}"] for target in SHARED if said.get(f"v_{target}")}
        return OwnColumns(self.header, columns, fixed)


COMPULSORY = frozenset(column.field for column in COLUMNS if column.compulsory)


def _told(target: str) -> str:
    return f"{NAME[target]} (obligatoire)" if target in COMPULSORY else NAME[target]


def _shared(target: str, offered: Offered, known: OwnColumns | None) -> forms.Field:
    said: dict[str, Any] = {"label": _told(target), "required": False}
    said |= {"initial": known.fixed.get(target) if known else None, "help_text": HINTS.get(target, "")}
    if target in offered:
        choices = [("", SOME_COLUMN), *((text, text) for text in offered[target])]
        return forms.ChoiceField(choices=choices, **said)
    return forms.CharField(max_length=10, **said)


class WordsForm(forms.Form):
    """The words found under the columns that have lists, and the order of the days.

    Asked once the columns are chosen: until it comes back with the same questions, it is not answered.
    """

    def __init__(
        self, sent: QueryDict, *, file: OwnFile, own: OwnColumns, known: OwnColumns | None, offered: Offered
    ) -> None:
        self.known = known or own
        self.words_asked: dict[str, tuple[str, str]] = {}
        self.orders_asked: dict[str, str] = {}
        asked: dict[str, forms.Field] = {}
        for rank, name in enumerate(file.header):
            target = own.columns.get(name, "")
            if target in DATES:
                self.orders_asked[f"o{rank}"] = target
                asked[f"o{rank}"] = _order(name, file, self.known.orders.get(target))
            elif target in offered:
                asked |= self._words(f"m{rank}", name, target, file, offered[target])
        self.signature = ",".join(asked)
        is_back = sent.get("demande") == self.signature
        super().__init__(sent if is_back else None, initial={key: sent[key] for key in asked if key in sent})
        self.fields.update(asked)

    @property
    def is_answered(self) -> bool:
        return not self.fields or self.is_valid()

    def _words(
        self, key: str, name: str, target: str, file: OwnFile, offered: Sequence[str]
    ) -> dict[str, forms.Field]:
        """Other words than ours are refused in closed lists alone; elsewhere many of them are a free text."""
        is_closed = target in CLOSED
        words = [word for word in file.values(name) if word not in offered and (word or is_closed)]
        if not is_closed and len(words) > MOST_WORDS:
            return {}
        before = {plain(word): ours for word, ours in self.known.words.get(target, {}).items()}
        likely = likely_words(target, words)
        asked: dict[str, forms.Field] = {}
        for rank, word in enumerate(words[:MOST_WORDS]):
            self.words_asked[f"{key}_{rank}"] = (target, word)
            asked[f"{key}_{rank}"] = forms.ChoiceField(
                label=f"« {word} »" if word else "Case vide",
                help_text=f"{name}.",
                choices=[("", AS_IS), *((text, text) for text in offered)],
                initial=before.get(plain(word), likely.get(word)),
                required=False,
            )
        return asked

    @property
    def words(self) -> dict[str, dict[str, str]]:
        """With those of earlier files that this one does not have."""
        asked = {(target, plain(word)) for target, word in self.words_asked.values()}
        told = {
            target: {word: ours for word, ours in words.items() if (target, plain(word)) not in asked}
            for target, words in self.known.words.items()
        }
        for key, (target, word) in self.words_asked.items():
            if ours := self.cleaned_data[key]:
                told.setdefault(target, {})[word] = ours
        return {target: words for target, words in told.items() if words}

    @property
    def orders(self) -> dict[str, DayOrder]:
        return {target: DayOrder(self.cleaned_data[key]) for key, target in self.orders_asked.items()}


def _order(name: str, file: OwnFile, before: DayOrder | None) -> forms.Field:
    texts = [text for text in file.values(name) if text]
    return forms.ChoiceField(
        label=f"Dates de « {name} »",
        help_text=f"{file.told(name)}.",
        choices=list(PATTERNS.items()),
        initial=before or likely_order(texts),
    )
