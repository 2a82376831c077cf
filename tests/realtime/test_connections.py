"""Who may hold a socket open, and how soon it is closed when they may no longer."""

from datetime import timedelta

from sqlalchemy import delete, update

from hub.accounts.models import Person, SignIn
from hub.clock import now
from hub.realtime import channels, connections
from hub.realtime.announcing import announce, hang_up
from hub.storage.unit import db, unit_of_work
from tests.makers import person
from tests.serving import Visitor


def test_a_signed_in_person_is_connected(socket, cast):
    assert socket(cast.member).connected


def test_a_visitor_is_not(app):
    assert not Visitor(app).socket().connected


def test_nobody_connects_with_a_token_that_does_not_hold(app, cast):
    visitor = Visitor(app)
    visitor.carry("made up")
    assert not visitor.socket().connected


def test_nobody_connects_while_suspended(app):
    assert Visitor(app, person("Amina")).socket().connected
    assert not Visitor(app, person("Moussa", state="suspended")).socket().connected


def test_a_sign_in_that_ended_elsewhere_closes_its_socket(socket, cast):
    member, other = socket(cast.member), socket(cast.other)
    with unit_of_work():
        db.execute(delete(SignIn).where(SignIn.person_id == cast.member.id))
    connections.recheck()
    assert not member.connected and other.connected


def test_a_sign_in_that_ran_out_closes_its_socket(socket, cast):
    member, other = socket(cast.member), socket(cast.other)
    with unit_of_work():
        db.execute(update(SignIn).where(SignIn.person_id == cast.member.id).values(ends_at=now() - timedelta(seconds=1)))
    connections.recheck()
    assert not member.connected and other.connected


def test_a_suspension_elsewhere_closes_the_sockets(socket, cast):
    member, other = socket(cast.member), socket(cast.other)
    with unit_of_work():
        db.execute(update(Person).where(Person.id == cast.member.id).values(state="suspended"))
    connections.recheck()
    assert not member.connected and other.connected


def test_hanging_up_happens_after_the_commit_and_only_then(socket, cast):
    member, other = socket(cast.member), socket(cast.other)
    with unit_of_work():
        hang_up(channels.of_person(cast.member.id))
        assert member.connected
    assert not member.connected and other.connected


def test_a_recheck_asks_the_database_once_for_all(socket, cast, queries):
    connections.recheck()
    opened = [socket(one) for one in (cast.member, cast.other, cast.facilitator)]
    with queries() as seen:
        connections.recheck()
    assert sum("sign_ins" in one for one in seen) == 1 and all(one.connected for one in opened)  # rooms look at their own in the same beat


def test_one_person_has_so_many_sockets_and_no_more(app, cast):
    visitor = Visitor(app, cast.member)
    lines = [visitor.socket() for _ in range(connections.MOST_SOCKETS)]
    assert all(line.connected for line in lines)
    assert not visitor.socket().connected
    lines[0].close()
    assert visitor.socket().connected


def test_a_closed_socket_is_forgotten(socket, cast):
    line = socket(cast.member)
    assert connections.Connections.tokens
    line.close()
    assert not connections.Connections.tokens


def test_news_to_nobody_harms_nobody(app):
    with unit_of_work():
        announce("nobody:1", "probe:renamed", {})


def test_a_flood_of_nameless_handshakes_is_mostly_refused_and_others_come_in(app, cast):
    nameless, member = Visitor(app), Visitor(app, cast.member)
    path = "/socket.io/?EIO=4&transport=polling"
    asked = [nameless.client.get(path).status_code for _ in range(300)]
    assert asked[0] == 200 and asked.count(429) == 240
    assert member.client.get(path, headers={"Origin": "http://localhost"}).status_code == 200 and member.socket().connected
