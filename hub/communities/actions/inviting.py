"""Invitations by link and by mail: made, revoked, redeemed."""

import re
import secrets
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from hub.accounts.actions import may_write_to
from hub.accounts.by import By
from hub.audit.actions import record
from hub.clock import now
from hub.communities import notices, queries, rules
from hub.communities.actions.belonging import enrol_new
from hub.communities.models import Community, Invitation, Membership
from hub.communities.queries.joining import mailed_lately
from hub.errors import Conflict, Forbidden, Invalid, TooMany, require
from hub.storage.unit import db
from hub.text.languages import _
from hub.text.lines import one_line

MOST_A_DAY = 500
MOST_USES = 1000
AN_HOUR, MOST_AN_HOUR = timedelta(hours=1), 20  # letters that one person sends to strangers; more wait for their turn
LONGEST_LIFE = 90  # days
MAIL_LIFE = 30  # days
TOKEN_BYTES = 32
_ADDRESS = re.compile(r"[^\s@<>\",;:()\[\]\\]{1,64}@[^\s@<>\",;:()\[\]\\]+\.[^\s@<>\",;:()\[\]\\]{2,}")


def invite_by_link(by: By, community: Community, uses: int, days: int) -> tuple[Invitation, str]:
    """A link that lets in `uses` people for `days` days; returns it with its token, which is kept nowhere."""
    require(rules.may_invite(by, community))
    if not 1 <= uses <= MOST_USES:
        raise Invalid(_("Choose between 1 and %(most)s people.", most=MOST_USES), "uses")
    if not 1 <= days <= LONGEST_LIFE:
        raise Invalid(_("Choose between 1 and %(most)s days.", most=LONGEST_LIFE), "days")
    _spend_budget(by, 1)
    return _made(by, community, uses=uses, days=days)


class Sent(NamedTuple):
    """How many letters leave, and how many addresses get none: members, and those written to just now or too often."""

    letters: int
    spared: int


def invite_by_mail(by: By, community: Community, addresses: list[str], words: str = "") -> Sent:
    """Mail each address a link good for it alone and once; an earlier one to the same address is worthless then."""
    require(rules.may_invite(by, community))
    addresses = fitting_addresses(addresses)
    _spend_budget(by, len(addresses))
    leaving, sent = _leaving(mailed_lately(by)), 0
    for address in addresses:
        if queries.is_member_at(community.id, address) or queries.was_just_invited(community.id, address) or not may_write_to(address):
            continue
        _revoke_earlier(community, address)
        invitation, token = _made(by, community, uses=1, days=MAIL_LIFE, address=address)
        leaving = _leaving([now()], leaving)
        notices.invited(by, community, invitation, token, one_line(words)).next_try_at = leaving[-1]
        sent += 1
    return Sent(sent, len(addresses) - sent)


def invite_again(by: By, community: Community, invitation: Invitation) -> tuple[Sent, str]:
    """An expired invitation made anew as it was, in its place: mailed again, or a new link, whose token is returned ('' for a letter)."""
    if not invitation.is_expired:
        raise Conflict(_("This invitation was renewed already."))
    if invitation.is_by_mail:
        return invite_by_mail(by, community, [invitation.address]), ""
    days = max(1, min(LONGEST_LIFE, (invitation.ends_at - invitation.made_at).days))
    _new, token = invite_by_link(by, community, invitation.uses_left, days)
    revoke(by, community, invitation)
    return Sent(0, 0), token


def revoke(by: By, community: Community, invitation: Invitation) -> None:
    """Make an invitation worthless from now on."""
    require(rules.may_invite(by, community))
    if invitation.revoked_at is None:
        invitation.revoked_at = now()
        record(by, "revoke invitation", community, invitation=invitation.id)


def redeem(by: By, invitation: Invitation) -> Community:
    """Join by an invitation, spending one use of it; members join no second time and spend nothing."""
    community = invitation.community
    if queries.membership_of(community.id, by.id):
        return community
    if by.is_active and invitation.is_by_mail and invitation.address != by.person.address:
        raise Forbidden(_("This invitation was sent to another mail address. Sign in with that address to use it."))
    require(rules.may_redeem(by, invitation), _("This invitation cannot be used any more. Ask for a new one."))
    try:
        with db.begin_nested():
            _spend(invitation)
            enrol_new(by, community, Membership(person_id=by.id))
    except IntegrityError:
        return community
    record(by, "redeem", community, invitation=invitation.id)
    return community


def fitting_addresses(addresses: list[str]) -> list[str]:
    """Mail addresses in lower case, each once, or Invalid naming the first that is none."""
    cleaned = list(dict.fromkeys(one_line(address).strip("<>,;").lower() for address in addresses if address.strip()))
    if not cleaned:
        raise Invalid(_("Write at least one mail address."), "addresses")
    for address in cleaned:
        if len(address) > 254 or not _ADDRESS.fullmatch(address):
            raise Invalid(_("%(address)s does not look like a mail address.", address=address[:80]), "addresses")
    return cleaned


def _made(by: By, community: Community, *, uses: int, days: int, address: str = "") -> tuple[Invitation, str]:
    token = secrets.token_urlsafe(TOKEN_BYTES)
    invitation = Invitation(
        community_id=community.id, token_hash=queries.hashed(token), address=address, uses_left=uses,
        made_by_id=by.id, ends_at=now() + timedelta(days=days),
    )
    db.add(invitation)
    db.flush()
    record(by, "invite", community, invitation=invitation.id, uses=uses, days=days, by_mail=bool(address))
    return invitation, token


def _spend(invitation: Invitation) -> None:
    # Counted down in the database: of twenty people at once, as many come in as uses are left.
    spent = db.execute(
        update(Invitation).where(Invitation.id == invitation.id, Invitation.uses_left > 0, Invitation.revoked_at.is_(None))
        .values(uses_left=Invitation.uses_left - 1).execution_options(synchronize_session=False)
    )
    if not spent.rowcount:
        raise Conflict(_("This invitation cannot be used any more. Ask for a new one."))


def _revoke_earlier(community: Community, address: str) -> None:
    db.execute(
        update(Invitation).where(Invitation.community_id == community.id, Invitation.address == address, Invitation.revoked_at.is_(None))
        .values(revoked_at=now()).execution_options(synchronize_session=False)
    )


def _leaving(asked: list[datetime], before: list[datetime] = ()) -> list[datetime]:
    """When letters asked for one after the other leave: each at once, but never more than twenty within an hour."""
    moments = list(before)
    for moment in asked:
        moments.append(max(moment, moments[-MOST_AN_HOUR] + AN_HOUR) if len(moments) >= MOST_AN_HOUR else moment)
    return moments


def _spend_budget(by: By, count: int) -> None:
    if by.id is not None and queries.made_since_yesterday(by) + count > MOST_A_DAY:
        raise TooMany(_("That is more than %(most)s invitations in a day. Go on tomorrow.", most=MOST_A_DAY), retry_after=3600)
