import django.db.models.functions.datetime
import socle.core.log.entry
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
                ('index', models.BigIntegerField(null=True, unique=True)),
                ('kind', models.CharField(choices=[('award', 'award'), ('revocation', 'revocation'), ('key', 'key'), ('framework', 'framework'), ('sitting', 'sitting')], max_length=10)),
                ('fingerprint', models.BinaryField()),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('index__isnull', True)), fields=['id'], name='log_waiting')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', [socle.core.log.entry.EntryType['AWARD'], socle.core.log.entry.EntryType['REVOCATION'], socle.core.log.entry.EntryType['KEY'], socle.core.log.entry.EntryType['FRAMEWORK'], socle.core.log.entry.EntryType['SITTING']])), name='log_entry_kind_is_known'), models.CheckConstraint(condition=models.Q(('index__isnull', True), ('index__gte', 0), _connector='OR'), name='log_entry_index_counts_from_zero')],
            },
        ),
        migrations.CreateModel(
            name='Turn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('single', models.BooleanField(default=True, unique=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('single', True)), name='log_has_one_turn')],
            },
        ),
    ]
