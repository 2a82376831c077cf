"""From an offer to the end of a mentorship, as two people do it with a browser."""

from datetime import timedelta

from hub.clock import now
from tests.makers import person

OFFER = {"skills": "Water quality, budgeting", "language_1": "en", "level_1": "fluent", "places": "1", "hours": "3", "channels": ["text"]}
WISH = {"wanted": "How to **test wells**", "first_goal": "Test three wells", "languages": ["en"], "hours": "2"}


def test_from_offer_to_end(signed_in):
    """A mentor offers, a mentee asks, they are a pair, agree in writing, meet, move a goal, and close with words of both."""
    amina, moussa = person("Amina Otieno", zone="Africa/Nairobi"), person("Moussa Traoré", zone="Africa/Bamako")
    mentor, mentee = signed_in(amina), signed_in(moussa)
    assert mentor.post("/mentoring/profile", OFFER).status == 302
    assert "Amina Otieno" in mentee.get("/mentoring/mentors")
    place = mentee.post(f"/mentoring/mentors/{amina.handle}/ask", WISH).location
    assert "Waiting for your answer" in mentor.get("/mentoring/")
    mentor.post(f"{place}/answer", {"answer": "accept", "words": "Gladly."}, on=place)
    page = mentee.get(place)
    assert "Gladly." in page and "Test three wells" in page
    mentor.post(f"{place}/agreement/new", {"purpose": "Three wells", "cadence_days": "14"})
    mentee.post(f"{place}/agreement/1/sign", on=f"{place}/agreement")
    assert "signed by both" in mentor.get(f"{place}/agreement")
    tomorrow = (now() + timedelta(days=1)).date().isoformat()
    mentee.post(f"{place}/meetings/new", {"on": tomorrow, "at": "10:00", "plan": "First steps"})
    agree = next(form.action for form in mentor.get(place).forms if form.action.endswith("/agree"))
    mentor.post(agree, on=place)
    assert "Africa/Bamako" in mentor.get(place) and "Africa/Nairobi" in mentee.get(place)
    _log_and_close(mentor, mentee, place)


def _log_and_close(mentor, mentee, place):
    today = now().date().isoformat()
    mentor.post(f"{place}/log", {"on": today, "at": "00:30", "agreed": "Start with one well", "step": "Buy strips", "owner": "theirs"})
    assert "Start with one well" in mentee.get(place) and "Buy strips" in mentee.get("/mentoring/")
    goal = next(link for link in mentee.get(place).links if "/goals/" in link and not link.endswith("new"))
    mentee.post(goal, {"percent": "60", "note": "Two wells done"})
    assert "60 %" in mentor.get("/mentoring/")
    mentee.post(f"{place}/write", {"text": "Thank you"}, on=place)
    assert "Thank you" in mentor.get(place)
    mentor.post(f"{place}/close", {"words": "I learned to listen."})
    assert "I learned to listen." not in mentee.get(place)
    mentee.post(f"{place}/close", {"words": "We test each well now.", "value": "in_use", "reached": "some"})
    assert "I learned to listen." in mentee.get(place) and "We test each well now." in mentor.get(place)
    assert mentee.get(f"{place}/end").status == 302
