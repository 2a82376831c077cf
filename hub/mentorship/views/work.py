"""What a pair works on: goals and next steps."""

from hub.mentorship import actions, queries
from hub.mentorship.forms import GoalForm, ProgressForm, StepForm
from hub.mentorship.views.blueprint import back_to, page, show_for, the_active_pair, the_pair
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import signed_in, takes


@page.route("/mentoring/<int:id>/goals/new", methods=["GET", "POST"])
@signed_in
@takes(GoalForm)
def goal(form, id):
    """Set a goal."""
    pair = the_active_pair(id)
    if attempted(form, lambda: actions.aim(acting(), pair, form.aim())):
        return back_to(pair, _("The goal is set."))
    return show_for("goal", pair, form)


@page.route("/mentoring/<int:id>/goals/<int:goal_id>", methods=["GET", "POST"])
@signed_in
@takes(ProgressForm)
def progress(form, id, goal_id):
    """Say how far a goal is."""
    pair = the_active_pair(id)
    goal = queries.goal_for(pair, goal_id)
    if attempted(form, lambda: actions.note_progress(acting(), pair, goal, form.progress()) or True):
        return back_to(pair, _("The goal is brought up to date."))
    if not form.is_submitted():
        form.percent.data, form.state.data, form.level.data = goal.percent, goal.state, str(goal.level or "")
    return show_for("progress", pair, form, goal=goal)


@page.route("/mentoring/<int:id>/steps/new", methods=["GET", "POST"])
@signed_in
@takes(StepForm)
def step(form, id):
    """Plan a next step."""
    pair = the_active_pair(id)
    if attempted(form, lambda: actions.plan_step(acting(), pair, form.step())):
        return back_to(pair, _("The step is planned."))
    return show_for("step", pair, form)


@page.post("/mentoring/<int:id>/steps/<int:step_id>/done")
@signed_in
def finish(id, step_id):
    """Tick a step off."""
    pair = the_pair(id)
    actions.finish(acting(), pair, queries.step_for(pair, step_id))
    return back_to(pair, _("Done. Well done."))


@page.post("/mentoring/<int:id>/steps/<int:step_id>/open")
@signed_in
def reopen(id, step_id):
    """Take the tick back."""
    pair = the_pair(id)
    actions.reopen(acting(), pair, queries.step_for(pair, step_id))
    return back_to(pair, _("The step is open again."))
