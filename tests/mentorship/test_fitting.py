"""Why a mentor fits: reasons in plain words whose points order the list."""

import pytest

from hub.clock import now
from hub.communities.queries import by_of
from hub.mentorship import fitting, queries
from hub.mentorship.tags import folded_line, tags_of
from hub.storage.unit import unit_of_work
from tests.makers import mentorship as make
from tests.makers import person


@pytest.fixture
def seeker(settings):
    """Someone who wants to learn about testing water, and three mentors of whom one fits well."""
    with unit_of_work():
        for name, skills, languages in (("Far", ["nursing"], ["th"]), ("Near", ["Water quality"], ["fr", "en"]), ("Half", ["nursing"], ["fr"])):
            make.mentor_profile(person(name), skills=skills, languages=languages, folded=folded_line([*skills, *languages]))
        return person(want_to_learn="testing the quality of waters", languages=["fr", "en"], zone="Asia/Tokyo")


def names(seeker, **asked):
    """The mentors found, in order."""
    with unit_of_work(write=False):
        return [one.profile.person.name for one in queries.found_mentors(by_of(seeker), queries.Asked(**asked), str.upper).rows]


def test_who_fits_best_comes_first_and_says_why(seeker):
    """Skills before languages; each reason a sentence; the points add up."""
    assert names(seeker) == ["Near", "Half", "Far"]
    with unit_of_work(write=False):
        best = queries.found_mentors(by_of(seeker), queries.Asked(), str.upper).rows[0]
    assert [one.words for one in best.reasons] == ["You want to learn about Water quality", "You both speak FR", "You both speak EN"]
    assert fitting.points(best.reasons) == sum(one.points for one in best.reasons) == 10


@pytest.mark.parametrize("asked, found", [
    ({"language": "fr"}, ["Near", "Half"]), ({"skill": "wáter"}, ["Near"]), ({"skill": "100%"}, []), ({"language": "th", "skill": "water"}, []),
    ({"free": True}, ["Near", "Half", "Far"]), ({"page": 2}, []),
])
def test_filters(seeker, asked, found):
    """Language, skill with and without accents, free places; signs of the database's own are plain letters."""
    assert names(seeker, **asked) == found


@pytest.mark.parametrize("zone, other, hours", [("UTC", "UTC", 0), ("Asia/Kolkata", "UTC", 5.5), ("Pacific/Kiritimati", "Pacific/Pago_Pago", 1)])
def test_hours_apart_go_round_the_day(zone, other, hours):
    """Twenty-five hours on the calendar are one on the clock."""
    assert fitting.hours_apart(zone, other, now().replace(month=1)) == hours


def test_tags_as_people_type_them():
    """Commas of several scripts, doubles with and without accents, control characters."""
    assert tags_of("Eau potable, eau  potable;Santé\nsante، مياه\x00") == ("Eau potable", "Santé", "مياه")
