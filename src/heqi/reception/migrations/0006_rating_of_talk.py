from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reception", "0005_search")]

    operations = [
        migrations.AddField(
            model_name="servicerating", name="conversation", field=models.CharField(default="", max_length=100)
        ),
        migrations.AddField(model_name="servicerating", name="staff_id", field=models.BigIntegerField(null=True)),
        migrations.AddIndex(
            model_name="servicerating",
            index=models.Index(fields=["shop", "conversation"], name="service_rating_talk"),
        ),
    ]
