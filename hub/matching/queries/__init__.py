"""Every SELECT about matching, split by noun."""

from hub.matching.queries.gathering import Gathered, gathered, groups_of, sheets_for, suggested_for
from hub.matching.queries.people import (
    Wished,
    exclusions_of,
    offered_by,
    own_matching,
    profile_of,
    skill_names,
    skills_by_folded,
    tree,
    wanted_by,
)
from hub.matching.queries.programmes import (
    LARGEST_ID,
    all_participants,
    communities_to_found_in,
    made_with,
    own_parts,
    participant,
    participant_of,
    programme_by_id,
    programme_for,
    programme_locked,
    programmes_for,
    rulings_of,
)
from hub.matching.queries.runs import (
    PAGE,
    newest_run,
    own_proposals,
    previous_run,
    proposal,
    proposals_of,
    published_pairs,
    run_by_id,
    run_for,
    run_with,
    runs_of,
)
from hub.matching.queries.talks import own_talks, rated, talk_for, talks_of
from hub.matching.queries.waiting import Places, limited_with, places_for, waiting_in, was_left_over

__all__ = [
    "all_participants", "communities_to_found_in", "exclusions_of", "gathered", "Gathered", "groups_of", "LARGEST_ID", "limited_with", "made_with",
    "newest_run", "offered_by", "own_matching", "own_parts", "own_proposals", "own_talks", "PAGE", "participant", "participant_of", "Places",
    "places_for", "previous_run", "profile_of", "programme_by_id", "programme_for", "programme_locked", "programmes_for", "proposal",
    "proposals_of", "published_pairs", "rated", "rulings_of", "run_by_id", "run_for", "run_with", "runs_of", "sheets_for", "skill_names",
    "skills_by_folded", "suggested_for", "talk_for", "talks_of", "tree", "waiting_in", "wanted_by", "was_left_over", "Wished",
]
