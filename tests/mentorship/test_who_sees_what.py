"""Who sees what of a pair: a word in every object of mentoring, and each role of the design looked through page by page, download included."""

from datetime import timedelta

import pytest

from hub.accounts.models import Person
from hub.accounts.queries import own_data
from hub.clock import now
from hub.communities.queries import by_of
from hub.matching.models import Exclusion
from hub.mentorship.models import ClosingWords, NoteVersion, Officer
from hub.storage.unit import db, unit_of_work
from tests.makers import matching, person
from tests.makers import mentorship as make

ROLES = ("outsider", "member", "fellow", "mentee", "mentor", "other_mentee", "officer", "coordinator", "admin")
TWO, LOOK_AFTER = ("mentee", "mentor"), ("coordinator", "admin")
# object: who meets its word. `fellow` is of another pair of the same mentor and round; suspended people, asked last, meet nothing at all.
TABLE = {
    "profile: sectors": ("mentee",), "profile: conditions": ("mentee",), "exclusion": ("mentee",), "application: answers": ("mentee", *LOOK_AFTER),
    "request": TWO, "request: first goal": TWO, "answer": TWO,
    "agreement": (*TWO, *LOOK_AFTER), "agreement: earlier version": TWO, "goal": TWO, "goal: indicator": TWO, "goal: progress": TWO,
    "goal whose title both let be seen": ("fellow", "mentor", *LOOK_AFTER), "its indicator": ("fellow", "mentor"),
    "meeting: plan": TWO, "contact: what was agreed": TWO, "action": TWO, "private note of the mentor": ("mentor",), "private note of the mentee": ("mentee",),
    "message": TWO, "message: earlier words": TWO, "shared note": TWO, "file": TWO, "group message": TWO, "learning": TWO,
    "check-in not shared": ("mentee",), "check-in shared": ("mentor", *LOOK_AFTER), "health and its reason": (*TWO, *LOOK_AFTER), "alert": LOOK_AFTER,
    "closure": TWO, "thanks": TWO, "follow-up": ("mentee",), "certificate": ("mentee",),
    "question to coordinators": ("mentee", *LOOK_AFTER), "answer of coordinators": ("mentee", *LOOK_AFTER),
    "talk: how the mentee is reached": ("mentee", "other_mentee"), "ruling of coordinators": LOOK_AFTER, "report of harm": ("officer",),
}
WORDS = {name: f"zeugnis{number:02d}x" for number, name in enumerate(TABLE)}
WORDS["health and its reason"], WORDS["alert"] = "No contact for 57 days", "Silence for three months"
PAGES = (
    "/mentoring/", "/mentoring/overview", "/mentoring/overview/report", "/mentoring/overview/report.csv", "/mentoring/mentors", "/mentoring/mentors/mira",
    "/mentoring/safeguarding", "/mentoring/safeguarding/officers", "/mentoring/groups/{group}", "/mentoring/overview/{pair}", "/mentoring/overview/{over}",
    "/mentoring/overview/{second}", "/mentoring/{pair}", "/mentoring/{pair}/agreement", "/mentoring/{pair}/goals/{goal}", "/mentoring/{pair}/search?q=zeugnis",
    "/mentoring/{pair}/messages/{note}/earlier", "/mentoring/{pair}/messages/{note}/edit", "/mentoring/{pair}/files/{file}/x.txt",
    "/mentoring/{pair}/ask-coordinators", "/mentoring/{pair}/check-ins/{check_in}", "/mentoring/{over}", "/mentoring/{over}/certificate",
    "/mentoring/{over}/follow-up/{follow_up}", "/mentoring/{over}/changed", "/mentoring/{second}", "/mentoring/{second}/goals/{titled}",
    "/mentoring/{pair}/meetings/{meeting}.ics", "/matching/", "/matching/profile", "/matching/profile/wishes", "/matching/profile/work", "/matching/{programme}",
    "/matching/{programme}/desk", "/matching/{programme}/answers", "/matching/{programme}/part", "/matching/{programme}/rulings",
    "/matching/{programme}/people/{part}", "/matching/runs/{run}", "/matching/talks/{talk}", "/me", "/me/certificates", "/notices", "/", "/search?q=zeugnis",
    "/people/mina", "/people/mira", "/communities/wells/members",
)


@pytest.fixture
def world(cast):
    """(people by role, ids): a pair with a word in everything, one that is over, a second pair of the same mentor, a round, a programme with a talk."""
    with unit_of_work():
        people = {
            "outsider": cast.outsider, "member": cast.muted, "coordinator": cast.facilitator, "admin": cast.admin, "mentee": cast.member, "mentor": cast.other,
            "fellow": person("Fellow", handle="fellow"), "other_mentee": person("Mina", handle="mina"), "officer": person("Officer", handle="officer"),
        }
        db.add(Officer(person_id=people["officer"].id))
        make.mentor_profile(cast.other)
        return people, {**_pair(people, make.cohort(cast.wells)), **_matched(people, cast)}


def _pair(people: dict, cohort) -> dict:
    w, mentor, mentee, then = WORDS, people["mentor"], people["mentee"], now() - timedelta(days=57)
    pair = make.pair(mentor, mentee, cohort_id=cohort.id, wanted=w["request"], wanted_html=w["request"], first_goal=w["request: first goal"], answer=w["answer"],
                     contact_at=then)
    make.agreement(pair, purpose=w["agreement: earlier version"])
    make.agreement(pair, version=2, purpose=w["agreement"], mentor_signed_at=then, mentee_signed_at=then)
    goal = make.goal(pair, w["goal"], indicator=w["goal: indicator"], why=w["goal: progress"])
    meeting = make.meeting(pair, plan=w["meeting: plan"], state="held", starts_at=then)
    make.meeting(pair, state="held", starts_at=then, agreed=w["contact: what was agreed"], agreed_html=w["contact: what was agreed"])
    make.step(pair, w["action"]), make.private_note(pair, mentor, w["private note of the mentor"]), make.learning(pair, w["learning"])
    make.private_note(pair, mentee, w["private note of the mentee"]), make.message(pair, w["shared note"], is_kept=True)
    note = make.message(pair, w["message"], changed_at=now())
    db.add(NoteVersion(note_id=note.id, source=w["message: earlier words"], html=w["message: earlier words"]))
    file = make.file(note, name=f"{w['file']}.txt")
    check_in = make.check_in(pair, mentee, words=w["check-in not shared"], fit="good", answered_at=now())
    make.check_in(pair, mentor, words=w["check-in shared"], fit="good", is_shared=True, answered_at=now())
    make.alert(pair, rule="lost"), make.question(pair, mentee, w["question to coordinators"], answer=w["answer of coordinators"], answered_at=now())
    make.concern(pair, person("Another officer"), words=w["report of harm"])
    group = make.group(mentor, pair)
    make.said(group, mentor, w["group message"])
    return {"pair": pair.id, "goal": goal.id, "note": note.id, "file": file.id, "check_in": check_in.id, "group": group.id, "meeting": meeting.id,
            **_before(people, cohort), **_second(people, cohort)}


def _before(people: dict, cohort) -> dict:
    w, mentee = WORDS, people["mentee"]
    over = make.pair(people["mentor"], mentee, state="closed", cohort_id=cohort.id, closed_at=now())
    db.add(ClosingWords(mentorship_id=over.id, person_id=mentee.id, words=w["closure"], thanks=w["thanks"]))
    make.certificate(over, mentee, name=w["certificate"])
    return {"over": over.id, "follow_up": make.check_in(over, mentee, what="follow_up", day=0, words=w["follow-up"], value="tried", answered_at=now()).id}


def _second(people: dict, cohort) -> dict:
    second = make.pair(people["mentor"], people["fellow"], cohort_id=cohort.id)
    make.agreement(second, sees="titles", mentor_signed_at=now(), mentee_signed_at=now())
    titled = make.goal(second, WORDS["goal whose title both let be seen"], indicator=WORDS["its indicator"])
    return {"second": second.id, "titled": titled.id}


def _matched(people: dict, cast) -> dict:
    w, mentee = WORDS, people["mentee"]
    hidden = person(w["exclusion"], shown_to=dict.fromkeys(("page", "work", "place", "languages", "exchange"), "nobody"))
    matching.matching_profile(mentee, wants=["Pumps"], fields=[w["profile: sectors"]], conditions={"countries": [w["profile: conditions"]]})
    db.add(Exclusion(person_id=mentee.id, other_id=hidden.id))
    programme = matching.programme(cast.wells, cast.facilitator)
    part = matching.participant(programme, mentee, "mentee", answers=[{"words": "Why?", "answer": [w["application: answers"]]}])
    matching.participant(programme, people["other_mentee"], "mentor")
    matching.ruling(programme, people["member"], people["other_mentee"]).reason = w["ruling of coordinators"]
    run = matching.run(programme, [(mentee, people["other_mentee"])])
    talk = matching.talk(programme, run, mentee, people["other_mentee"], mentee_says=w["talk: how the mentee is reached"])
    return {"programme": programme.id, "part": part.id, "run": run.id, "talk": talk.id}


def seen_by(who: Person, ids: dict, signed_in) -> str:
    """All that somebody is shown, and all of their download."""
    visitor = signed_in(who)
    shown = [visitor.get(page.format(**ids)).html for page in PAGES]
    with unit_of_work(write=False):
        return "\n".join([*shown, str(own_data(by_of(db.get(Person, who.id))))])


def test_each_role_meets_what_the_table_says_and_nothing_else(world, signed_in):
    people, ids = world
    heard = {role: seen_by(people[role], ids, signed_in) for role in ROLES}
    found = {name: tuple(role for role in ROLES if word in heard[role]) for name, word in WORDS.items()}
    assert found == {name: tuple(role for role in ROLES if role in readers) for name, readers in TABLE.items()}


def test_who_is_suspended_meets_nothing(world, signed_in):
    people, ids = world
    phones = {role: signed_in(people[role]) for role in ("mentee", "mentor", "coordinator")}
    assert WORDS["message"] in phones["mentee"].get("/mentoring/{pair}".format(**ids))
    with unit_of_work():
        for role in phones:
            db.get(Person, people[role].id).state = "suspended"
    shown = "".join(phone.get(page.format(**ids), follow=True).html for phone in phones.values() for page in PAGES[:14])
    assert not any(word in shown for word in WORDS.values())
