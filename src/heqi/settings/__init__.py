"""Django's settings, from the environment alone. `heqi doctor` says what they amount to."""

import os
from pathlib import Path

from heqi.settings.database import read_database_url
from heqi.settings.home import find_home, keep_secret_key

HOME = find_home(os.environ)
SECRET_KEY = os.environ.get("HEQI_SECRET_KEY") or keep_secret_key(HOME)
DATABASES = {"default": read_database_url(os.environ.get("HEQI_DATABASE_URL"), HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

PUBLIC_URL = os.environ.get("HEQI_PUBLIC_URL", "")
"""https://… of the desk when it stands behind a TLS proxy. Empty: plain http on this machine."""
BEHIND_TLS = PUBLIC_URL.startswith("https://")
DEBUG = False
ALLOWED_HOSTS = os.environ.get("HEQI_ALLOWED_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")
if PUBLIC_URL:
    ALLOWED_HOSTS.append(PUBLIC_URL.split("://", 1)[1].split("/")[0].split(":")[0])
    CSRF_TRUSTED_ORIGINS = [PUBLIC_URL.rstrip("/")]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "axes",
    "heqi.shops",
    "heqi.accounts",
    "heqi.journal",
    "heqi.outbox",
    "heqi.clocks",
    "heqi.alerts",
    "heqi.rules",
    "heqi.language",
    "heqi.trade",
    "heqi.inbox",
    "heqi.connections",
    "heqi.tracking",
    "heqi.channels",
    "heqi.invoices",
    "heqi.order_actions",
    "heqi.pictures",
    "heqi.workorders",
    "heqi.stops",
    "heqi.notes",
    "heqi.phrases",
    "heqi.drafts",
    "heqi.cases",
    "heqi.returns",
    "heqi.incidents",
    "heqi.buyers",
    "heqi.automation",
    "heqi.practice",
    "heqi.reception",
    "heqi.reviews",
    "heqi.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "heqi.web.csp.ContentSecurityPolicy",
    "heqi.web.limits.OwnHost",
    "heqi.web.limits.BodyLimit",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "heqi.web.sessions.KeepSessions",
    "axes.middleware.AxesMiddleware",
    "heqi.web.idempotency.IdempotencyKey",
]
ROOT_URLCONF = "heqi.web.urls"
WSGI_APPLICATION = "heqi.web.wsgi.application"
TEMPLATES: list[dict[str, object]] = []

AUTH_USER_MODEL = "accounts.Staff"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "heqi.accounts.backend.StaffBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
HEQI_PASSWORD_LENGTH = int(os.environ.get("HEQI_PASSWORD_LENGTH", "10"))
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": HEQI_PASSWORD_LENGTH},
    },
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "heqi.web.errors.locked_out"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

SESSION_ENGINE = "heqi.web.session_store"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = int(float(os.environ.get("HEQI_IDLE_DAYS", "14")) * 24 * 3600)
"""A log-in that was not used for so long ends: the time is set anew while somebody works."""
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "heqi.web.errors.csrf_failed"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = BEHIND_TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = BEHIND_TLS
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
HEQI_UPLOAD_LIMIT = 200 * 1024 * 1024

LANGUAGE_CODE = "zh-hans"
USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"
DIST = Path(__file__).parent.parent / "web" / "dist"
STATIC_URL = "/assets/"
STATIC_ROOT = DIST / "assets"
WHITENOISE_ROOT = DIST
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/assets/.+-[\w-]{8,}\.\w+$"

HEQI_HOME = HOME
HEQI_DRAFTS_PRIVATE = os.environ.get("HEQI_DRAFTS_PRIVATE", "") == "1"
"""Whether drafts may be written by a model in this machine's own network, over plain http too."""
HEQI_SANDBOX_URL = os.environ.get("HEQI_SANDBOX_URL", "")
"""http://127.0.0.1:port of a `heqi sandbox` that shops may be connected to instead of the real platforms."""
HEQI_REACTIONS = "heqi.reactions.TABLE"
HEQI_ENTITIES = ("heqi.reception.entities.ENTITIES", "heqi.reviews.entities.ENTITIES")
HEQI_FILE_READER = "heqi.platforms.registry.open_file"
HEQI_FILE_HOLDERS = (
    "heqi.cases.access.held_files",
    "heqi.channels.access.held_files",
    "heqi.pictures.access.held_files",
    "heqi.returns.access.held_files",
    "heqi.workorders.access.held_files",
)
"""Whoever names kept files says which are needed, so that no bytes go that somebody still shows."""
HEQI_BULK_KINDS = frozenset(
    {
        "inbox.batch_applied",
        "cases.refreshed",
        "policy.switched_on",
        "incident.policy_set",
        "incident.announced",
        "incident.orders_included",
        "incident.orders_found",
        "incident.searched",
        "incident.went_on",
        "incident.closed",
        "policy.went_on",
        "rule.overridden",
        "rule.override_withdrawn",
        "rule.went_on",
        "picture.taken_in",
    }
)
HEQI_AT_ONCE = frozenset({"heqi.stops.actions.follow_requests.follow_requests"})
"""Short reactions to those kinds that wait for no long work: a parcel leaves while an import is being looked at."""

NINJA_PAGINATION_PER_PAGE = 50
LOGGING_CONFIG = None
