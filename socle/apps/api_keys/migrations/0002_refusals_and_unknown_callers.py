from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("api_keys", "0001_keys_of_software"),
    ]

    operations = [
        migrations.CreateModel(
            name="UnknownSpending",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("caller", models.CharField(max_length=64, unique=True)),
                ("window", models.BigIntegerField(db_index=True)),
                ("used", models.PositiveIntegerField()),
            ],
        ),
        migrations.AddField(
            model_name="spending",
            name="refused",
            field=models.PositiveIntegerField(default=0),
        ),
    ]
