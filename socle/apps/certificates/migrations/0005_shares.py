import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('certificates', '0004_credential_of_older_ones'),
    ]

    operations = [
        migrations.CreateModel(
            name='Share',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4)),
                ('code', models.CharField(max_length=26, unique=True)),
                ('label', models.CharField(blank=True, max_length=60)),
                ('for_profile', models.BooleanField(default=False)),
                ('created_on', models.DateField()),
                ('expires_on', models.DateField()),
                ('withdrawn_on', models.DateField(null=True)),
                ('certificate', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shares', to='certificates.certificate')),
            ],
        ),
        migrations.CreateModel(
            name='ShareOpening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4)),
                ('opened_at', models.DateTimeField()),
                ('share', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='openings', to='certificates.share')),
            ],
        ),
        migrations.AddConstraint(
            model_name='share',
            constraint=models.UniqueConstraint(fields=('certificate', 'public_id'), name='share_made_once'),
        ),
        migrations.AddConstraint(
            model_name='share',
            constraint=models.CheckConstraint(condition=models.Q(('expires_on__gt', models.F('created_on'))), name='share_works_for_a_while', violation_error_message='Un lien marche au moins un jour.'),
        ),
        migrations.AddConstraint(
            model_name='share',
            constraint=models.CheckConstraint(condition=models.Q(('withdrawn_on__isnull', True), ('withdrawn_on__gte', models.F('created_on')), _connector='OR'), name='share_withdrawn_after_it_was_made', violation_error_message='Un lien est retiré après avoir été fait.'),
        ),
        migrations.AddIndex(
            model_name='shareopening',
            index=models.Index(fields=['share', 'opened_at'], name='opening_by_share'),
        ),
        migrations.AddConstraint(
            model_name='shareopening',
            constraint=models.UniqueConstraint(fields=('share', 'public_id'), name='opening_counted_once'),
        ),
    ]
