"""The app factory: every room's pages, commands and jobs, wired in the order of the house."""

from pathlib import Path

from flask_login import LoginManager
from flask_wtf.csrf import CSRFError, CSRFProtect

from hub import settings as settings_module
from hub.accounts.by import VISITOR
from hub.background import queue
from hub.communities.queries import by_of_token, holder_of_token, living_tokens
from hub.errors import Forbidden
from hub.mail import delivery
from hub.realtime import announcing, connections, delivering, hub_socket
from hub.rooms import shelves
from hub.settings import Settings
from hub.storage import files, unit
from hub.text.languages import _
from hub.web import assets, failures, filters, frame, guards, headers, hosts
from hub.web.hub import Hub

ROOT = Path(__file__).resolve().parent.parent
MEGA = 1024 * 1024
FORM_ROOM = 1  # megabytes beside the largest upload, for the other fields
SIGNED_IN_FOR = 60 * 60 * 24 * 30


def create_app(settings: Settings | None = None) -> Hub:
    """The hub as a WSGI app for these settings, by default the environment's; connects the database and queue."""
    settings = settings or settings_module.from_environment()
    app = Hub("hub", root_path=str(ROOT / "hub"), template_folder=str(ROOT / "templates"), static_folder=None)
    app.extensions["hub.settings"] = settings
    _configure(app, settings)
    unit.connect(settings)
    files.connect(settings)
    delivery.connect(settings)
    _dress(app, settings)
    _open_rooms(app)
    queue.connect(settings)
    guards.check_guards(app)
    hub_socket.attach(app, settings)
    announcing.deliver_by(delivering.deliver)
    hosts.guard_hosts(app, settings)
    return app


def _configure(app: Hub, settings: Settings) -> None:
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SECRET_KEY_FALLBACKS=list(settings.older_secret_keys),
        SESSION_COOKIE_NAME="__Host-hub" if settings.secure else "hub",
        SESSION_COOKIE_SECURE=settings.secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=SIGNED_IN_FOR,
        SESSION_REFRESH_EACH_REQUEST=False,
        MAX_CONTENT_LENGTH=(settings.max_upload_mb + FORM_ROOM) * MEGA,
        MAX_FORM_MEMORY_SIZE=FORM_ROOM * MEGA,
        MAX_FORM_PARTS=300,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,
        TESTING=settings.testing,
        PROPAGATE_EXCEPTIONS=False,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.json.ensure_ascii = False


def _dress(app: Hub, settings: Settings) -> None:
    failures.explain_failures(app)
    app.before_request(guards.same_site)
    app.before_request(guards.widen)
    CSRFProtect(app)
    app.register_error_handler(CSRFError, _stale_form)
    login = LoginManager(app)
    login.session_protection = None  # the sign-in row decides; an address that changes on a train must not sign out
    login.anonymous_user = lambda: VISITOR
    login.user_loader(by_of_token)
    connections.identify_by(by_of_token, holder_of_token, living_tokens)
    headers.dress(app, settings)
    filters.add_filters(app)
    frame.frame(app, settings)
    assets.serve(app, ROOT / "static")


def _stale_form(_error):
    refusal = Forbidden(_("This page was open for too long, or in another sign-in. Go back, reload it and send again; drafts are kept."))
    return failures.answer(400, refusal.message)


def _open_rooms(app: Hub) -> None:
    for shelf, module in shelves("views", "sockets", "jobs"):
        if shelf == "views":
            app.register_blueprint(module.page)
