"""What the search index is told of sessions that come, run and have been."""

from hub.communities.queries import audience_of
from hub.live import queries
from hub.live.models import LiveSession
from hub.live.parts import words_of_parts
from hub.search import actions as index
from hub.text.excerpts import plain


def make_findable(live: LiveSession) -> None:
    """Put a session into the index; a draft or one called off is found by nobody, and of a series that comes only the next."""
    if live.state in ("draft", "cancelled") or queries.has_sooner(live):
        index.drop("live", live.id)
        return
    agenda = " ".join(str(point.get("title", "")) for point in live.agenda)
    words = f"{plain(live.about_html)} {agenda} {' '.join(live.topics)} {words_of_parts(live)}"
    index.put(
        "live", live.id, title=live.title, body=words.strip(), language=live.language,
        path=f"/live/{live.id}", audience=audience_of(live.community), community_id=live.community_id, person_id=live.host_id, at=live.starts_at,
    )


def make_next_findable(live: LiveSession) -> None:
    """Put the next of the session's series into the index, when this one is over or called off."""
    if following := queries.next_in_series(live):
        make_findable(following)
