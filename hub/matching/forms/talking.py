"""What people of a shortlist hand in: how the talk was, and how they can be reached."""

from wtforms import RadioField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from hub.matching.words import RATING_WORDS
from hub.text.languages import lazy
from hub.web.fields import tidy
from hub.web.forms import Form


class TalkForm(Form):
    """A rating, for the rater and coordinators alone, and a line the other reads."""

    reach = StringField(lazy("How I can be reached for this talk"), [Length(max=300)])
    rating = RadioField(
        lazy("After the talk: would you like to work with each other?"), coerce=int, default=0,
        choices=[SelectChoice("0", lazy("We have not talked yet")), *(SelectChoice(str(value), said) for value, said in RATING_WORDS.items())],
    )

    def said(self) -> tuple:
        """(rating or None, how one can be reached)."""
        return self.rating.data or None, tidy(self.reach.data)

    def show(self, rating: int | None, reach: str) -> None:
        """Fill in what was said before."""
        self.rating.data, self.reach.data = rating or 0, reach
