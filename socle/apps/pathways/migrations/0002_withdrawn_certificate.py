from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('frameworks', '0002_versions_never_change'),
        ('organisations', '0001_initial'),
        ('pathways', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='pathway',
            name='pathway_state_is_known',
        ),
        migrations.RemoveConstraint(
            model_name='pathway',
            name='one_open_pathway_per_framework',
        ),
        migrations.AddConstraint(
            model_name='pathway',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('enrolled', 'initial_assessment', 'prescribed', 'in_training', 'final_assessment', 'ready_for_jury', 'before_jury', 'certified', 'withdrawn', 'stopped', 'expired'))), name='pathway_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='pathway',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ('certified', 'withdrawn', 'stopped', 'expired')), _negated=True), fields=('person', 'framework'), name='one_open_pathway_per_framework', violation_error_message='Cette personne a déjà un parcours ouvert pour ce certificat.'),
        ),
    ]
