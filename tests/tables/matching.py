"""Who may go through the doors of matching: the facilitator coordinates, members take part; the outsider reads an open community's programme."""

from datetime import timedelta

from hub.clock import now
from tests.makers import matching as make


def scene(cast) -> dict:
    """A programme of Wells with the member as mentee and Priya as mentor, a run that is done, a ban."""
    programme, talking = (make.programme(cast.wells, cast.facilitator) for _n in range(2))
    mentee, mentor = make.participant(programme, cast.member, "mentee"), make.participant(programme, cast.other, "mentor")
    for person in (cast.member, cast.other, cast.muted):
        make.matching_profile(person, wants=["Pumps"], offers=["Pumps"])
    run = make.run(programme, [(cast.member, cast.other)])
    return {
        "talk": make.talk(talking, make.run(talking, []), cast.member, cast.other).id, "talking": talking.id, "programme": programme.id, "mentee": mentee.id, "mentor": mentor.id, "run": run.id, "member": cast.member.id, "priya": cast.other.id,
        "ruling": make.ruling(programme, cast.muted, cast.other).id,
    }


TALK = (302, 404, 200, 404, 404, 404)
PEOPLE = (302, 200, 200, 200, 200, 200)
SENT = (302,) * 6
COORDINATORS = (302, 403, 403, 403, 200, 200)
BY_COORDINATORS = (302, 403, 403, 403, 302, 302)
AT, RUN = "/matching/{programme}", "/matching/runs/{run}"
KEY = {"key": "a-client-key"}
DAY = now().date()
DRAFT = {
    "community": "1", "name": "Wells", "kind": "mentor", "closes_on": DAY.isoformat(), "starts_on": DAY.isoformat(),
    "ends_on": (DAY + timedelta(days=90)).isoformat(), **KEY,
}
STEPS = {
    "skills": {"want_1": "Wells", **{f"need_{n}": "2" for n in range(1, 5)}, **{f"{name}_{n}": "3" for name in ("level", "likes") for n in range(1, 6)}},
    "languages": {"language_1": "en", **{f"{name}_{n}": "4" for name in ("speak", "write") for n in range(1, 5)}},
    "hours": {"free": "0-1", "channels": "text", "connection": "fair"}, "style": {f"style_{n}": "1" for n in range(6)},
    "work": {"sectors": "water", "seniority": "3", **dict.fromkeys(("place", "level", "income", "group", "fragility"), "")},
    "wishes": {"gender": "", "least_seniority": "0", "country_1": "", "country_2": "", "country_3": ""},
}
RULING = {"kind": "pin", "mentee": "{mentee}", "mentor": "{mentor}", "reason": "They know each other", **KEY}

ROUTES = {
    "matching.programmes GET": ("/matching/", PEOPLE),
    "matching.found GET": ("/matching/new", (302, 404, 404, 404, 200, 404)),
    "matching.found POST": ("/matching/new", DRAFT, (302, 404, 404, 404, 302, 404)),
    "matching.profile GET": ("/matching/profile", PEOPLE),
    **{f"matching.{step} GET": (f"/matching/profile/{step}", PEOPLE) for step in STEPS},
    **{f"matching.{step} POST": (f"/matching/profile/{step}", values | KEY, SENT) for step, values in STEPS.items()},
    "matching.programme GET": (AT, PEOPLE),
    "matching.take_part POST": (f"{AT}/part", {"role": "mentee", "capacity": "1", **KEY}, (302, 403, 302, 403, 422, 403)),
    "matching.take_part GET": (f"{AT}/part", SENT),
    "matching.withdraw POST": (f"{AT}/withdraw", SENT),
    "matching.desk GET": (f"{AT}/desk", COORDINATORS),
    "matching.change GET": (f"{AT}/change", COORDINATORS),
    "matching.change POST": (f"{AT}/change", {name: value for name, value in DRAFT.items() if name != "community"}, BY_COORDINATORS),
    "matching.answers GET": (f"{AT}/answers", COORDINATORS),
    "matching.terms GET": (f"{AT}/terms", COORDINATORS),
    "matching.terms POST": (f"{AT}/terms", {"least_level": "3", "context": "similar", "mentee_skill": "1", "mentor_time": "1", **KEY}, BY_COORDINATORS),
    "matching.places GET": (f"{AT}/people/{{mentee}}", COORDINATORS),
    "matching.places POST": (f"{AT}/people/{{mentee}}", {"capacity": "1", "least": "0", "reason": "Asked", **KEY}, BY_COORDINATORS),
    "matching.rule GET": (f"{AT}/rulings", BY_COORDINATORS),
    "matching.rule POST": (f"{AT}/rulings", RULING, BY_COORDINATORS),
    "matching.lift POST": (f"{AT}/rulings/{{ruling}}/lift", BY_COORDINATORS),
    "matching.begin GET": (f"{AT}/run", BY_COORDINATORS),
    "matching.begin POST": (f"{AT}/run", {"mode": "stable", **KEY}, BY_COORDINATORS),
    "matching.run GET": (RUN, COORDINATORS),
    "matching.left GET": (f"{RUN}/left", COORDINATORS),
    "matching.why GET": (f"{RUN}/why/{{member}}/{{priya}}", COORDINATORS),
    "matching.what_if GET": (f"{RUN}/what-if?feature=time&points=40", COORDINATORS),
    "matching.ask_why GET": (f"{RUN}/why?mentee={{member}}&mentor={{priya}}", BY_COORDINATORS),
    "matching.publish GET": (f"{RUN}/publish", BY_COORDINATORS),
    "matching.publish POST": (f"{RUN}/publish", {"mode": "stable", "anyway": "y", **KEY}, BY_COORDINATORS),
    "matching.talk GET": ("/matching/talks/{talk}", TALK),
    "matching.talk POST": ("/matching/talks/{talk}", {"rating": "4", **KEY}, (302, 404, 302, 404, 404, 404)),
    "matching.ratings GET": ("/matching/{talking}/ratings", COORDINATORS),
    "matching.close_talks POST": ("/matching/{talking}/ratings/close", BY_COORDINATORS),
}
COMMANDS = {}
