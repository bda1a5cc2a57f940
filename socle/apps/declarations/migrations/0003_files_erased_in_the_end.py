
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('declarations', '0002_identifiers_never_reused'),
        ('files', '0001_initial'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='batch',
            name='batch_keeps_its_file_until_it_is_answered',
        ),
        migrations.AddConstraint(
            model_name='batch',
            constraint=models.CheckConstraint(condition=models.Q(('stored__isnull', False), ('state__in', ('closed', 'undone')), _connector='OR'), name='batch_keeps_its_file_until_it_is_answered'),
        ),
    ]
