"""What this installation keeps about people, compared with what it declares."""

from functools import cache

from django.apps import apps
from django.db.models import Field, UUIDField

from socle.core.privacy import FILE, Register, load_register
from socle.environment import home


@cache
def register() -> Register:
    return load_register((home() / FILE).read_text(encoding="utf-8"))


def kept_fields() -> dict[str, tuple[str, ...]]:
    """The fields of every installed model, packages' included, but those that only link or number a row."""
    return {
        f"{model._meta.app_label}.{model.__name__}": tuple(
            field.name for field in model._meta.concrete_fields if not is_technical(field)
        )
        for model in apps.get_models(include_auto_created=True)
    }


def is_technical(field: "Field[object, object]") -> bool:
    """Keys, links to another row and random public ids say nothing of a person by themselves."""
    return field.is_relation or field.primary_key or isinstance(field, UUIDField)


def undeclared_fields() -> tuple[str, ...]:
    return register().undeclared(kept_fields())
