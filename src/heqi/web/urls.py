"""Addresses: the API under /api, bridges under /channel, buyers under /chat, everything else is the workbench."""

from django.urls import include, path, re_path

from heqi.web.api import api
from heqi.web.channel.api import channel_api
from heqi.web.page import show_workbench

urlpatterns = [
    path("api/", api.urls),
    path("channel/v1/", channel_api.urls),
    path("chat/", include("heqi.web.chat.urls")),
    re_path(r"^(?!api/|assets/|channel/|chat/)(?P<path>.*)$", show_workbench),
]
handler400 = "heqi.web.failures.bad_request"
handler403 = "heqi.web.failures.forbidden"
handler404 = "heqi.web.errors.not_found"
handler500 = "heqi.web.failures.server_error"
