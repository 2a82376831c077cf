"""Sending what waits in the outbox by SMTP (the only importer of smtplib); without a mail server it stays readable there."""

import logging
import smtplib
from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr

from hub.background.queue import job
from hub.clock import now
from hub.mail import queries
from hub.mail.models import Letter
from hub.settings import Settings
from hub.storage.unit import db, unit_of_work

log = logging.getLogger(__name__)

PAUSES = (1, 5, 30, 120, 480, 1440)  # minutes between tries: a short outage first, then a day
TIMEOUT = 30
SECRET_KINDS = {"confirm", "reset", "change_address", "claim", "invitation"}

STILL_RIGHT: list[Callable[[Letter], bool]] = []  # asked before each sending; a letter any of them denies is dropped
WHEN_DROPPED: list[Callable[[Letter], None]] = []  # called in the unit of work that drops one: what is left of it may be written anew


class _Post:
    settings: Settings | None = None


def connect(settings: Settings) -> None:
    """Use the settings' mail server."""
    _Post.settings = settings


def settings() -> Settings:
    """The settings in use."""
    return _Post.settings


def trouble() -> str | None:
    """Why the mail server cannot be used now; None if it can."""
    try:
        with _server():
            return None
    except (OSError, smtplib.SMTPException) as error:
        return str(error)


def mail_address() -> str:
    """The address our letters come from."""
    return parseaddr(_Post.settings.mail_from)[1]


def address_domain() -> str:
    """The domain our letters come from."""
    return mail_address().rpartition("@")[2] or "localhost"


def site_url(path: str) -> str:
    """A path of this site as a full address, always by the configured base URL."""
    return _Post.settings.base_url + path


def site_name() -> str:
    """What this site calls itself."""
    return _Post.settings.site_name


def signing_keys() -> list[str]:
    """The keys that seal links in letters, oldest first; the last one seals."""
    return [*_Post.settings.older_secret_keys, _Post.settings.secret_key]


def has_mail_server() -> bool:
    """Whether letters leave this site, or wait in the outbox for an administrator to read."""
    return bool(_Post.settings.smtp_host)


@job("mail.deliver", every_minutes=1)
def deliver() -> int:
    """Send what is due, each letter marked in a commit of its own; returns how many were sent."""
    if not _Post.settings.smtp_host:
        return 0
    with unit_of_work(write=False):
        due = list(db.scalars(queries.due()))
    if not due:
        return 0
    try:
        with _server() as server:
            return sum(_deliver_one(server, letter_id) for letter_id in due)
    except (OSError, smtplib.SMTPException) as error:
        log.warning("mail server: %s", error)
        with unit_of_work():
            for letter_id in due:
                _postpone(db.get(Letter, letter_id), str(error))
        return 0


def _server() -> "smtplib.SMTP":
    settings = _Post.settings
    kind = smtplib.SMTP_SSL if settings.smtp_security == "tls" else smtplib.SMTP
    server = kind(settings.smtp_host, settings.smtp_port, timeout=TIMEOUT)
    if settings.smtp_security == "starttls":
        server.starttls()
    if settings.smtp_user:
        server.login(settings.smtp_user, settings.smtp_password)
    return server


def _deliver_one(server: "smtplib.SMTP", letter_id: int) -> bool:
    with unit_of_work(write=False):
        letter = db.get(Letter, letter_id)
        if letter is None or letter.state != "waiting":
            return False
        unwanted = any(not still_right(letter) for still_right in STILL_RIGHT)
    if unwanted:
        with unit_of_work():
            letter = db.get(Letter, letter_id)
            for hear in WHEN_DROPPED:
                hear(letter)
            _drop(letter)
        return False
    try:
        server.send_message(message(letter))
        problem = None
    except smtplib.SMTPServerDisconnected:
        raise
    except (smtplib.SMTPException, ValueError) as error:
        problem = error
    with unit_of_work():
        _mark(db.get(Letter, letter_id), problem)
    return problem is None


def _drop(letter: Letter) -> None:
    letter.state, letter.problem = "dropped", "what it tells of is no longer open to the reader"
    letter.text, letter.html = "—", ""


def _mark(letter: Letter, problem: Exception | None) -> None:
    if problem is None:
        letter.state, letter.sent_at, letter.problem = "sent", now(), ""
        _forget_secret(letter)
    elif _is_final(problem):
        letter.state, letter.problem = "failed", str(problem)[:400]
        _forget_secret(letter)
    else:
        _postpone(letter, str(problem))


def _is_final(problem: Exception) -> bool:
    if isinstance(problem, smtplib.SMTPRecipientsRefused):
        return all(500 <= code < 600 for code, _ in problem.recipients.values())
    return isinstance(problem, ValueError) or 500 <= getattr(problem, "smtp_code", 0) < 600


def _postpone(letter: Letter, problem: str) -> None:
    letter.tries += 1
    letter.problem = problem[:400]
    if letter.tries > len(PAUSES):
        letter.state = "failed"
    else:
        letter.next_try_at = now() + timedelta(minutes=PAUSES[letter.tries - 1])


def _forget_secret(letter: Letter) -> None:
    if letter.kind in SECRET_KINDS:
        letter.text, letter.html = "—", ""


def message(letter: Letter) -> EmailMessage:
    """The letter as it goes out."""
    from email.headerregistry import Address  # half a megabyte, once a letter is sent

    from hub.mail.wire import WIRE

    mail = EmailMessage(policy=WIRE)
    mail["From"] = Address(site_name(), addr_spec=parseaddr(_Post.settings.mail_from)[1])
    mail["To"] = Address(letter.to_name, addr_spec=letter.to_address)
    mail["Subject"] = letter.subject
    mail["Date"] = format_datetime(letter.written_at)
    mail["Message-ID"] = letter.message_id
    mail["Auto-Submitted"] = "auto-generated"
    for name, value in letter.headers.items():
        mail[name] = value
    mail.set_content(letter.text)
    if letter.html:
        mail.add_alternative(letter.html, subtype="html")
    return mail
