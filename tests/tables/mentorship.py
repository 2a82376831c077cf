"""Who may go through the doors of mentoring: the member is the mentor, the muted member the mentee, the outsider an officer."""

from datetime import timedelta

from hub.clock import now
from tests.makers import community, matching
from tests.makers import mentorship as make


def scene(cast) -> dict:
    """An offer of Priya; a pair with one of everything, a request the other way round, a pair that is over."""
    make.mentor_profile(cast.other)
    make.mentor_profile(cast.muted)
    pumps = community(name="Pumps")
    round_of = matching.programme(pumps, cast.other)
    cohort = make.cohort(pumps, programme_id=round_of.id)
    pair, request = make.pair(cast.member, cast.muted, cohort_id=cohort.id), make.request(cast.muted, cast.member)
    over = make.pair(cast.member, cast.muted, state="closed", closed_at=now())
    given = make.certificate(over, cast.muted)
    make.agreement(pair)
    message = make.message(pair)
    concern = make.concern(pair, cast.outsider)
    group, joined = make.group(cast.member), make.group(cast.member, pair, name="Joined")
    meets, ago = (make.group_meeting(joined, cast.member, starts_at=now() + days) for days in (timedelta(days=1), timedelta(days=-1)))
    said = make.said(joined, cast.muted)
    proposed = make.meeting(pair, state="proposed", proposed_by_id=cast.muted.id)
    past = make.meeting(pair, starts_at=now() - timedelta(days=1))
    return {
        "pair": pair.id, "request": request.id, "over": over.id, "goal": make.goal(pair).id, "meeting": proposed.id, "past": past.id,
        "step": make.step(pair).id, "message": message.id, "file": make.file(message).id, "note": make.private_note(pair, cast.member).id, "priya": cast.other.id,
        "group": group.id, "joined": joined.id, "said": said.id, "meets": meets.id, "ago": ago.id, "muted": cast.muted.id,
        "voice": make.group_file(said).id, "cohort": cohort.id, "round": round_of.id, "resource": make.resource(cohort, cast.member).id,
        "concern": concern.id, "opening": make.opening(concern).id,
        "opened": make.opening(concern, granted_at=now(), ends_at=now() + timedelta(days=2)).id,
        "certificate": given.id, "code": given.code, "alert": make.alert(pair).id, "question": make.question(pair, cast.muted).id,
        "check_in": make.check_in(pair, cast.muted).id, "follow_up": make.check_in(over, cast.muted, what="follow_up", day=0).id,
    }


PEOPLE = (302, 200, 200, 200, 200, 200)
SENT = (302,) * 6
TWO = (302, 404, 200, 200, 404, 404)
BY_TWO = (302, 404, 302, 302, 404, 404)
BY_MENTOR = (302, 404, 302, 404, 404, 404)
ADMINS = (302, 404, 404, 404, 404, 200)
BY_OFFICER = (302, 302, 404, 404, 404, 404)
BY_ADMINS = (302, 404, 404, 404, 404, 302)
AT = "/mentoring/{pair}"
KEY = {"key": "a-client-key"}
SOON = {"on": (now() + timedelta(days=3)).date().isoformat(), "at": "10:00", "minutes": "30", "way": "text", **KEY}
BEFORE = SOON | {"on": (now() - timedelta(days=3)).date().isoformat()}
JOINED, COHORT = "/mentoring/groups/{joined}/meetings", "/mentoring/cohorts/{cohort}"
MENTOR, BY_PROPOSER = (302, 404, 200, 403, 404, 404), (302, 404, 302, 403, 404, 404)
LEADS, BY_LEADS = (302, 404, 403, 403, 404, 200), (302, 404, 403, 403, 404, 302)
KICK_OFF = {"title": "Kick-off", "on": SOON["on"], "at": "10:00", "minutes": "60", "is_private": "y", **KEY}
OFFER = {"skills": "Wells", "language_1": "en", "level_1": "good", "hours": "1", "places": "1", "channels": "text", **KEY}
TERMS = {"purpose": "Wells", "cadence_days": "14", "mode": "mixed", "way": "text", "sees": "counts", **KEY}
ROUND = {"name": "One", "starts_on": "2026-12-01", "ends_on": "2027-06-01", "cadence_days": "14", "kind": "peer", **KEY}
WISH = {"wanted": "Wells", "languages": "en", "hours": "1", **KEY}

ROUTES = {
    "mentorship.mine GET": ("/mentoring/", PEOPLE),
    "mentorship.mentors GET": ("/mentoring/mentors", PEOPLE),
    "mentorship.mentor GET": ("/mentoring/mentors/priya", PEOPLE),
    "mentorship.mentor_profile GET": ("/mentoring/profile", PEOPLE),
    "mentorship.mentor_profile POST": ("/mentoring/profile", OFFER, SENT),
    "mentorship.ask GET": ("/mentoring/mentors/priya/ask", PEOPLE),
    "mentorship.ask POST": ("/mentoring/mentors/priya/ask", WISH, SENT),
    "mentorship.overview GET": ("/mentoring/overview", ADMINS),
    "mentorship.appoint POST": ("/mentoring/overview/coordinators", {"handle": "priya", **KEY}, BY_ADMINS),
    "mentorship.dismiss POST": ("/mentoring/overview/coordinators/{priya}/dismiss", BY_ADMINS),
    "mentorship.pair GET": (AT, TWO),
    "mentorship.call GET": (f"{AT}/call", TWO),
    "mentorship.begin_group GET": ("/mentoring/groups/new", PEOPLE),
    "mentorship.begin_group POST": ("/mentoring/groups/new", {"name": "All", **KEY}, (302,) + (422,) * 5),
    "mentorship.group GET": ("/mentoring/groups/{joined}", TWO),
    "mentorship.group POST": ("/mentoring/groups/{joined}", {"text": "Hello", **KEY}, BY_TWO),
    "mentorship.group_seen POST": ("/mentoring/groups/{joined}/seen", (302, 404, 204, 204, 404, 404)),
    "mentorship.join_group POST": ("/mentoring/groups/{group}/join", (302, 404, 403, 302, 404, 404)),
    "mentorship.leave_group POST": ("/mentoring/groups/{joined}/leave", (302, 404, 403, 302, 404, 404)),
    "mentorship.end_group POST": ("/mentoring/groups/{joined}/end", (302, 404, 302, 403, 404, 404)),
    "mentorship.group_file GET": ("/mentoring/groups/{joined}/files/{voice}/note.txt", TWO),
    "mentorship.meet_as_group GET": (f"{JOINED}/new", TWO),
    "mentorship.meet_as_group POST": (f"{JOINED}/new", SOON, BY_TWO),
    "mentorship.move_as_group GET": (f"{JOINED}/{{meets}}/move", MENTOR),
    "mentorship.move_as_group POST": (f"{JOINED}/{{meets}}/move", SOON, BY_PROPOSER),
    "mentorship.held_as_group GET": (f"{JOINED}/{{ago}}/held", MENTOR),
    "mentorship.held_as_group POST": (f"{JOINED}/{{ago}}/held", BEFORE | {"there": "{muted}"}, BY_PROPOSER),
    "mentorship.answer_as_group POST": (f"{JOINED}/{{meets}}/answer", {"comes": "yes"}, BY_TWO),
    "mentorship.call_off_as_group POST": (f"{JOINED}/{{meets}}/cancel", BY_PROPOSER),
    "mentorship.miss_as_group POST": (f"{JOINED}/{{ago}}/missed", BY_PROPOSER),
    "mentorship.calendar_as_group GET": (f"{JOINED}/{{meets}}.ics", TWO),
    "mentorship.cohort_page GET": (COHORT, (302, 404, 200, 200, 404, 200)),
    "mentorship.cohort_seen POST": (f"{COHORT}/seen", (302, 404, 204, 204, 404, 204)),
    "mentorship.cohort_of_programme GET": ("/mentoring/cohorts/of/{round}", (302, 404, 302, 302, 404, 302)),
    "mentorship.cohort_thread GET": (f"{COHORT}/thread", LEADS),
    "mentorship.cohort_thread POST": (f"{COHORT}/thread", {"title": "Hello", "text": "Hello", "is_private": "y", **KEY}, BY_LEADS),
    "mentorship.cohort_session GET": (f"{COHORT}/session", LEADS),
    "mentorship.cohort_session POST": (f"{COHORT}/session", KICK_OFF, BY_LEADS),
    "mentorship.come_in POST": (f"{COHORT}/come-in", (302, 404, 403, 403, 404, 403)),
    "mentorship.resource GET": (f"{COHORT}/resources/new", (302, 404, 200, 403, 404, 200)),
    "mentorship.resource POST": (f"{COHORT}/resources/new", {"href": "https://example.org/a", **KEY}, (302, 404, 302, 403, 404, 302)),
    "mentorship.remove_resource POST": (f"{COHORT}/resources/{{resource}}/remove", (302, 404, 302, 403, 404, 302)),
    "mentorship.cohort_file GET": (f"{COHORT}/files/{{resource}}/note.txt", (302, 404, 200, 200, 404, 200)),
    "mentorship.remove_from_group POST": ("/mentoring/groups/{joined}/messages/{said}/remove", BY_TWO),
    "mentorship.seen POST": (f"{AT}/seen", (302, 404, 204, 204, 404, 404)),
    "mentorship.answer GET": ("/mentoring/{request}/answer", (302, 404, 302, 200, 404, 404)),
    "mentorship.answer POST": ("/mentoring/{request}/answer", {"answer": "accept", **KEY}, (302, 404, 403, 302, 404, 404)),
    "mentorship.withdraw POST": ("/mentoring/{request}/withdraw", (302, 404, 302, 403, 404, 404)),
    "mentorship.pause POST": (f"{AT}/pause", BY_TWO),
    "mentorship.resume POST": (f"{AT}/resume", BY_TWO),
    "mentorship.end GET": (f"{AT}/end", TWO),
    "mentorship.end POST": (f"{AT}/end", {"why": "mutual", **KEY}, BY_TWO),
    "mentorship.close GET": (f"{AT}/close", TWO),
    "mentorship.close POST": (f"{AT}/close", {"words": "Wells", **KEY}, BY_TWO),
    "mentorship.go_on POST": (f"{AT}/go-on", BY_TWO),
    "mentorship.agreement GET": (f"{AT}/agreement", TWO),
    "mentorship.terms GET": (f"{AT}/agreement/new", TWO),
    "mentorship.terms POST": (f"{AT}/agreement/new", TERMS, BY_TWO),
    "mentorship.sign POST": (f"{AT}/agreement/1/sign", BY_TWO),
    "mentorship.learned GET": (f"{AT}/learned", TWO),
    "mentorship.learned POST": (f"{AT}/learned", {"words": "Wells", "direction": "from_mentor", "kind": "technical", **KEY}, BY_TWO),
    "mentorship.check_in GET": (f"{AT}/check-ins/{{check_in}}", (302, 404, 404, 200, 404, 404)),
    "mentorship.check_in POST": (f"{AT}/check-ins/{{check_in}}", {"fit": "good", **KEY}, (302, 404, 404, 302, 404, 404)),
    "mentorship.follow_up GET": ("/mentoring/{over}/follow-up/{follow_up}", (302, 404, 404, 200, 404, 404)),
    "mentorship.follow_up POST": ("/mentoring/{over}/follow-up/{follow_up}", {"value": "tried", **KEY}, (302, 404, 404, 302, 404, 404)),
    "mentorship.forget POST": ("/mentoring/{over}/forget", BY_TWO),
    "mentorship.certificate GET": ("/mentoring/{over}/certificate", TWO),
    "mentorship.certificate POST": ("/mentoring/{over}/certificate", {"name": "Amina", "language": "fr", **KEY}, (302, 404, 404, 302, 404, 404)),
    "mentorship.certify POST": ("/mentoring/{over}/certificate/take", BY_TWO),
    "mentorship.printed GET": ("/mentoring/{over}/certificate.pdf", (302, 404, 404, 200, 404, 404)),
    "mentorship.checked GET": ("/certificates/m/{code}", (200,) * 6),
    "mentorship.judge_certificate POST": ("/mentoring/overview/{over}/certificates/{certificate}", {"why": "Another", **KEY}, BY_ADMINS),
    "mentorship.changed GET": ("/mentoring/{over}/changed", TWO),
    "mentorship.changed POST": ("/mentoring/{over}/changed", {"words": "Wells", **KEY}, BY_TWO),
    "mentorship.write GET": (f"{AT}/write", TWO),
    "mentorship.write POST": (f"{AT}/write", {"text": "Hello", **KEY}, BY_TWO),
    "mentorship.note GET": (f"{AT}/note", TWO),
    "mentorship.note POST": (f"{AT}/note", {"text": "Hello", **KEY}, BY_TWO),
    "mentorship.rewrite GET": (f"{AT}/messages/{{message}}/edit", BY_MENTOR[:2] + (200, 404, 404, 404)),
    "mentorship.rewrite POST": (f"{AT}/messages/{{message}}/edit", {"text": "Hello", **KEY}, BY_MENTOR),
    "mentorship.keep POST": (f"{AT}/messages/{{message}}/keep", BY_TWO),
    "mentorship.file GET": (f"{AT}/files/{{file}}/note.txt", TWO),
    "mentorship.touch GET": (f"{AT}/contact", TWO),
    "mentorship.ask_coordinators GET": (f"{AT}/ask-coordinators", TWO),
    "mentorship.ask_coordinators POST": (f"{AT}/ask-coordinators", {"words": "Help", **KEY}, BY_TWO),
    "mentorship.write_to_all GET": ("/mentoring/write-to-all", PEOPLE),
    "mentorship.write_to_all POST": ("/mentoring/write-to-all", {"text": "Hello", **KEY}, (302, 422, 302, 422, 422, 422)),
    "mentorship.harm GET": (f"{AT}/harm", TWO),
    "mentorship.harm POST": (f"{AT}/harm", {"words": "Help", **KEY}, BY_TWO),
    "mentorship.safeguarding GET": ("/mentoring/safeguarding", (302, 200, 404, 404, 404, 404)),
    "mentorship.ask_to_open POST": ("/mentoring/safeguarding/{concern}/open", {"reason": "Threats", "hours": "2", **KEY}, BY_OFFICER),
    "mentorship.settle POST": ("/mentoring/safeguarding/{concern}/settle", BY_OFFICER),
    "mentorship.grant_opening POST": ("/mentoring/safeguarding/openings/{opening}/grant", BY_OFFICER),
    "mentorship.opened GET": ("/mentoring/safeguarding/openings/{opened}", (302, 200, 404, 404, 404, 404)),
    "mentorship.retention GET": ("/mentoring/overview/retention", ADMINS),
    "mentorship.retention POST": ("/mentoring/overview/retention", {"days": "400", **KEY}, BY_ADMINS),
    "mentorship.officers GET": ("/mentoring/safeguarding/officers", ADMINS),
    "mentorship.officers POST": ("/mentoring/safeguarding/officers", {"handle": "priya", **KEY}, BY_ADMINS),
    "mentorship.dismiss_officer POST": ("/mentoring/safeguarding/officers/{priya}/dismiss", BY_ADMINS),
    "mentorship.cohort GET": ("/communities/wells/mentoring/new", (302, 403, 403, 403, 200, 200)),
    "mentorship.cohort POST": ("/communities/wells/mentoring/new", ROUND, (302, 403, 403, 403, 302, 302)),
    "mentorship.put_in_cohort POST": ("/mentoring/overview/{pair}/cohort", {"cohort": ""}, BY_ADMINS),
    "mentorship.report GET": ("/mentoring/overview/report", ADMINS),
    "mentorship.report_csv GET": ("/mentoring/overview/report.csv", ADMINS),
    "mentorship.guidance GET": ("/mentoring/coordinating", PEOPLE),
    "mentorship.being_a_mentor GET": ("/mentoring/being-a-mentor", PEOPLE),
    "mentorship.overseen GET": ("/mentoring/overview/{pair}", ADMINS),
    "mentorship.nudge POST": ("/mentoring/overview/{pair}/nudge", BY_ADMINS),
    "mentorship.see_to POST": ("/mentoring/overview/{pair}/alerts/{alert}/seen", BY_ADMINS),
    "mentorship.answer_question POST": ("/mentoring/overview/{pair}/questions/{question}", {"words": "Yes", **KEY}, BY_ADMINS),
    "mentorship.touch POST": (f"{AT}/contact", {"way": "text", **KEY}, BY_TWO),
    "mentorship.hours GET": ("/mentoring/hours", SENT),
    "mentorship.message GET": (f"{AT}/messages/{{message}}", BY_TWO),
    "mentorship.earlier GET": (f"{AT}/messages/{{message}}/earlier", TWO),
    "mentorship.search GET": (f"{AT}/search?q=hello", TWO),
    "mentorship.thank POST": (f"{AT}/messages/{{message}}/thank", (302, 404, 403, 302, 404, 404)),
    "mentorship.withdraw_message POST": (f"{AT}/messages/{{message}}/withdraw", (302, 404, 302, 403, 404, 404)),
    "mentorship.remove_note POST": (f"{AT}/notes/{{note}}/remove", BY_MENTOR),
    "mentorship.goal GET": (f"{AT}/goals/new", TWO),
    "mentorship.goal POST": (f"{AT}/goals/new", {"words": "Wells", **KEY}, BY_TWO),
    "mentorship.progress GET": (f"{AT}/goals/{{goal}}", TWO),
    "mentorship.progress POST": (f"{AT}/goals/{{goal}}", {"percent": "50", "state": "open", **KEY}, BY_TWO),
    "mentorship.meeting GET": (f"{AT}/meetings/new", TWO),
    "mentorship.meeting POST": (f"{AT}/meetings/new", SOON, BY_TWO),
    "mentorship.move GET": (f"{AT}/meetings/{{meeting}}/move", TWO),
    "mentorship.move POST": (f"{AT}/meetings/{{meeting}}/move", SOON, BY_TWO),
    "mentorship.agree POST": (f"{AT}/meetings/{{meeting}}/agree", (302, 404, 302, 403, 404, 404)),
    "mentorship.call_off POST": (f"{AT}/meetings/{{meeting}}/cancel", BY_TWO),
    "mentorship.miss POST": (f"{AT}/meetings/{{past}}/missed", BY_TWO),
    "mentorship.calendar GET": (f"{AT}/meetings/{{meeting}}.ics", TWO),
    "mentorship.log GET": (f"{AT}/log", TWO),
    "mentorship.log POST": (f"{AT}/log", BEFORE, BY_TWO),
    "mentorship.log_meeting GET": (f"{AT}/meetings/{{past}}/log", TWO),
    "mentorship.log_meeting POST": (f"{AT}/meetings/{{past}}/log", BEFORE, BY_TWO),
    "mentorship.step GET": (f"{AT}/steps/new", TWO),
    "mentorship.step POST": (f"{AT}/steps/new", {"words": "Wells", "owner": "mine", **KEY}, BY_TWO),
    "mentorship.finish POST": (f"{AT}/steps/{{step}}/done", BY_TWO),
    "mentorship.reopen POST": (f"{AT}/steps/{{step}}/open", BY_TWO),
}

PAIR = {"pair": "{pair}"}
LINE = PAIR | {"tab": "a-client-key"}
CALL = ("-", "not_found", "ok", "ok", "not_found", "not_found")
NO_CALL = ("-", "not_found", "conflict", "conflict", "not_found", "not_found")

COMMANDS = {
    "call:start": (LINE, CALL),
    "call:answer": (LINE, NO_CALL),
    "call:hold": (LINE | {"call": "a-call-of-before"}, CALL),
    "call:refuse": (PAIR, CALL),
    "call:end": (PAIR, CALL),
    "call:here": (PAIR, CALL),
    "call:signal": (PAIR | {"kind": "end", "text": ""}, NO_CALL),
}
