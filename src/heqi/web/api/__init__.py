"""The API: routers per feature, one renderer, one error shape, log-in by session cookie."""

from typing import Any

import orjson
from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.renderers import BaseRenderer
from ninja.security import SessionAuth

from heqi import __version__
from heqi.web.errors import handle_errors
from heqi.web.failures import answer_failure
from heqi.web.parsing import TextWithoutNul


class FastJson(BaseRenderer):
    """orjson; times as UTC with Z."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:
        """The body's bytes."""
        return orjson.dumps(data, option=orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS)


api = NinjaAPI(
    title="Heqi",
    version=__version__,
    description="The after-sales desk's own API. Money is integer fen, times are ISO 8601 UTC.",
    auth=SessionAuth(csrf=True),
    renderer=FastJson(),
    parser=TextWithoutNul(),
    docs_url=None,
    openapi_url="/openapi.json",
)
handle_errors(api)
api.add_exception_handler(Exception, answer_failure)
api.add_router("/session", "heqi.web.api.session.router", tags=["session"])
api.add_router("/cases", "heqi.web.api.cases.router", tags=["cases"])
api.add_router("/cases", "heqi.web.api.case_findings.router", tags=["cases"])
api.add_router("/cases", "heqi.web.api.case_pack.router", tags=["cases"])
api.add_router("/cases", "heqi.web.api.case_negotiation.router", tags=["cases"])
api.add_router("/cases", "heqi.web.api.case_money.router", tags=["cases"])
api.add_router("/cases", "heqi.web.api.case_work_orders.router", tags=["cases"])
api.add_router("/work-orders", "heqi.web.api.work_orders.router", tags=["work orders"])
api.add_router("/w", "heqi.web.api.work_link.router", tags=["work orders"])
api.add_router("/cases", "heqi.web.api.case_cause.router", tags=["cases"])
api.add_router("/talks", "heqi.web.api.talks.router", tags=["reception"])
api.add_router("/talks", "heqi.web.api.talk_edits.router", tags=["reception"])
api.add_router("/messages", "heqi.web.api.message_search.router", tags=["reception"])
api.add_router("/companion", "heqi.web.api.companion.router", tags=["reception"])
api.add_router("/handover", "heqi.web.api.handover.router", tags=["reception"])
api.add_router("/desk", "heqi.web.api.desk.router", tags=["reception"])
api.add_router("/talks", "heqi.web.api.talk_desk.router", tags=["reception"])
api.add_router("/couriers", "heqi.web.api.couriers.router", tags=["couriers"])
api.add_router("/couriers", "heqi.web.api.courier_calls.router", tags=["couriers"])
api.add_router("/order-notes", "heqi.web.api.order_notes.router", tags=["orders"])
api.add_router("/stops", "heqi.web.api.stops.router", tags=["stops"])
api.add_router("/returns", "heqi.web.api.returns.router", tags=["returns"])
api.add_router("/incidents", "heqi.web.api.incidents.router", tags=["incidents"])
api.add_router("/incidents", "heqi.web.api.incident_policy.router", tags=["incidents"])
api.add_router("/cases", "heqi.web.api.case_entitlements.router", tags=["cases"])
api.add_router("", "heqi.web.api.connections.router", tags=["connections"])
api.add_router("/channels", "heqi.web.api.channels.router", tags=["channels"])
api.add_router("/notices", "heqi.web.api.notices.router", tags=["notices"])
api.add_router("/outbox", "heqi.web.api.outbox.router", tags=["outbox"])
api.add_router("/shops", "heqi.web.api.policies.router", tags=["automation"])
api.add_router("/shops", "heqi.web.api.backtest.router", tags=["rules"])
api.add_router("/cases", "heqi.web.api.policies.of_case", tags=["automation"])
api.add_router("/imports", "heqi.web.api.imports.router", tags=["imports"])
api.add_router("/rules", "heqi.web.api.rules.router", tags=["rules"])
api.add_router("/shops", "heqi.web.api.words.router", tags=["language"])
api.add_router("/classify", "heqi.web.api.understanding.router", tags=["language"])
api.add_router("/shops", "heqi.web.api.money_settings.router", tags=["money"])
api.add_router("/shops", "heqi.web.api.return_settings.router", tags=["returns"])
api.add_router("/shops", "heqi.web.api.points.router", tags=["cases"])
api.add_router("/shops", "heqi.web.api.scripts.router", tags=["language"])
api.add_router("/shops", "heqi.web.api.phrase_files.router", tags=["phrases"])
api.add_router("/shops", "heqi.web.api.phrases.router", tags=["phrases"])
api.add_router("/shops", "heqi.web.api.phrase_groups.router", tags=["phrases"])
api.add_router("", "heqi.web.api.drafts.router", tags=["drafts"])
api.add_router("/practice", "heqi.web.api.practice.router", tags=["practice"])
api.add_router("/phrases", "heqi.web.api.suggestions.router", tags=["phrases"])
api.add_router("/screen", "heqi.web.api.screening.router", tags=["language"])
api.add_router("/staff", "heqi.web.api.staff.router", tags=["staff"])
api.add_router("/join", "heqi.web.api.join.router", tags=["staff"])
api.add_router("/sub-accounts", "heqi.web.api.sub_accounts.router", tags=["staff"])
api.add_router("/security", "heqi.web.api.security.router", tags=["security"])
api.add_router("/audit", "heqi.web.api.audit.router", tags=["audit"])
api.add_router("/invoices", "heqi.web.api.invoices.router", tags=["invoices"])
api.add_router("/orders", "heqi.web.api.orders.router", tags=["orders"])
api.add_router("/order-actions", "heqi.web.api.order_actions.router", tags=["orders"])
api.add_router("/reveals", "heqi.web.api.reveals.router", tags=["security"])
api.add_router("/pictures", "heqi.web.api.pictures.router", tags=["pictures"])
api.add_router("/shops", "heqi.web.api.picture_settings.router", tags=["pictures"])
api.add_router("/buyers", "heqi.web.api.buyers.router", tags=["buyers"])
