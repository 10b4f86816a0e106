"""Addresses: the API under /api, everything else is the workbench."""

from django.urls import path, re_path

from heqi.web.api import api
from heqi.web.page import show_workbench

urlpatterns = [
    path("api/", api.urls),
    re_path(r"^(?!api/|assets/)(?P<path>.*)$", show_workbench),
]
handler404 = "heqi.web.errors.not_found"
