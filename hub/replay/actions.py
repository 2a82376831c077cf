"""Choosing about a replay, its transcript, and what is made of it in files."""

from hub.accounts.by import By
from hub.audit.actions import record
from hub.background.models import JobRun
from hub.background.queue import wake
from hub.clock import now
from hub.errors import Invalid, require
from hub.limits import Budget
from hub.mail.delivery import settings
from hub.replay import queries
from hub.replay.queries.replays import Found
from hub.replay.rules import may_choose, may_pack, may_transcribe
from hub.replay.vtt import cues_of
from hub.storage.unit import db
from hub.text.languages import _
from hub.text.letters import clean

RUN = "replay.transcribe"  # under which administrators see how the command fared
MOST_TRIES = 3  # of the speech-to-text command at one recording
PACKS = Budget(6, 600)  # asked for by one person


def leave_names_out(by: By, found: Found, without: bool) -> None:
    """Call people by number in the replay and all that is made of it, or by name again."""
    require(may_choose(by, found.seat), _("Only who leads the session can leave names out of its replay."))
    choices = queries.locked_choices(found.seat.live.id)
    if choices.without_names != without:
        choices.without_names = without
        record(by, "left_names_out" if without else "showed_names", found.seat.live)
        wake("replay.pack", found.seat.live.id)


def refuse_transcript(by: By, found: Found) -> None:
    """Forbidden for whoever may not correct the transcript."""
    require(may_transcribe(by, found.seat), _("Only who leads the session and its scribes correct the transcript."))


def correct_transcript(by: By, found: Found, text: str) -> int:
    """Put a transcript in place of the one there is; returns how many cues it has. None takes it away."""
    refuse_transcript(by, found)
    if found.sound is None:
        raise Invalid(_("There is no recording to write down."), "text")
    text = clean(text).strip()
    cues = cues_of(text, found.sound.ms)
    if text and not cues:
        raise Invalid(_("No line of this has a time that fits the recording. Nothing was changed; what you wrote stands below."), "text")
    choices = queries.locked_choices(found.seat.live.id)
    choices.transcript, choices.transcript_of = cues, found.sound.version
    choices.corrected_by_id, choices.corrected_at = by.id, now()
    choices.hearing = "done"
    wake("replay.pack", found.seat.live.id)
    wake("replay.find", found.seat.live.id)
    return len(cues)


def ask_for_pack(by: By, found: Found) -> None:
    """Have the folder for offline made."""
    require(may_pack(by, found.seat))
    PACKS.spend(by.id, _("That was too quick. Wait a moment and try again."))
    wake("replay.pack", found.seat.live.id)


def follow_recording(live_id: int) -> None:
    """Let the transcript follow the recording: gone with it, made anew with it; what people corrected stays if nothing was taken out. The house's own act."""
    found = queries.told_of(live_id)
    if found is None:
        return
    version = found.sound.version if found.sound else 0
    if found.choices.transcript_of == version and (found.choices.hearing_of == version or not version):
        return
    choices = queries.locked_choices(live_id)
    if choices.transcript_of != version:
        if version and choices.corrected_by_id and not found.item.record.get("left_out"):
            choices.transcript_of = version
        else:
            choices.transcript, choices.transcript_of, choices.corrected_by_id, choices.corrected_at = [], 0, None, None
    if version and choices.hearing_of != version and not choices.transcript:
        choices.hearing, choices.hearing_of, choices.tries, choices.problem = ("waiting" if settings().stt_command else "no"), version, 0, ""


def hearing_began(live_id: int) -> None:
    """Note that the command is at work."""
    choices = queries.locked_choices(live_id)
    choices.hearing, choices.tries = "running", choices.tries + 1


def hearing_was_lost(live_id: int) -> None:
    """The worker stopped meanwhile: once more from the start, three times at most."""
    choices = queries.locked_choices(live_id)
    choices.hearing = "waiting" if choices.tries < MOST_TRIES else "failed"


def keep_heard(live_id: int, version: int, text: str, took_s: float = 0) -> None:
    """Keep what the command wrote, unless the recording has changed or somebody has written a transcript meanwhile."""
    db.merge(JobRun(name=RUN, at=now(), took_ms=round(took_s * 1000), problem=""))
    found, choices = queries.told_of(live_id), queries.locked_choices(live_id)
    if found is None or found.sound is None or found.sound.version != version or choices.hearing != "running":
        return
    choices.transcript, choices.transcript_of, choices.hearing = cues_of(clean(text), found.sound.ms), version, "done"
    wake("replay.renew", live_id)


def hearing_failed(live_id: int, problem: str, took_s: float) -> None:
    """Say to the administrators, under jobs, why nothing came of it."""
    choices = queries.locked_choices(live_id)
    choices.hearing, choices.problem = "failed", problem[:400]
    db.merge(JobRun(name=RUN, at=now(), took_ms=round(took_s * 1000), problem=problem[:400]))
