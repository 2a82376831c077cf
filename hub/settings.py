"""Every setting, read once from the environment and validated; a wrong one stops the start with one clear line."""

import os
import secrets
import shlex
import shutil
from dataclasses import dataclass, field, replace
from importlib.machinery import PathFinder
from pathlib import Path
from urllib.parse import urlsplit

LANGUAGES = ("en", "fr", "ar")
REGISTRATION = ("open", "invitation", "approval")
SHORTEST_SECRET = 32  # bytes; a shorter key can be guessed
SAMPLE_SECRETS = {"secret", "changeme", "change-me", "dev", "development", "password", "test"}


class WrongSetting(SystemExit):
    """Stops the start; says which setting is wrong and what to do."""


@dataclass(frozen=True)
class Settings:
    """What an installation chooses; docs of each name are in README.md, "Settings"."""

    instance: Path
    database_url: str
    secret_key: str
    base_url: str = "http://127.0.0.1:8000"
    host: str = "127.0.0.1"
    port: int = 8000
    hosts: tuple[str, ...] = ()
    site_name: str = "Baraza"
    registration: str = "open"
    demo: bool = True
    synchronous: str = "FULL"
    redis_url: str = ""
    trusted_proxies: int = 0
    max_upload_mb: int = 20
    languages: tuple[str, ...] = LANGUAGES
    smtp_host: str = ""
    smtp_port: int = 587
    smtp_user: str = ""
    smtp_password: str = field(default="", repr=False)
    smtp_security: str = "starttls"
    mail_from: str = ""
    stun_urls: tuple[str, ...] = ()
    turn_urls: tuple[str, ...] = ()
    turn_secret: str = field(default="", repr=False)
    stt_command: tuple[str, ...] = ()
    older_secret_keys: tuple[str, ...] = field(default=(), repr=False)
    testing: bool = False
    unknown: tuple[str, ...] = ()  # HUB_* variables that are no setting: slips of the pen

    @property
    def secure(self) -> bool:
        """Whether people reach the site by HTTPS."""
        return self.base_url.startswith("https://")

    @property
    def known_hosts(self) -> frozenset[str]:
        """Host names (without port) this site answers to."""
        own = urlsplit(self.base_url).hostname or ""
        return frozenset({own, *self.hosts}) | ({"127.0.0.1", "localhost", "[::1]"} if not self.secure else frozenset())

    @property
    def is_sqlite(self) -> bool:
        """Whether the data lives in an SQLite file."""
        return self.database_url.startswith("sqlite")

    @property
    def uploads(self) -> Path:
        """The folder of stored files, outside any web root."""
        return self.instance / "files"


def from_environment(environ=os.environ) -> Settings:
    """Settings as the environment's HUB_* variables give them, or WrongSetting."""
    environ = _Asked(environ)
    instance = Path(environ.get("HUB_INSTANCE") or "instance").resolve()
    _make(instance)
    port = _number(environ, "HUB_PORT", 8000, 1, 65535)
    host = environ.get("HUB_HOST") or "127.0.0.1"
    settings = Settings(
        instance=instance,
        database_url=_database(environ.get("HUB_DATABASE") or f"sqlite:///{instance / 'hub.db'}"),
        secret_key=_secret(environ, instance),
        older_secret_keys=_list(environ.get("HUB_OLDER_SECRET_KEYS", "")),
        base_url=_base_url(environ.get("HUB_BASE_URL") or f"http://{host}:{port}"),
        host=host,
        port=port,
        hosts=_list(environ.get("HUB_HOSTS", "")),
        site_name=environ.get("HUB_SITE_NAME") or "Baraza",
        registration=_choice(environ, "HUB_REGISTRATION", REGISTRATION),
        demo=_switch(environ, "HUB_DEMO", True),
        synchronous=_choice(environ, "HUB_SYNCHRONOUS", ("FULL", "NORMAL")),
        redis_url=_redis(environ.get("HUB_REDIS", "")),
        trusted_proxies=_number(environ, "HUB_TRUSTED_PROXIES", 0, 0, 5),
        max_upload_mb=_number(environ, "HUB_MAX_UPLOAD_MB", 20, 1, 500),
        languages=_languages(environ.get("HUB_LANGUAGES", "")),
        **_smtp(environ),
        **_direct(environ),
        stt_command=_stt(environ.get("HUB_STT_COMMAND", "")),
    )
    return replace(settings, unknown=tuple(sorted(name for name in environ if name.startswith("HUB_") and name not in environ.names)))


class _Asked(dict):
    """An environment that remembers what was asked for."""

    def __init__(self, environ):
        super().__init__(environ)
        self.names: set[str] = set()

    def get(self, name: str, default=None):
        self.names.add(name)
        return super().get(name, default)


def _make(instance: Path) -> None:
    try:
        instance.mkdir(mode=0o700, parents=True, exist_ok=True)  # what private communities say lies in it
    except OSError as error:
        raise WrongSetting(f"HUB_INSTANCE: {instance} cannot be made a folder ({error.strerror}). Name another one, or mend that.") from error


def _smtp(environ) -> dict:
    host = environ.get("HUB_SMTP_HOST", "")
    sender = environ.get("HUB_MAIL_FROM", "")
    if host and "@" not in sender:
        raise WrongSetting("HUB_MAIL_FROM must be a mail address when HUB_SMTP_HOST is set: what mails come from.")
    return {
        "smtp_host": host,
        "smtp_port": _number(environ, "HUB_SMTP_PORT", 587, 1, 65535),
        "smtp_user": environ.get("HUB_SMTP_USER", ""),
        "smtp_password": environ.get("HUB_SMTP_PASSWORD", ""),
        "smtp_security": _choice(environ, "HUB_SMTP_SECURITY", ("starttls", "tls", "none")),
        "mail_from": sender or "hub@localhost",
    }


def _direct(environ) -> dict:
    stun, turn, secret = _list(environ.get("HUB_STUN_URLS", "")), _list(environ.get("HUB_TURN_URLS", "")), environ.get("HUB_TURN_SECRET", "")
    for name, urls, schemes in (("HUB_STUN_URLS", stun, ("stun:", "stuns:")), ("HUB_TURN_URLS", turn, ("turn:", "turns:"))):
        if wrong := [url for url in urls if not url.startswith(schemes)]:
            raise WrongSetting(f"{name} must look like {schemes[0]}turn.example.org:3478, not {wrong[0]!r}; leave it out to do without.")
    if turn and not secret:
        raise WrongSetting("HUB_TURN_SECRET must be the static-auth-secret of the TURN server when HUB_TURN_URLS is set.")
    return {"stun_urls": stun, "turn_urls": turn, "turn_secret": secret}


def _stt(raw: str) -> tuple[str, ...]:
    words = tuple(shlex.split(raw)) if raw.count('"') % 2 == raw.count("'") % 2 == 0 else ("",)
    if words and not (shutil.which(words[0]) and "{input}" in raw and "{output}" in raw):
        raise WrongSetting("HUB_STT_COMMAND must be a program that is there, and name {input} and {output}: /opt/hear.sh {input} {output}")
    return words


def _secret(environ, instance: Path) -> str:
    given = environ.get("HUB_SECRET_KEY")
    if given is None:
        return _own_secret(instance / "secret.key")
    if len(given.encode()) < SHORTEST_SECRET or given.strip().lower() in SAMPLE_SECRETS or len(set(given)) < 8:
        raise WrongSetting(
            f"HUB_SECRET_KEY must be at least {SHORTEST_SECRET} random bytes; leave it out and one is made for you."
        )
    return given


def _own_secret(path: Path) -> str:
    try:
        if not path.exists():
            with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(48))
        text = path.read_text().strip()
    except OSError as error:
        raise WrongSetting(f"{path} cannot be made or read ({error.strerror}). Give HUB_INSTANCE to the user who runs the hub.") from error
    if len(text) < SHORTEST_SECRET:
        raise WrongSetting(f"{path} is empty or too short; remove it and start again (everybody signs in anew).")
    return text


def _database(url: str) -> str:
    if url.startswith(("postgres://", "postgresql://")):
        url = "postgresql+psycopg://" + url.split("://", 1)[1]
    if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise WrongSetting("HUB_DATABASE must start with sqlite:/// or postgresql://.")
    return url


def _redis(url: str) -> str:
    if url and not url.startswith(("redis://", "rediss://", "unix://")):
        raise WrongSetting("HUB_REDIS must look like redis://127.0.0.1:6379/0; leave it out to do without.")
    if url and not _installed("redis"):
        raise WrongSetting("HUB_REDIS needs the package redis (pip install 'redis>=8'); leave HUB_REDIS out to do without.")
    return url


def _installed(package: str) -> bool:
    return PathFinder.find_spec(package) is not None  # also of one that is hidden from this process until it is wanted


def _base_url(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path not in ("", "/") or not _has_port(parts):
        raise WrongSetting("HUB_BASE_URL must look like https://hub.example.org, without a path.")
    return f"{parts.scheme}://{parts.netloc}"


def _has_port(parts) -> bool:
    try:
        return parts.port != 0
    except ValueError:
        return False


def _number(environ, name: str, default: int, least: int, most: int) -> int:
    raw = environ.get(name) or str(default)
    if not raw.isdecimal() or not least <= int(raw) <= most:
        raise WrongSetting(f"{name} must be a number from {least} to {most}, not {raw!r}.")
    return int(raw)


def _choice(environ, name: str, choices: tuple[str, ...]) -> str:
    value = environ.get(name) or choices[0]
    if value not in choices:
        raise WrongSetting(f"{name} must be one of {', '.join(choices)}, not {value!r}.")
    return value


def _switch(environ, name: str, default: bool) -> bool:
    value = (environ.get(name) or ("1" if default else "0")).lower()
    if value not in ("0", "1", "no", "yes", "false", "true"):
        raise WrongSetting(f"{name} must be 1 or 0, not {value!r}.")
    return value in ("1", "yes", "true")


def _list(raw: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in raw.split(",") if part.strip())


def _languages(raw: str) -> tuple[str, ...]:
    chosen = _list(raw) or LANGUAGES
    unknown = [code for code in chosen if code not in LANGUAGES]
    if unknown:
        raise WrongSetting(f"HUB_LANGUAGES knows {', '.join(LANGUAGES)}, not {', '.join(unknown)}.")
    return chosen
