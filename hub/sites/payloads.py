"""Sites as JSON for the room: names of rooms and numbers, never the names of who sits there."""

from hub.sites.models import Companion, Site


def site(one: Site) -> dict:
    """A site as the state holds it."""
    return {"id": one.id, "name": one.name, "place": one.place, "present": one.present, "person_id": one.person_id or 0}


def value(sites: list[Site], companions: list[Companion]) -> dict:
    """{list, with}: the sites, and [person, site] of each companion phone."""
    known = {one.id for one in sites}
    return {"list": [site(one) for one in sites], "with": [[one.person_id, one.site_id] for one in companions if one.site_id in known]}
