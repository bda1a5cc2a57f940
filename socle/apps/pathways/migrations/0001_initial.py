
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('frameworks', '0002_versions_never_change'),
        ('organisations', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Pathway',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('state', models.CharField(default='enrolled', max_length=20)),
                ('opened_on', models.DateField()),
                ('reason', models.CharField(max_length=30)),
                ('status', models.CharField(max_length=30)),
                ('education', models.CharField(max_length=30)),
                ('referrer', models.CharField(max_length=30)),
                ('payer', models.CharField(max_length=30)),
                ('sector', models.CharField(max_length=30)),
                ('employer_siren', models.CharField(blank=True, max_length=9)),
                ('informed_on', models.DateField()),
                ('notice', models.CharField(max_length=20)),
                ('result_on', models.DateField(null=True)),
                ('kept_until', models.DateField(null=True)),
                ('outside_source', models.CharField(blank=True, max_length=60)),
                ('stop_reason', models.CharField(blank=True, max_length=30)),
                ('framework', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='pathways', to='frameworks.framework')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='pathways', to='people.person')),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='pathways', to='organisations.site')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='pathways', to='frameworks.version')),
            ],
        ),
        migrations.CreateModel(
            name='Presence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('pathway', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='presences', to='pathways.pathway')),
            ],
        ),
        migrations.AddIndex(
            model_name='pathway',
            index=models.Index(fields=['site', 'state'], name='pathway_site_state'),
        ),
        migrations.AddIndex(
            model_name='pathway',
            index=models.Index(fields=['framework', 'state'], name='pathway_framework_state'),
        ),
        migrations.AddConstraint(
            model_name='pathway',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('enrolled', 'initial_assessment', 'prescribed', 'in_training', 'final_assessment', 'ready_for_jury', 'before_jury', 'certified', 'stopped', 'expired'))), name='pathway_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='pathway',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ('certified', 'stopped', 'expired')), _negated=True), fields=('person', 'framework'), name='one_open_pathway_per_framework', violation_error_message='Cette personne a déjà un parcours ouvert pour ce certificat.'),
        ),
        migrations.AddConstraint(
            model_name='presence',
            constraint=models.UniqueConstraint(fields=('pathway', 'on'), name='one_presence_a_day'),
        ),
    ]
