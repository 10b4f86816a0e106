"""Addresses: the API under /api, everything else is the workbench."""

from django.urls import path, re_path

from heqi.web.api import api
from heqi.web.page import show_workbench

urlpatterns = [
    path("api/", api.urls),
    re_path(r"^(?!api/|assets/)(?P<path>.*)$", show_workbench),
]
handler400 = "heqi.web.failures.bad_request"
handler403 = "heqi.web.failures.forbidden"
handler404 = "heqi.web.errors.not_found"
handler500 = "heqi.web.failures.server_error"
