"""Who may hold a socket open, and how soon it is closed when they may no longer."""

from hub.accounts.models import SignIn
from hub.realtime import connections
from hub.storage.unit import db, unit_of_work
from tests.serving import Visitor


def test_a_signed_in_person_is_connected(socket, cast):
    assert socket(cast.member).connected


def test_a_visitor_is_not(app):
    assert not Visitor(app).socket().connected


def test_a_sign_in_that_ended_elsewhere_closes_its_socket(socket, cast):
    member, other = socket(cast.member), socket(cast.other)
    with unit_of_work():
        db.query(SignIn).filter_by(person_id=cast.member.id).delete()
    connections.recheck()
    assert not member.connected and other.connected
