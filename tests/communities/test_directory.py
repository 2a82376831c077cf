"""The directory: people are found by what they show, and the mix says who is missing."""

import pytest

from hub.communities import queries
from hub.communities.directory import Filter
from hub.communities.mix import mix_of
from hub.errors import Forbidden
from tests.cast import acting_as, make_cast
from tests.makers import community, membership, person

RICH = {"country": "TZ", "sector": "Water", "languages": ["sw"], "ask_me_about": "Hand pumps", "organisation": "Ministry"}
ASKED = {"place": Filter(country="TZ"), "work": Filter(sector="Water"), "languages": Filter(language="sw"), "exchange": Filter(words="hand PUMPS")}


def found(someone, wanted=None) -> list[str]:
    with acting_as(someone, write=False) as by:
        place = queries.populated_community_for(by, "wells")
        return [one.name for one in queries.directory_for(by, place, wanted or Filter()).rows]


@pytest.mark.parametrize("group", ASKED)
@pytest.mark.parametrize(("audience", "finders"), [
    ("everyone", ("member", "outsider", "facilitator", "admin")), ("people", ("member", "outsider", "facilitator", "admin")),
    ("communities", ("member", "facilitator", "admin")), ("nobody", ("admin",)),
])
def test_people_are_found_only_by_what_they_show(cast, group, audience, finders):
    zuri = person("Zuri", **RICH, shown_to={group: audience})
    membership(cast.wells, zuri)
    for kind in ("member", "outsider", "facilitator", "admin"):
        assert found(getattr(cast, kind), ASKED[group]) == (["Zuri"] if kind in finders else []), kind
        assert "Zuri" in found(getattr(cast, kind))
    assert found(zuri, ASKED[group]) == ["Zuri"]


def test_a_hidden_page_hides_all_but_the_name_from_those_who_look_after(cast):
    membership(cast.wells, person("Zuri", **RICH, shown_to={"page": "nobody"}))
    assert "Zuri" not in found(cast.member) and "Zuri" in found(cast.facilitator)
    assert found(cast.facilitator, ASKED["place"]) == []
    with acting_as(cast.facilitator, write=False) as by:
        seen = [one for one in queries.directory_for(by, queries.community_for(by, "wells"), Filter()).rows if one.name == "Zuri"][0]
        assert [seen.country, seen.role, seen.organisation, seen.ask_me_about, seen.languages, seen.sector, seen.has_page] == ["", "", "", "", [], "", False]


def test_choices_do_not_tell_what_is_hidden(cast):
    membership(cast.wells, person("Zuri", **RICH, shown_to={"place": "nobody", "work": "communities"}))
    for kind, sectors in (("member", ["Water"]), ("outsider", [])):
        with acting_as(getattr(cast, kind), write=False) as by:
            countries, seen = queries.choices_for(by, queries.community_for(by, "wells"))
        assert "TZ" not in countries and "KE" in countries and seen == sectors


def test_the_directory_is_for_those_who_read(app):
    cast = make_cast(access="request")
    assert len(found(cast.member)) == 4
    for someone in (cast.outsider, cast.admin, None):
        with pytest.raises(Forbidden):
            found(someone)


def test_closed_accounts_are_not_listed_and_pages_join_up(cast):
    membership(cast.wells, person("Gone", state="closed"))
    for number in range(41):
        membership(cast.wells, person(f"Many {number:02}", handle=f"many{number:02}"))
    with acting_as(cast.member, write=False) as by:
        place = queries.community_for(by, "wells")
        first = queries.directory_for(by, place, Filter())
        second = queries.directory_for(by, place, Filter(), after=first.later)
        third = queries.directory_for(by, place, Filter(), after=second.later)
    names = [one.name for page in (first, second, third) for one in page.rows]
    assert len(names) == len(set(names)) == 45 and "Gone" not in names and third.later is None


@pytest.mark.parametrize(("asked", "names"), [
    ("wanjiku", ["Grace Wanjikũ"]), ("GRACE wanj", ["Grace Wanjikũ"]), ("grase", ["Grace Wanjikũ"]), ("halima", ["حليمة العلي"]), ("حليمه", ["حليمة العلي"]),
    ("علي", ["حليمة العلي"]), ("سلمى", ["Salma Benali"]), ("小龙", ["李小龙"]), ("salma wells", ["Salma Benali"]), ("nobodyatall", []), ("%", []), ("@li", ["李小龙"]),
])
def test_people_are_found_by_their_name_however_it_is_spelt(cast, asked, names):
    for name, more in (("Grace Wanjikũ", {}), ("حليمة العلي", {}), ("李小龙", {"handle": "li"}), ("Salma Benali", {"ask_me_about": "Wells"})):
        membership(cast.wells, person(name, **more))
    membership(cast.wells, person("Halima Grace Salma Hidden", shown_to={"page": "nobody"}))
    assert found(cast.member, Filter(words=asked)) == names
    assert found(cast.member, Filter(words=asked, country="TZ")) == []


def test_percent_signs_are_plain_letters(cast):
    assert found(cast.member, Filter(words="%")) == [] and found(cast.member, Filter(words="_")) == []


def test_the_mix_counts_kinds_and_names_who_is_missing():
    people = [("local_government", "practitioner", "KE", "Water"), ("academia", "researcher", "KE", ""), ("", "other", "", "")]
    mix = mix_of(["policy_maker", "local_government", "academia", "private_sector"], people)
    assert {line.kind: line.count for line in mix.lines} == {
        "policy_maker": 0, "local_government": 1, "academia": 1, "civil_society": 0, "private_sector": 0, "practitioner": 1,
    }
    assert mix.missing == ["policy_maker", "private_sector"] and mix.alone == ["local_government", "academia"]
    assert (mix.members, mix.unsaid, mix.countries, mix.sectors) == (3, 1, [("KE", 2)], [("Water", 1)])


def test_the_mix_is_for_those_who_look_after(cast):
    with acting_as(cast.facilitator, write=False) as by:
        assert queries.mix_for(by, "wells")[1].members == 4
    with acting_as(cast.member, write=False) as by, pytest.raises(Forbidden):
        queries.mix_for(by, "wells")


def test_my_communities_come_with_what_is_unread(cast):
    from hub.communities import unread

    other = community("Roads", members=[cast.member])
    unread.COUNTERS.append(lambda by: {other.id: 3})
    try:
        with acting_as(cast.member, write=False) as by:
            assert {one.community.name: one.unread for one in queries.mine_for(by)} == {"Wells": 0, "Roads": 3}
    finally:
        unread.COUNTERS.pop()
