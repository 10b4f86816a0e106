"""The entities of facts that reception keeps; settings.HEQI_ENTITIES hands them to trade."""

from heqi.reception.models import Conversation, Message, ServiceRating
from heqi.trade.rows import Table, describe_table

ENTITIES: dict[str, Table] = {
    "conversation": describe_table(Conversation, "key"),
    "message": describe_table(Message, "key"),
    "service_rating": describe_table(ServiceRating, "key"),
}
