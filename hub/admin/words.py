"""The words for background jobs and for the parts of the installation, translated when shown."""

from hub.text.languages import lazy

JOB_WORDS = {
    "accounts.sweep": lazy("Remove sign-ins and links that have run out"),
    "discussions.clear": lazy("Remove files that hang on no post"),
    "discussions.tell": lazy("Tell people of a new post"),
    "attendance.reckon": lazy("Count who took part in a session"),
    "attendance.reckon_all": lazy("Count who took part in sessions that are over"),
    "feedback.ask": lazy("Ask for feedback after a session"),
    "groups.clock": lazy("Bring groups back at the end of their time"),
    "live.forget_sound": lazy("Remove the sound of sessions that are gone"),
    "live.let_go": lazy("End the stays of those whose line fell silent"),
    "live.publish": lazy("Make recordings ready to be heard"),
    "live.remind": lazy("Remind people of live sessions"),
    "mail.deliver": lazy("Send letters"),
    "matching.run": lazy("Match the people of a programme"),
    "mentorship.nudge": lazy("Remind pairs that have fallen silent"),
    "notifications.collect": lazy("Write digests"),
    "replay.find": lazy("Make what was said findable"),
    "replay.find_older": lazy("Make what was said in older sessions findable"),
    "replay.listen": lazy("Take transcripts from the speech-to-text command"),
    "replay.pack": lazy("Make folders of replays for offline"),
    "replay.renew": lazy("Make replays ready"),
    "replay.transcribe": lazy("Have recordings written down"),
    "notifications.write": lazy("Write letters about what is new"),
    "slides.draw": lazy("Draw the pages of slides"),
    "slides.draw_on": lazy("Go on with slides that are not drawn yet"),
    "slides.forget": lazy("Remove pictures of slides that are gone"),
}
PART_WORDS = {
    "settings": lazy("Settings"), "database": lazy("Database"), "migrations": lazy("Tables of the database"), "disk": lazy("Disk"),
    "clock": lazy("Clock"), "queue": lazy("Waiting jobs"), "redis": "Redis", "routing": lazy("Web processes"), "worker": lazy("Background worker"),
    "mail": lazy("Mail server"), "outbox": lazy("Outbox"), "calls": lazy("Calls"),
}
