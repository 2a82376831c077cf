"""Canaries in matching: a programme of the private community, what its coordinators decide, what two say of their talk."""

from hub.communities.models import Community
from hub.matching.models import Talk
from hub.storage.unit import db
from tests.makers import matching as make

INSIDE = ("insider", "keeper", "author", "quiet", "left")
# Choices of forms, figures, and names of ways to solve: nobody types them. A skill is everybody's, like a tag.
HOUSE_WORDS = {
    *(f"matching_profiles.{name}" for name in ("conditions", "context", "fields", "gender", "slots", "steps", "style", "tongues")),
    *(f"matching_runs.{name}" for name in ("inputs", "mode", "solver", "totals", "unmatched")), "matching_participants.ranks",
    "matching_programmes.rules", "matching_programmes.weights", "matching_proposals.mode", "matching_proposals.origin", "matching_proposals.points",
    "matching_skills.name", "matching_skills.folded",
}


def match(world) -> None:
    """A programme whose two talk it through: the insider would learn from the author; the quiet one may not."""
    cage, people = world.cage, world.people
    made = make.programme(db.get(Community, world.ids["den"][0]), people["keeper"])
    cage.let_into(made, *INSIDE[:4], besides=("name", "rules", "weights", "questions"))
    made.name = cage.text("programme", *INSIDE[:4])
    made.questions = [{"words": cage.text("question", *INSIDE[:4]), "kind": "text", "choices": [], "must": False}]
    cage.columns |= {("matching_programmes", "name"), ("matching_programmes", "questions"), ("matching_participants", "answers")}
    for name, role in (("insider", "mentee"), ("author", "mentor"), ("quiet", "mentee")):
        make.matching_profile(people[name], wants=["Pumps"], offers=["Pumps"])
        answers = [{"words": "Why", "answer": [cage.text("answer", name, "keeper")]}]
        world.note("part_id", make.participant(made, people[name], role, answers=answers))
    run = world.note("run_id", make.run(made, [(people["insider"], people["author"])]))
    ruled = make.ruling(made, people["quiet"], people["author"])
    ruled.reason = cage.text("ruling", "keeper")
    cage.columns.add(("matching_rulings", "reason"))
    talk = Talk(run_id=run.id, mentee_id=people["insider"].id, mentor_id=people["author"].id, mentee_rates=4, mentor_rates=3)
    made.talks_run_id = run.id
    db.add(talk)
    db.flush()
    world.note("matching", made), world.note("talk_id", talk)
    cage.let_into(talk, "insider", "author")  # how each can be reached, for the other alone
