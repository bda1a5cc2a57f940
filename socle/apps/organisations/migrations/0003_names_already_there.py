from django.db import migrations

from socle.core.person import plain


def fill(apps, schema_editor):
    """The bodies registered before."""
    body = apps.get_model("organisations", "Body")
    known = list(body.objects.filter(sort_name=""))
    for each in known:
        each.sort_name = plain(each.name)
    body.objects.bulk_update(known, ["sort_name"], batch_size=1_000)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0002_bodies_sorted_without_accents")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
