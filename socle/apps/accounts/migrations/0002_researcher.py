
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='membership',
            name='role',
            field=models.CharField(choices=[('certifier', 'Certificateur'), ('administrator', 'Responsable d’organisme'), ('assessor', 'Évaluateur'), ('trainer', 'Formateur'), ('secretary', 'Secrétaire de jury'), ('juror', 'Membre de jury'), ('researcher', 'Chargé d’études'), ('candidate', 'Candidat')], max_length=20),
        ),
    ]
