"""Addresses under /chat."""

from django.urls import path, re_path

from heqi.web.chat.api import chat_api
from heqi.web.chat.page import show_file, show_page

urlpatterns = [
    path("files/<str:name>", show_file),
    re_path(r"^(?P<public_id>[0-9a-f]{16})/?$", show_page),
    path("", chat_api.urls),
]
