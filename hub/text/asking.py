"""What is asked of who registers for a session or applies to a programme: up to five questions, and the answers, checked."""

from hub.errors import Invalid
from hub.text.languages import _
from hub.text.letters import clean

KINDS = ("text", "one", "several", "yes")
MOST_QUESTIONS = 5
MOST_CHOICES = 12
LONGEST_QUESTION, LONGEST_CHOICE, LONGEST_ANSWER = 200, 80, 1000


def questions_of(rows: list[dict]) -> list[dict]:
    """[{words, kind, choices, must}] of rows as they are typed (choices one a line or with commas); rows without words are none."""
    found = [_question(row) for row in rows if _line(row.get("words"))]
    if len(found) > MOST_QUESTIONS:
        raise Invalid(_("At most five questions."), "questions")
    return found


def answers_to(questions: list[dict], given: list[list[str]]) -> list[dict]:
    """[{words, answer}] in the order of the questions; Invalid at the field `q0` to `q4` whose answer is missing or none of those offered.

    The question is kept with its answer: who asks may change the questions later.
    """
    given = [*given, *([] for _one in questions)]
    return [{"words": one["words"], "answer": _answer(one, given[number], f"q{number}")} for number, one in enumerate(questions)]


def _question(row: dict) -> dict:
    kind = row.get("kind") if row.get("kind") in KINDS else "text"
    lines = clean(row.get("choices") or "").replace("،", ",").replace(",", "\n").split("\n")
    choices = list(dict.fromkeys(one[:LONGEST_CHOICE] for line in lines if (one := _line(line)))) if kind in ("one", "several") else []
    if kind in ("one", "several") and not 2 <= len(choices) <= MOST_CHOICES:
        raise Invalid(_("A question with choices needs two to %(most)s of them.", most=MOST_CHOICES), "questions")
    return {"words": _line(row["words"])[:LONGEST_QUESTION], "kind": kind, "choices": choices, "must": bool(row.get("must"))}


def _answer(question: dict, given: list[str], field: str) -> list[str]:
    said = [text for one in given if (text := clean(one).strip())]
    if question["must"] and not said:
        raise Invalid(_("Fill this in."), field)
    if question["kind"] == "text":
        if any(len(one) > LONGEST_ANSWER for one in said):
            raise Invalid(_("That is longer than %(most)s characters. Shorten it.", most=LONGEST_ANSWER), field)
        return said[:1]
    offered = ["yes", "no"] if question["kind"] == "yes" else question["choices"]
    if not set(said) <= set(offered) or (len(said) > 1 and question["kind"] != "several"):
        raise Invalid(_("Choose one of those offered."), field)
    return [one for one in offered if one in said]


def _line(text: str | None) -> str:
    return " ".join(clean(text or "").split())
