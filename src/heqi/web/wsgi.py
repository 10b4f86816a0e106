"""The WSGI application, for granian or any other WSGI server; `heqi serve` wraps it (heqi.web.asgi)."""

import os

from django.core.wsgi import get_wsgi_application

from heqi.web.warm_up import warm_up

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heqi.settings")
application = get_wsgi_application()
warm_up()
