
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
                ('referrer', models.CharField(max_length=30)),
                ('payer', models.CharField(max_length=30)),
                ('sector', models.CharField(max_length=30)),
                ('stop_reason', models.CharField(blank=True, max_length=30)),
                ('framework', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='pathways', to='frameworks.framework')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='pathways', to='people.person')),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='pathways', to='organisations.site')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='pathways', to='frameworks.version')),
            ],
            options={
                'indexes': [models.Index(fields=['site', 'state'], name='pathway_site_state')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ('enrolled', 'initial_assessment', 'prescribed', 'in_training', 'final_assessment', 'ready_for_jury', 'before_jury', 'certified', 'stopped', 'expired'))), name='pathway_state_is_known'), models.UniqueConstraint(condition=models.Q(('state__in', ('certified', 'stopped', 'expired')), _negated=True), fields=('person', 'framework'), name='one_open_pathway_per_framework', violation_error_message='Cette personne a déjà un parcours ouvert pour ce certificat.')],
            },
        ),
    ]
