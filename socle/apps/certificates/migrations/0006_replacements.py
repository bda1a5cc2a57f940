import django.db.models.deletion
import socle.core.certificate
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('certificates', '0005_shares'),
        ('credentials', '0002_awards_never_change'),
        ('frameworks', '0003_versions_in_the_log'),
        ('juries', '0004_openings_in_the_log'),
        ('pathways', '0002_withdrawn_certificate'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='certificate',
            name='certificate_revoked_with_its_reason',
        ),
        migrations.AddField(
            model_name='certificate',
            name='replaced',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='replaced_by', to='certificates.certificate'),
        ),
        migrations.AlterField(
            model_name='certificate',
            name='deliberation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='certificates', to='juries.deliberation'),
        ),
        migrations.AlterField(
            model_name='certificate',
            name='holder',
            field=models.CharField(max_length=330),
        ),
        migrations.AlterField(
            model_name='certificate',
            name='pathway',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='certificates', to='pathways.pathway'),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.UniqueConstraint(condition=models.Q(('replaced__isnull', True)), fields=('pathway',), name='one_award_per_pathway'),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.UniqueConstraint(condition=models.Q(('replaced__isnull', True)), fields=('deliberation',), name='one_award_per_decision'),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.CheckConstraint(condition=models.Q(('replaced', models.F('id')), _negated=True), name='certificate_replaces_another'),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('revocation_reason', ''), ('revoked_on__isnull', True)), models.Q(('revocation_reason__in', [socle.core.certificate.RevocationReason['ERROR'], socle.core.certificate.RevocationReason['FRAUD'], socle.core.certificate.RevocationReason['SAME_PERSON'], socle.core.certificate.RevocationReason['COURT'], socle.core.certificate.ReplacementReason['USED_NAME'], socle.core.certificate.ReplacementReason['CIVIL_STATUS'], socle.core.certificate.ReplacementReason['SPELLING']]), ('revoked_on__isnull', False)), _connector='OR'), name='certificate_revoked_with_its_reason', violation_error_message='Un retrait porte sa raison.'),
        ),
    ]
