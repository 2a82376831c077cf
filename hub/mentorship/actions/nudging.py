"""The watch over all pairs: alerts that open and close, and reminders in order - both, the mentor, who coordinates - at most weekly each."""

from datetime import timedelta

from hub.accounts.by import By
from hub.clock import now
from hub.errors import Conflict, require
from hub.mentorship import notices, queries, rules
from hub.mentorship.actions.news import changed
from hub.mentorship.health import ANSWER_STALLED, LAST_CALL, ORDER, Finding, days_silent, findings, is_lost, patience
from hub.mentorship.models import Alert, Mentorship, Nudge
from hub.storage.unit import db
from hub.text.languages import _

WEEK = timedelta(days=7)
TOLD = ("unsigned", "no_first", "silent", "missed", "no_goal")  # of these the two are reminded; the rest they see on their page
BOTH, MENTOR, COORDINATORS = 0, 1, 2  # whom the next reminder goes to
BY_HAND = "check_in"  # opened by an answer, gone once somebody has seen to it


def watch(by: By) -> int:
    """Bring every pair's alerts up to date and remind who is next; returns how many pairs somebody was reminded of."""
    require(by.is_house)
    count, after = 0, 0
    while pairs := queries.pairs_to_watch(after):
        signs, alerts = queries.signs_of([pair.id for pair in pairs]), queries.open_alerts([pair.id for pair in pairs])
        for pair in pairs:
            found = _found(pair, signs[pair.id])
            standing = _reconcile(pair, found, alerts.get(pair.id, {}))
            count += _act(by, pair, standing)
        after = pairs[-1].id
    return count


def nudge(by: By, pair: Mentorship) -> int:
    """A coordinator asks both how they get on; Conflict where both were reminded within the week. Returns how many were told."""
    require(rules.may_look_after(by, pair, queries.cohort_of(pair), queries.is_coordinator(by)))
    told = _tell(by, pair, [person for person in (pair.mentor, pair.mentee) if person.may_act], "asked")
    if not told:
        raise Conflict(_("Both were reminded within the last week. Write to them yourself if it cannot wait."))
    return told


def see_to(by: By, pair: Mentorship, alert: Alert) -> None:
    """Note that one looks after an alert; one that an answer opened is gone with it."""
    require(alert.mentorship_id == pair.id and rules.may_look_after(by, pair, queries.cohort_of(pair), queries.is_coordinator(by)))
    if alert.seen_at is None:
        alert.seen_by_id, alert.seen_at = by.id, now()
    if alert.rule == BY_HAND and alert.gone_at is None:
        alert.gone_at = now()


def _found(pair: Mentorship, signs) -> list[Finding]:
    found = findings(pair, signs, now())
    return [*found, Finding("lost", "stalled", "")] if is_lost(pair, now()) else found


def _reconcile(pair: Mentorship, found: list[Finding], alerts: dict[str, Alert]) -> list[Alert]:
    """The alerts that stand after this look; one a rule, gone as soon as the rule holds no more."""
    levels = {one.rule: one.level for one in found}
    for rule, alert in alerts.items():
        if rule != BY_HAND and rule not in levels:
            alert.gone_at = now()
    for rule, level in levels.items():
        if rule not in alerts:
            alerts[rule] = Alert(mentorship_id=pair.id, rule=rule, level=level, since=now(), step=BOTH)
            db.add(alerts[rule])
        alerts[rule].level = level
    db.flush()
    return [alert for alert in alerts.values() if alert.gone_at is None]


def _act(by: By, pair: Mentorship, alerts: list[Alert]) -> bool:
    by_rule = {alert.rule: alert for alert in alerts}
    if pair.state in ("requested", "proposed"):
        return "unanswered" in by_rule and _unanswered(by, pair, by_rule["unanswered"])
    if "lost" in by_rule:
        return _lost(by, pair, by_rule["lost"])
    told = [alert for alert in alerts if alert.rule in TOLD and (alert.stepped_at is None or alert.stepped_at <= now() - WEEK)]
    return bool(told) and _remind(by, pair, min(told, key=lambda alert: ORDER[alert.level]))


def _remind(by: By, pair: Mentorship, alert: Alert) -> bool:
    if not (pair.mentor.may_act and pair.mentee.may_act) or alert.step > COORDINATORS:
        return False
    if alert.step == COORDINATORS:
        told = notices.needs_a_look(by, pair, _not_nudged(queries.looking_after(pair)))
        _note_nudged(told)
    else:
        told = _tell(by, pair, [pair.mentor, pair.mentee] if alert.step == BOTH else [pair.mentor], alert.rule)
    if told:
        alert.step, alert.stepped_at, pair.nudged_at = alert.step + 1, now(), now()
    return bool(told)


def _unanswered(by: By, pair: Mentorship, alert: Alert) -> bool:
    if (now() - pair.asked_at).days >= ANSWER_STALLED * patience(pair):
        _let_go(by, pair, alert)
        return True
    if alert.stepped_at is not None:
        return False
    waiting = [pair.mentor] if pair.state == "requested" else _undecided(pair)
    told = _tell(by, pair, [person for person in waiting if person.may_act], "unanswered")
    alert.stepped_at = now() if told else None
    return bool(told)


def _let_go(by: By, pair: Mentorship, alert: Alert) -> None:
    was, pair.state, pair.closed_at, alert.gone_at = pair.state, "withdrawn", now(), now()
    notices.unanswered(by, pair)
    if was == "proposed":
        notices.proposal_expired(by, pair, queries.looking_after(pair))
    changed(pair)


def _undecided(pair: Mentorship) -> list:
    return [person for person, yes in ((pair.mentor, pair.mentor_yes_at), (pair.mentee, pair.mentee_yes_at)) if yes is None]


def _lost(by: By, pair: Mentorship, alert: Alert) -> bool:
    if alert.stepped_at is None:
        told = _tell(by, pair, [person for person in (pair.mentor, pair.mentee) if person.may_act], "lost")
        alert.stepped_at = now() if told else None
        return bool(told)
    if now() - alert.stepped_at < timedelta(days=LAST_CALL):
        return False
    pair.state, pair.paused_at, pair.paused_why, alert.gone_at = "paused", now(), "silence", now()
    notices.rests(by, pair)
    changed(pair)
    return True


def _tell(by: By, pair: Mentorship, people: list, rule: str) -> int:
    free = _not_nudged([person.id for person in people])
    for person in people:
        if person.id in free:
            notices.nudged(by, pair, person, rule, days_silent(pair, now()))
    _note_nudged(free)
    return len(free)


def _not_nudged(people_ids: list[int]) -> list[int]:
    lately = queries.nudged_since(people_ids, now() - WEEK)
    return [person_id for person_id in people_ids if person_id not in lately]


def _note_nudged(people_ids) -> None:
    for person_id in people_ids:
        db.merge(Nudge(person_id=person_id, at=now()))
    db.flush()
