
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import socle.apps.accreditations.models
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('frameworks', '0002_versions_never_change'),
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Accreditation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.SmallIntegerField(choices=[(1, 'évaluer'), (2, 'former')])),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('framework', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='accreditations', to='frameworks.framework')),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='accreditations', to='organisations.site')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on')), ('ends_on__isnull', True), _connector='OR'), name='accreditation_dates_in_order', violation_error_message='La fin de l’habilitation précède son début.'), models.CheckConstraint(condition=models.Q(('role__in', [1, 2])), name='accreditation_role_is_known'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(socle.apps.accreditations.models.Point('site_id'), '&&'), (socle.apps.accreditations.models.Point('framework_id'), '&&'), (socle.apps.accreditations.models.Point('role'), '&&'), (models.Func('starts_on', 'ends_on', models.Value('[]'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='one_accreditation_at_a_time', violation_error_message='Cette habilitation en chevauche une autre du même établissement.')],
            },
        ),
    ]
