
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('pathways', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Prescription',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('made_on', models.DateField()),
                ('hours', models.JSONField()),
                ('next_step', models.CharField(blank=True, max_length=300)),
                ('contact', models.CharField(blank=True, max_length=200)),
                ('pathway', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='prescriptions', to='pathways.pathway')),
            ],
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('hours', models.DecimalField(decimal_places=1, max_digits=4)),
                ('subdomains', models.JSONField()),
                ('progress', models.TextField(blank=True)),
                ('pathway', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sessions', to='pathways.pathway')),
                ('trainer', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='sessions', to='people.professional')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('hours__gt', 0), ('hours__lte', 12)), name='session_lasts_a_day_at_most', violation_error_message='Une séance de formation dure entre 0 et 12 heures.')],
            },
        ),
    ]
