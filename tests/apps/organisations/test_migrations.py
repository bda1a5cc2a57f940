from importlib import import_module

import pytest
from django.apps import apps

from socle.apps.organisations.models import Body

pytestmark = pytest.mark.django_db


def test_bodies_registered_before_are_sorted_too() -> None:
    Body.objects.create(siren="443061841", name="École du Nord")
    import_module("socle.apps.organisations.migrations.0003_names_already_there").fill(apps, None)
    assert Body.objects.get(siren="443061841").sort_name == "ecole du nord"
