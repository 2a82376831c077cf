"""What a cohort has in common: its thread, its kick-off session, a place of its own, and what there is to read."""

import re
from urllib.parse import urlsplit

from hub.accounts.by import By
from hub.audit.actions import record
from hub.clock import now
from hub.communities import actions as communities
from hub.communities.actions.belonging import enrol
from hub.communities.charter import LONGEST_NAME, Charter
from hub.communities.models import Community, Membership
from hub.discussions import actions as discussions
from hub.discussions.drafts import PostDraft, ThreadDraft
from hub.discussions.models import Thread
from hub.discussions.queries import thread_of_key
from hub.errors import Conflict, Invalid, require
from hub.live import actions as live
from hub.live.actions.planning import Plan
from hub.live.models import LiveSession
from hub.mentorship import notices, queries, rules
from hub.mentorship.actions.notes import forget_files, make_room
from hub.mentorship.drafts import Beginning, Reading
from hub.mentorship.models import Cohort, Resource
from hub.storage.unit import db
from hub.text.languages import _

MOST_RESOURCES = 50
LIBRARY_ITEM = re.compile(r"/library/([0-9]{1,18})/?$")


def begin_thread(by: By, cohort: Cohort, draft: Beginning) -> Thread:
    """Begin the cohort's thread, in its community or in the place of its people alone; its people are told. One there is stays."""
    require(rules.may_coordinate_cohort(by, cohort))
    if cohort.thread_id is not None and (made := thread_of_key(by.id, draft.key)) is not None and made.id == cohort.thread_id:
        return made
    if cohort.thread_id is not None:
        raise Conflict(_("This round has a thread already. Nothing was changed."))
    post = PostDraft(draft.words, draft.key)
    thread = discussions.start(by, _place_of(by, cohort, draft.is_private), ThreadDraft(draft.title, post, by.language))
    cohort.thread_id = thread.id
    record(by, "began the thread of a cohort", cohort.community, cohort=cohort.id)
    notices.cohort_has(by, cohort, "thread", queries.people_of_cohort(cohort))
    return thread


def plan_session(by: By, cohort: Cohort, wanted: Plan, is_private: bool = False) -> LiveSession:
    """Plan the kick-off of a cohort, or its next session once the one before is over; its people are told."""
    require(rules.may_coordinate_cohort(by, cohort))
    there = db.get(LiveSession, cohort.live_id) if cohort.live_id is not None else None
    if there is not None and there.client_key == wanted.key:
        return there
    if there is not None and not there.is_over:
        raise Conflict(_("This round has a session planned already. Move that one, or call it off first."))
    planned = live.plan(by, _place_of(by, cohort, is_private), wanted)
    cohort.live_id = planned.id
    record(by, "planned a session of a cohort", cohort.community, cohort=cohort.id)
    notices.cohort_has(by, cohort, "session", queries.people_of_cohort(cohort))
    return planned


def come_in(by: By, cohort: Cohort, is_of: bool) -> Membership:
    """Enter the cohort's own place, to read and write there; a second time changes nothing."""
    require(rules.may_come_in(by, cohort, is_of))
    return enrol(by, cohort.place, by.id, role="facilitator" if rules.may_coordinate_cohort(by, cohort) else "member", following="every")


def add_resource(by: By, cohort: Cohort, is_mentor: bool, draft: Reading) -> Resource:
    """Give the cohort an item of the library, a link or a file; the same key again returns the first."""
    require(rules.may_add_resource(by, cohort, is_mentor))
    if earlier := queries.resource_with(by, draft.key):
        return earlier
    if queries.count_resources(cohort) >= MOST_RESOURCES:
        raise Conflict(_("Fifty things to read are enough. Remove one first."), "href")
    found = Resource(cohort_id=cohort.id, owner_id=by.id, words=draft.words, href="", made_at=now(), client_key=draft.key)
    _fill(by, found, draft)
    db.add(found)
    db.flush()
    notices.cohort_has(by, cohort, "resource", queries.people_of_cohort(cohort), found.id)
    return found


def remove_resource(by: By, cohort: Cohort, resource: Resource) -> None:
    """Take it away, with its file."""
    require(rules.may_remove_resource(by, cohort, resource))
    if resource.stored:
        forget_files([resource])
    else:
        db.delete(resource)


def _fill(by: By, resource: Resource, draft: Reading) -> None:
    if bool(draft.href) == (draft.upload is not None):
        raise Invalid(_("Give either a link or a file."), "href")
    if draft.upload is not None:
        make_room(by, [draft.upload])
        for name, value in draft.upload.facts().items():
            setattr(resource, name, value)
        return
    parts = urlsplit(draft.href)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Invalid(_("Write a whole address, such as https://example.org/page."), "href")
    resource.href = draft.href
    _point_into_library(by, resource, draft, parts)


def _point_into_library(by: By, resource: Resource, draft: Reading, parts) -> None:
    item = LIBRARY_ITEM.fullmatch(parts.path) if draft.href.startswith(f"{draft.site_url}/") else None
    if item is None:
        resource.words = draft.words or parts.hostname[:200]
        return
    found = queries.readable_item(by, int(item[1]))
    if found is None:
        raise Invalid(_("There is no such item in the library, or you may not read it."), "href")
    resource.item_id, resource.item = found.id, found


def _place_of(by: By, cohort: Cohort, is_private: bool) -> Community:
    if not is_private:
        return cohort.community
    if cohort.place is None:
        name = f"{cohort.name} · {cohort.community.name}"[:LONGEST_NAME]
        charter = Charter(name, purpose=_("For the people of this round alone."), access="private", members_plan=False)
        cohort.place = communities.found(by, charter, f"place-of-cohort-{cohort.id}")
        cohort.place_id = cohort.place.id
        db.flush()
    elif cohort.place_id not in by.standings:
        come_in(by, cohort, is_of=False)
    return cohort.place
