"""What came before there were ties is tied now, a thousand rows at a time."""

from django.db import migrations


def tie(apps, schema_editor):
    Tie = apps.get_model("buyers", "Tie")
    for label in ("Order", "AfterSale"):
        rows = apps.get_model("trade", label).objects.exclude(order_no="").values_list("shop_id", "order_no", "more")
        found = []
        for shop_id, order_no, more in rows.iterator(chunk_size=1000):
            if more.get("buyer_ref"):
                found.append(Tie(shop_id=shop_id, mark=f"ref:{more['buyer_ref']}", order_no=order_no))
            if len(found) >= 1000:
                Tie.objects.bulk_create(found, ignore_conflicts=True)
                found = []
        Tie.objects.bulk_create(found, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("buyers", "0001_buyers"), ("trade", "0002_invoice_platformpromise")]
    operations = [migrations.RunPython(tie, migrations.RunPython.noop)]
