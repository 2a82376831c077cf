"""Archives of mailing lists, written by the test that reads them; all people in them are invented."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from hub.accounts.by import HOUSE
from hub.discussions.importing import Account, Wishes, import_archive

BEGUN = datetime(2019, 3, 4, 9, 0, tzinfo=UTC)


def mail(number: int, subject: str = "Pumps", text: str = "The pump leaks.", answers: int | None = None, **head: str | None) -> bytes:
    """Letter `number`, sent so many hours after the first; `head` changes header lines (message_id=None leaves one out)."""
    lines = {
        "From": "Amina Otieno <amina@coop.example.net>", "Date": format_datetime(BEGUN + timedelta(hours=number)), "Subject": subject,
        "Message-ID": f"<letter-{number}@coop.example.net>", "In-Reply-To": f"<letter-{answers}@coop.example.net>" if answers is not None else None,
        "MIME-Version": "1.0", "Content-Type": "text/plain; charset=utf-8", "Content-Transfer-Encoding": "8bit",
    } | {name.replace("_", "-").title().replace("-Id", "-ID").replace("Mime", "MIME"): value for name, value in head.items()}
    return "\n".join(f"{name}: {value}" for name, value in lines.items() if value is not None).encode() + b"\n\n" + text.encode() + b"\n"


def with_file(number: int, name: str, kind: str, body: bytes, **head) -> bytes:
    """A letter with a file on it."""
    import base64

    parts = f"--edge\nContent-Type: text/plain; charset=utf-8\n\nSee the file.\n\n--edge\nContent-Type: {kind}; name=\"{name}\"\n" \
            f"Content-Disposition: attachment; filename=\"{name}\"\nContent-Transfer-Encoding: base64\n\n{base64.encodebytes(body).decode()}--edge--"
    return mail(number, text=parts, **{"content_type": "multipart/mixed; boundary=edge"} | head)


def imported(folder, *mails: bytes, slug: str = "pumps", **wishes) -> Account:
    """The account of bringing these letters in as one archive."""
    path = folder / "list.mbox"
    path.write_bytes(b"\n".join(b"From list@example.org Mon Mar  4 09:00:00 2019\n" + each for each in mails))
    return import_archive(HOUSE, path, slug, Wishes(**wishes), progress=lambda line: None)
