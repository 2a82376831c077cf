"""Who may do what in mentoring; pure. A pair exists for its two people alone, whoever else asks."""

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.mentorship.models import (
    ENDED,
    LIVING,
    WORKING,
    Agreement,
    Certificate,
    Cohort,
    Group,
    GroupMeeting,
    GroupMessage,
    Meeting,
    MentorProfile,
    Mentorship,
    NextStep,
    Officer,
    PrivateNote,
    Resource,
    SharedNote,
)

ENOUGH_OFFICERS = 2  # one alone can open nothing


def may_mentor(by: By) -> bool:
    """Whether `by` may offer to mentor: anyone whose account is active."""
    return by.is_active


def may_see_profile(by: By, profile: MentorProfile) -> bool:
    """Whether a mentor's profile exists for `by`: for everybody signed in while it is open and the account in use, else its owner."""
    if by.id is not None and profile.person_id == by.id:
        return True
    return by.is_authenticated and profile.is_open and profile.person.may_act


def may_ask(by: By, profile: MentorProfile) -> bool:
    """Whether `by` may ask this mentor: somebody else's open profile with a free place."""
    return by.is_active and profile.person_id != by.id and may_see_profile(by, profile) and profile.free > 0


def is_of_pair(by: By, pair: Mentorship) -> bool:
    """Whether `by` is one of the two; administrators, facilitators and coordinators are not."""
    return by.id is not None and by.id in pair.people_ids


def may_answer(by: By, pair: Mentorship) -> bool:
    """Whether `by` may accept or decline: the mentor asked, or either of a pair that was proposed, until they have answered."""
    if not by.is_active or not is_of_pair(by, pair):
        return False
    if pair.state == "proposed":
        return (pair.mentor_yes_at if by.id == pair.mentor_id else pair.mentee_yes_at) is None
    return by.id == pair.mentor_id and pair.state == "requested"


def may_withdraw(by: By, pair: Mentorship) -> bool:
    """Whether `by` may take the request back: who asked, until it is answered."""
    return by.is_active and by.id == pair.mentee_id and pair.state == "requested"


def may_work(by: By, pair: Mentorship) -> bool:
    """Whether `by` may add goals, meetings, steps and messages: the two, from their yes until the end, but not in a pause."""
    return by.is_active and is_of_pair(by, pair) and pair.state in WORKING


def may_sign(by: By, pair: Mentorship, agreement: Agreement) -> bool:
    """Whether `by` may sign this version: either of the two who has not yet."""
    signed = agreement.mentor_signed_at if by.id == pair.mentor_id else agreement.mentee_signed_at
    return may_work(by, pair) and agreement.mentorship_id == pair.id and signed is None


def may_call(by: By, pair: Mentorship) -> bool:
    """Whether `by` may call the other, and hear them: either of the two, while the pair is active and both accounts are in use."""
    return may_work(by, pair) and pair.other_than(by.id).may_act


def may_note(by: By, pair: Mentorship) -> bool:
    """Whether `by` may keep private notes: the two, also on a request, in a pause and afterwards."""
    return by.is_active and is_of_pair(by, pair)


def may_pause(by: By, pair: Mentorship) -> bool:
    """Whether `by` may pause the pair."""
    return may_work(by, pair)


def may_resume(by: By, pair: Mentorship) -> bool:
    """Whether `by` may go on after a pause: either, once both accounts are in use."""
    return by.is_active and is_of_pair(by, pair) and pair.state == "paused" and pair.mentor.may_act and pair.mentee.may_act


def may_end(by: By, pair: Mentorship) -> bool:
    """Whether `by` may close the pair or end it early: either, at any time, without being asked why."""
    return by.is_active and is_of_pair(by, pair) and pair.state in LIVING


def may_say_what_changed(by: By, pair: Mentorship) -> bool:
    """Whether `by` may write down what changed: either, once it is over."""
    return by.is_active and is_of_pair(by, pair) and pair.state in ENDED


def may_certify(by: By, pair: Mentorship) -> bool:
    """Whether `by` may have a certificate of the pair: either of a pair that began and that was closed, not ended early."""
    return by.is_active and is_of_pair(by, pair) and pair.state == "closed" and pair.began_at is not None


def may_rename(by: By, certificate: Certificate) -> bool:
    """Whether `by` chooses the name on a certificate: its holder, while it is valid."""
    return by.is_active and certificate.person_id == by.id and certificate.revoked_at is None


def may_forget(by: By, pair: Mentorship) -> bool:
    """Whether `by` may delete their own words of the pair: either, once it is over."""
    return by.is_active and is_of_pair(by, pair) and pair.state in ENDED


def may_agree(by: By, pair: Mentorship, meeting: Meeting) -> bool:
    """Whether `by` may say yes to a proposed time: who did not propose it."""
    return may_work(by, pair) and meeting.state == "proposed" and meeting.proposed_by_id != by.id


def may_move(by: By, pair: Mentorship, meeting: Meeting) -> bool:
    """Whether `by` may propose another time or call it off."""
    return may_work(by, pair) and meeting.state in ("proposed", "planned")


def may_account(by: By, pair: Mentorship, meeting: Meeting) -> bool:
    """Whether `by` may say that it was held or missed."""
    return may_move(by, pair, meeting)


def may_finish(by: By, pair: Mentorship, step: NextStep) -> bool:
    """Whether `by` may tick a step off or open it again: either of the two."""
    return may_work(by, pair) and step.mentorship_id == pair.id


def may_thank(by: By, pair: Mentorship, note: SharedNote) -> bool:
    """Whether `by` may thank for a message: the other than its author, as long as its words are there."""
    return may_work(by, pair) and note.mentorship_id == pair.id and note.author_id != by.id and note.withdrawn_at is None


def may_remove_note(by: By, note: SharedNote | PrivateNote) -> bool:
    """Whether `by` may remove a note: its author."""
    return by.is_active and note.author_id == by.id


def may_oversee(by: By, is_coordinator: bool) -> bool:
    """Whether `by` sees dates and counts of all pairs: administrators, and the coordinators they appointed."""
    return by.is_admin or (by.is_active and is_coordinator)


def may_coordinate_cohort(by: By, cohort: Cohort) -> bool:
    """Whether `by` looks after a cohort: who facilitates its community, and administrators."""
    standing = by.standings.get(cohort.community_id)
    return by.is_admin or (by.is_active and standing is not None and standing.role == "facilitator")


def may_look_after(by: By, pair: Mentorship, cohort: Cohort | None, is_coordinator: bool) -> bool:
    """Whether `by` sees dates and counts of this pair, and reminds its two; nobody looks after a pair of their own."""
    if is_of_pair(by, pair):
        return False
    return may_oversee(by, is_coordinator) or (cohort is not None and may_coordinate_cohort(by, cohort))


def may_care(by: By, pair: Mentorship, officer: Officer | None) -> bool:
    """Whether `by` deals with what was reported of this pair: an officer who is not of it."""
    return by.is_active and officer is not None and officer.person_id == by.id and not is_of_pair(by, pair)


def may_appoint(by: By) -> bool:
    """Whether `by` may appoint coordinators: administrators."""
    return by.is_admin


def may_coordinate(person: Person) -> bool:
    """Whether a person can be appointed: an account in use."""
    return person.may_act


def is_in_group(by: By, group: Group, pair: Mentorship | None) -> bool:
    """Whether `by` reads and is seen in a group: its mentor, and each mentee who joined (`pair`: theirs with the mentor)."""
    if by.id is None or by.id == group.mentor_id:
        return by.id is not None
    return pair is not None and pair.mentee_id == by.id and pair.group_id == group.id and pair.state in LIVING


def may_join_group(by: By, group: Group, pair: Mentorship | None) -> bool:
    """Whether `by` may join: a mentee of its mentor whose pair goes on."""
    return by.is_active and pair is not None and pair.mentee_id == by.id and pair.mentor_id == group.mentor_id and pair.state in WORKING


def may_say_in_group(by: By, group: Group, pair: Mentorship | None) -> bool:
    """Whether `by` may speak in a group: who is in it, unless their pair rests."""
    return by.is_active and is_in_group(by, group, pair) and (pair is None or pair.state in WORKING)


def may_end_group(by: By, group: Group) -> bool:
    """Whether `by` may end a group: its mentor."""
    return by.is_active and by.id == group.mentor_id


def may_remove_from_group(by: By, group: Group, said: GroupMessage) -> bool:
    """Whether `by` may remove a message: its author, and the mentor."""
    return by.is_active and said.group_id == group.id and by.id in (said.author_id, group.mentor_id)


def may_change_group_meeting(by: By, group: Group, meeting: GroupMeeting) -> bool:
    """Whether `by` may move a meeting of a group, call it off or say how it was: its mentor, and who proposed it."""
    return by.is_active and meeting.group_id == group.id and meeting.state == "planned" and by.id in (group.mentor_id, meeting.proposed_by_id)


def may_read_cohort(by: By, cohort: Cohort, is_of: bool, is_coordinator: bool) -> bool:
    """Whether the page of a cohort exists for `by`: its people, and who looks after it."""
    return is_of or may_oversee(by, is_coordinator) or may_coordinate_cohort(by, cohort)


def may_come_in(by: By, cohort: Cohort, is_of: bool) -> bool:
    """Whether `by` may enter the cohort's own place: its people and its facilitators; no administrator, it is private."""
    standing = by.standings.get(cohort.community_id)
    return by.is_active and cohort.place_id is not None and (is_of or (standing is not None and standing.role == "facilitator"))


def may_add_resource(by: By, cohort: Cohort, is_mentor: bool) -> bool:
    """Whether `by` may give the cohort something to read: who coordinates it, and its mentors."""
    return may_coordinate_cohort(by, cohort) or (by.is_active and is_mentor)


def may_remove_resource(by: By, cohort: Cohort, resource: Resource) -> bool:
    """Whether `by` may take it away: who added it, and who coordinates the cohort."""
    return resource.cohort_id == cohort.id and (may_coordinate_cohort(by, cohort) or (by.is_active and resource.owner_id == by.id))
