
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Stored',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(max_length=64, unique=True)),
                ('media_type', models.CharField(max_length=100)),
                ('size', models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=30)),
                ('subject', models.CharField(max_length=60)),
                ('subject_id', models.BigIntegerField()),
                ('rendered_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('stored', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='documents', to='files.stored')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('kind', 'subject', 'subject_id'), name='one_document_per_subject')],
            },
        ),
    ]
