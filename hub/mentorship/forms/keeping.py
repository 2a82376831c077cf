"""What is accepted about certificates and about how long words are kept, and its limits."""

from wtforms import SelectField, StringField
from wtforms.validators import InputRequired, Length

from hub.mentorship.models import KEPT_DAYS, LONGEST_KEPT, SHORTEST_KEPT
from hub.text.languages import NAMES, lazy
from hub.text.printing.lettering import LONGEST_NAME
from hub.web.fields import WholeField
from hub.web.forms import NEEDED, Form, listed


class CertificateForm(Form):
    """The name on one's certificate, and the language it is written in."""

    name = StringField(lazy("Name on the certificate"), [InputRequired(NEEDED), Length(2, LONGEST_NAME)])
    language = SelectField(lazy("Language of the certificate"), choices=listed(NAMES))


class RevokeForm(Form):
    """Why a certificate is taken back."""

    why = StringField(lazy("Why, in a few words"), [Length(max=200)])


class RetentionForm(Form):
    """For how long words of pairs are kept after the end."""

    days = WholeField(lazy("Days after the end"), SHORTEST_KEPT, LONGEST_KEPT, default=KEPT_DAYS)
