import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('certificates', '0002_certificates_never_change'),
        ('credentials', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='certificate',
            name='credential',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='certificate', to='credentials.credential'),
        ),
    ]
