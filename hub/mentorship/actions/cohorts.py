"""Cohorts: a round of mentoring of a community that begins and ends together, and the pairs in it."""

from hub.accounts.by import By
from hub.audit.actions import record
from hub.clock import now
from hub.communities.models import Community
from hub.communities.rules import may_facilitate
from hub.errors import Invalid, require
from hub.mentorship import queries, rules
from hub.mentorship.actions.agreeing import LONGEST_CADENCE
from hub.mentorship.drafts import Round
from hub.mentorship.models import KINDS, Cohort, Mentorship
from hub.storage.unit import db
from hub.text.languages import _


def begin_cohort(by: By, community: Community, draft: Round) -> Cohort:
    """A new cohort of a community that `by` facilitates; the same key again returns the first."""
    require(may_facilitate(by, community))
    if earlier := queries.cohort_with(by, draft.key):
        return earlier
    if not draft.name:
        raise Invalid(_("Give it a name."), "name")
    if draft.ends_on <= draft.starts_on:
        raise Invalid(_("It ends after it begins."), "ends_on")
    if draft.kind not in KINDS or not 1 <= draft.cadence_days <= LONGEST_CADENCE:
        raise Invalid(_("Choose one of these."), "kind")
    cohort = Cohort(
        community_id=community.id, name=draft.name, kind=draft.kind, about=draft.about.source, about_html=draft.about.html, made_by_id=by.id,
        starts_on=draft.starts_on, ends_on=draft.ends_on, cadence_days=draft.cadence_days, made_at=now(), client_key=draft.key,
    )
    db.add(cohort)
    db.flush()
    record(by, "began a cohort", community, cohort=cohort.id)
    return cohort


def put_in_cohort(by: By, pair: Mentorship, cohort: Cohort | None) -> None:
    """Put a pair into a cohort one looks after, or take it out; its planned end and kind follow where none is agreed."""
    is_coordinator = queries.is_coordinator(by)
    require(rules.may_look_after(by, pair, queries.cohort_of(pair), is_coordinator))
    require(cohort is None or rules.may_oversee(by, is_coordinator) or rules.may_coordinate_cohort(by, cohort))
    pair.cohort_id = cohort.id if cohort else None
    if cohort is not None:
        pair.kind, pair.ends_on = cohort.kind, pair.ends_on or cohort.ends_on
