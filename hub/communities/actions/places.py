"""Founding, editing, archiving and reopening communities."""

import secrets
from itertools import chain, count

from sqlalchemy.exc import IntegrityError

from hub.accounts.by import By
from hub.audit.actions import record
from hub.clock import now
from hub.communities import queries, rules
from hub.communities.actions.belonging import enrol
from hub.communities.charter import RESERVED, Charter, fitting, folded_words
from hub.communities.leaving import close_to_outsiders
from hub.communities.models import Community
from hub.errors import Conflict, Invalid, require
from hub.search import actions as index
from hub.storage.unit import db
from hub.text.excerpts import plain
from hub.text.languages import _
from hub.text.names import slug

LONGEST_STEM = 48  # leaves room for a number within the slug's 60 characters
TRIES = 5  # two people may take the same slug at the same moment


def found(by: By, charter: Charter, key: str | None = None) -> Community:
    """Found a community and look after it; the same key again returns what it founded the first time."""
    require(rules.may_found(by))
    if earlier := queries.community_with_key(by.id, key):
        return earlier
    charter = fitting(charter)
    community = _inserted(by, charter, key)
    if by.person is not None:
        enrol(by, community, by.person.id, role="facilitator", following="every")
    _index(community)
    record(by, "found", community, name=community.name, access=community.access)
    return community


def edit(by: By, community: Community, charter: Charter) -> Community:
    """Change what a community says of itself, who may join and who may read; the slug stays as it is."""
    require(rules.may_edit(by, community), _archived_words(community))
    charter = fitting(charter)
    was = community.access
    _write(community, charter)
    _index(community)
    if was != community.access:
        index.readdress(community.id, queries.audience_of(community))
        if was == "open":
            close_to_outsiders(community.id)
    record(by, "edit", community, access=community.access)
    return community


def archive(by: By, community: Community) -> None:
    """Close a community to new words and members; it stays readable as before. A second time changes nothing."""
    require(rules.may_facilitate(by, community))
    if community.archived_at is None:
        community.archived_at = now()
        record(by, "archive", community)


def reopen(by: By, community: Community) -> None:
    """Open an archived community again. A second time changes nothing."""
    require(rules.may_facilitate(by, community))
    if community.archived_at is not None:
        community.archived_at = None
        record(by, "reopen", community)


def touch(community: Community) -> None:
    """Note that something was said or done in the community just now; lists of one's own show the last active first."""
    community.active_at = now()


def _inserted(by: By, charter: Charter, key: str | None) -> Community:
    for _attempt in range(TRIES):
        community = Community(slug=_free_slug(charter), founded_by_id=by.id, client_key=key)
        _write(community, charter)
        try:
            with db.begin_nested():
                db.add(community)
            return community
        except IntegrityError:
            if earlier := queries.community_with_key(by.id, key):
                return earlier
            _refuse_taken(charter)
    raise Conflict(_("That did not work just now. What you wrote is kept; send it again."))


def _free_slug(charter: Charter) -> str:
    if charter.slug:
        _refuse_taken(charter)
        return charter.slug
    stem = slug(charter.name, "community")[:LONGEST_STEM].strip("-") or "community"
    if charter.access == "private":
        # A number behind the slug of a later namesake would tell that a private one has the name.
        return f"{stem}-{secrets.token_hex(3)}"
    taken = queries.slugs_beginning(stem) | RESERVED
    return next(one for one in chain([stem], (f"{stem}-{number}" for number in count(2))) if one not in taken)


def _refuse_taken(charter: Charter) -> None:
    if charter.slug and (charter.slug in queries.slugs_beginning(charter.slug) or charter.slug in RESERVED):
        raise Invalid(_("This address is taken."), "slug")


def _write(community: Community, charter: Charter) -> None:
    community.name, community.purpose, community.access = charter.name, charter.purpose, charter.access
    community.about, community.about_html = charter.about
    community.tags, community.languages = list(charter.tags), list(charter.languages)
    community.wanted_mix, community.members_plan = list(charter.wanted_mix), charter.members_plan
    community.folded = folded_words(" ".join((charter.name, charter.purpose, *charter.tags)))


def _index(community: Community) -> None:
    index.put(
        "community", community.id, title=community.name,
        body="\n".join((community.purpose, " ".join(community.tags), plain(community.about_html))),
        language=community.languages[0] if community.languages else "en", path=f"/communities/{community.slug}/about",
        audience=queries.audience_of_card(community), community_id=community.id, at=community.founded_at,
    )


def _archived_words(community: Community) -> str:
    return _("This community is archived. Reopen it first; then it can be changed.") if community.archived_at else ""
