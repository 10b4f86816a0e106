"""The entity of facts that reviews keep; settings.HEQI_ENTITIES hands it to trade."""

from heqi.reviews.models import Review
from heqi.trade.rows import Table, describe_table

ENTITIES: dict[str, Table] = {"review": describe_table(Review, "key")}
