"""What leaves: one recipient and the headers meant, whatever stands in names, subjects and titles."""

from email import message_from_bytes
from email.policy import default
from types import SimpleNamespace

import pytest

from hub.mail import outbox
from hub.mail.delivery import message
from hub.storage.unit import unit_of_work


@pytest.mark.parametrize("evil", ["A\r\nBcc: all@example.org", "A\nTo: x@example.org", "A\u2028Bcc: x@example.org", "=?utf-8?q?A=0D=0ABcc:_x@example.org?=", '"<x@example.org>,',
                                  "x" * 1000, "\x00\x0b\x85", "\u202eA"])
def test_nothing_said_makes_a_header_or_another_recipient(app, evil):
    with unit_of_work():
        letter = outbox.post(SimpleNamespace(address="moussa@example.org", name=evil, id=None), evil, "Hello", kind="probe", headers={"List-Id": evil})
    sent = message_from_bytes(message(letter).as_bytes(), policy=default)
    assert [one.addr_spec for one in sent["To"].addresses] == ["moussa@example.org"]
    assert sent["Bcc"] is None and sent["Cc"] is None and len(sent.get_all("To")) == len(sent.get_all("Subject")) == 1
    assert sent.get_body(("plain",)).get_content().strip() == "Hello"
