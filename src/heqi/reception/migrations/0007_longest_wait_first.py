from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reception", "0006_rating_of_talk")]

    operations = [
        migrations.RemoveIndex(model_name="talk", name="talk_waiting"),
        migrations.AddIndex(
            model_name="talk",
            index=models.Index(
                fields=["shop", "due_at", "waiting_since", "id"],
                name="talk_waiting",
                condition=models.Q(waiting_since__isnull=False),
            ),
        ),
    ]
