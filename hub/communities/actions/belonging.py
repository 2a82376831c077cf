"""Coming and going: join, ask, accept, decline, leave, follow."""

from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from hub.accounts.by import By
from hub.audit.actions import record
from hub.clock import now
from hub.communities import notices, queries, rules
from hub.communities.leaving import let_go
from hub.communities.models import FOLLOWING, Community, JoinRequest, Membership
from hub.errors import Conflict, Invalid, require
from hub.limits import Budget
from hub.storage.unit import db
from hub.text.languages import _
from hub.text.letters import clean

LONGEST_WORDS = 600
ASKED = Budget(10, 24 * 3600)  # of one person; facilitators are told of each


def join(by: By, community: Community) -> Membership:
    """Become a member of an open community; a member stays one."""
    if mine := queries.membership_of(community.id, by.id):
        return mine
    require(rules.may_join(by, community), _closed_words(community))
    member = enrol(by, community, by.id)
    record(by, "join", community)
    return member


def ask_to_join(by: By, community: Community, words: str) -> JoinRequest:
    """Ask the facilitators to be let in, with some words about oneself; asking twice changes nothing."""
    require(rules.may_ask_to_join(by, community))
    words = clean(words).strip()
    if len(words) > LONGEST_WORDS:
        raise Invalid(_("Keep this within %(most)s characters.", most=LONGEST_WORDS), "words")
    request = queries.request_of(community.id, by.id)
    if request is not None and request.declined_at is None:
        return request
    ASKED.spend(by.id, _("You have asked often today. Try again tomorrow."))
    request = _asked_again(request, words) if request else _asked_first(by, community, words)
    record(by, "ask to join", community)
    notices.asked(by, community, request)
    return request


def withdraw_request(by: By, community: Community, request: JoinRequest | None) -> None:
    """Take back one's own request while nobody has answered; a second time changes nothing."""
    if request is None:
        return
    require(rules.may_withdraw_request(by, request))
    _drop_request(community.id, by.id)
    record(by, "withdraw request", community)


def accept(by: By, community: Community, request: JoinRequest) -> Membership:
    """Let someone in who asked; they are told."""
    require(rules.may_answer_requests(by, community))
    _answer_once(delete(JoinRequest), request)
    member = enrol(by, community, request.person_id)
    record(by, "accept", community, person=request.person_id)
    notices.accepted(by, community, request)
    return member


def decline(by: By, community: Community, request: JoinRequest, words: str = "") -> None:
    """Do not let someone in for now; they are told kindly, with the facilitator's words if there are any."""
    require(rules.may_answer_requests(by, community))
    words = clean(words).strip()
    if len(words) > LONGEST_WORDS:
        raise Invalid(_("Keep this within %(most)s characters.", most=LONGEST_WORDS), "words")
    _answer_once(update(JoinRequest).values(declined_at=now()), request)
    record(by, "decline", community, person=request.person_id)
    notices.declined(by, community, request, words)


def leave(by: By, community: Community) -> None:
    """Stop being a member; the last facilitator names another first, and whoever is the last of all closes the door."""
    require(rules.may_leave(by, community))
    queries.locked(community)
    if community.members_count > 1:
        refuse_last_facilitator(by, community)
    elif community.archived_at is None:
        community.archived_at = now()
    withdraw_member(community, rules.standing(by, community))
    by.standings.pop(community.id, None)
    record(by, "leave", community)


def follow(by: By, community: Community, following: str) -> None:
    """Choose what to be told of: 'every' post, 'mentions', a 'digest', or 'none'."""
    require(rules.may_follow(by, community))
    if following not in FOLLOWING:
        raise Invalid(_("Choose from the list."), "following")
    rules.standing(by, community).following = following


def enrol(by: By, community: Community, person_id: int, role: str = "member", following: str = "mentions") -> Membership:
    """Make a person a member, counted once however often it is asked at the same moment; no permission is asked here."""
    if already := queries.membership_of(community.id, person_id):
        return already
    try:
        with db.begin_nested():
            return enrol_new(by, community, Membership(person_id=person_id, role=role, following=following))
    except IntegrityError:
        return queries.membership_of(community.id, person_id)


def enrol_new(by: By, community: Community, member: Membership) -> Membership:
    """Write a membership and count it; IntegrityError if the person belongs already (call it in a savepoint)."""
    member.community_id = community.id
    db.add(member)
    db.flush()
    _drop_request(community.id, member.person_id)
    count(community, 1)
    if member.person_id == by.id:
        by.standings[community.id] = member
    return member


def withdraw_member(community: Community, member: Membership) -> None:
    """End a membership and what hung on it: the count, open pages, feeds."""
    gone = db.execute(delete(Membership).where(Membership.id == member.id))
    if gone.rowcount:
        count(community, -1)
    let_go(member.person_id, community.id)


def count(community: Community, change: int) -> None:
    """Change the number of members in the database itself, so that two at once are both counted."""
    statement = update(Community).where(Community.id == community.id).values(members_count=Community.members_count + change)
    db.execute(statement.execution_options(synchronize_session=False))
    db.refresh(community, ["members_count"])


def refuse_last_facilitator(by: By, community: Community) -> None:
    """Conflict if `by` is the only facilitator: a community is never left without one."""
    queries.locked(community)
    mine = queries.membership_of(community.id, by.id)
    if mine is not None and mine.is_facilitator and queries.is_last_facilitator(community.id, by.id):
        raise Conflict(_("You are the only facilitator. Make another member a facilitator first; nothing was changed."))


def _asked_first(by: By, community: Community, words: str) -> JoinRequest:
    request = JoinRequest(community_id=community.id, person_id=by.id, words=words)
    try:
        with db.begin_nested():
            db.add(request)
    except IntegrityError:
        request = queries.request_of(community.id, by.id)
    return request


def _asked_again(request: JoinRequest, words: str) -> JoinRequest:
    if request.again_at:
        raise Conflict(_("You asked not long ago. Please wait two weeks before you ask again."), "words")
    request.words, request.asked_at, request.declined_at = words, now(), None
    return request


def _drop_request(community_id: int, person_id: int) -> None:
    # Whoever belongs asks no more, however they came in.
    asked = delete(JoinRequest).where(JoinRequest.community_id == community_id, JoinRequest.person_id == person_id, JoinRequest.declined_at.is_(None))
    db.execute(asked.execution_options(synchronize_session=False))


def _answer_once(statement, request: JoinRequest) -> None:
    # Two facilitators may answer at the same moment; the second learns of it instead of undoing the first.
    answered = db.execute(statement.where(JoinRequest.id == request.id, JoinRequest.declined_at.is_(None)).execution_options(synchronize_session=False))
    if not answered.rowcount:
        raise Conflict(_("Another facilitator has answered already."))


def _closed_words(community: Community) -> str:
    return _("This community is archived; nobody can join for now.") if community.archived_at else ""
