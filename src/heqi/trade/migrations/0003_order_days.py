"""Orders by the day on which they were placed or sent, for finding those of one bad batch."""

from django.db import migrations, models
from django.db.models.functions import Coalesce


class Migration(migrations.Migration):
    dependencies = [("shops", "0001_initial"), ("trade", "0002_invoice_platformpromise")]

    operations = [
        migrations.AddIndex(
            model_name="order",
            index=models.Index("shop", Coalesce("created_at", "paid_at", "grouped_at"), name="order_ordered"),
        ),
        migrations.AddIndex(
            model_name="order", index=models.Index(fields=["shop", "shipped_at"], name="order_shipped")
        ),
        migrations.AddIndex(
            model_name="parcel", index=models.Index(fields=["shop", "shipped_at"], name="parcel_shipped")
        ),
    ]
