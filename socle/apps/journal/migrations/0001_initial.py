
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('on', models.DateField()),
                ('actor_id', models.BigIntegerField(null=True)),
                ('subject', models.CharField(max_length=60)),
                ('subject_id', models.BigIntegerField()),
                ('verb', models.CharField(max_length=60)),
                ('codes', models.JSONField(default=dict)),
            ],
            options={
                'indexes': [models.Index(fields=['subject', 'subject_id'], name='journal_subject')],
            },
        ),
    ]
