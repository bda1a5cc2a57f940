
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Framework',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(unique=True)),
                ('title', models.CharField(max_length=200)),
                ('state', models.CharField(default='designed', max_length=20)),
                ('co_authors', models.JSONField(blank=True, default=list)),
                ('registration_number', models.CharField(blank=True, max_length=20)),
                ('registered_from', models.DateField(blank=True, null=True)),
                ('registered_until', models.DateField(blank=True, null=True)),
                ('last_delivery_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('registered_until__gte', models.F('registered_from')), ('registered_until__isnull', True), _connector='OR'), name='framework_registration_dates_in_order', violation_error_message='La fin de l’enregistrement précède son début.')],
            },
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('label', models.CharField(max_length=40)),
                ('sha256', models.CharField(max_length=64)),
                ('starts_on', models.DateField()),
                ('published_on', models.DateField()),
                ('framework', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='versions', to='frameworks.framework')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('framework', 'label'), name='one_version_per_label'), models.UniqueConstraint(fields=('framework', 'starts_on'), name='one_version_per_start')],
            },
        ),
        migrations.CreateModel(
            name='Bundle',
            fields=[
                ('version', models.OneToOneField(on_delete=django.db.models.deletion.RESTRICT, primary_key=True, related_name='bundle', serialize=False, to='frameworks.version')),
                ('content', models.BinaryField()),
            ],
        ),
    ]
