"""Forms of one's own account: password, address, look, closing."""

from wtforms import EmailField, PasswordField, RadioField, SelectField
from wtforms.validators import InputRequired

from hub.accounts import passwords
from hub.accounts.actions import Proof
from hub.accounts.forms.entering import good_password, looks_like_address
from hub.accounts.forms.proving import ProvingForm, count_letter, proof_of_carrier
from hub.accounts.words import THEME_WORDS
from hub.errors import TooMany
from hub.text.languages import NAMES, lazy
from hub.web.forms import NEEDED, Form


class WithPassword(ProvingForm):
    """Whatever needs the present password."""

    current = PasswordField(lazy("Your present password"), [InputRequired(NEEDED)])
    proof = Proof()

    def prove(self) -> None:
        """Verify the present password, unless there were too many wrong ones."""
        try:
            self.proof = proof_of_carrier(self.current.data)
        except TooMany as refusal:
            self.proof = Proof(wait=refusal.retry_after)


class PasswordForm(WithPassword):
    """A new password."""

    password = PasswordField(lazy("New password"), [InputRequired(NEEDED), good_password])
    password_hash = ""

    def prove(self) -> None:
        """Verify the old one, hash the new one."""
        super().prove()
        if self.proof.right:
            self.password_hash = passwords.hash_of(self.password.data)


class AddressForm(WithPassword):
    """A new mail address."""

    address = EmailField(lazy("New mail address"), [InputRequired(NEEDED), looks_like_address])

    def prove(self) -> None:
        """Count the letter, verify the password."""
        count_letter()
        super().prove()


class CloseForm(WithPassword):
    """Closing the account."""

    name_stays = RadioField(
        lazy("What you wrote to others stays. Under which name?"), [InputRequired(NEEDED)],
        choices={"no": lazy("“Former member”"), "yes": lazy("My name")}, default="no",
    )


class LookForm(Form):
    """Language and theme."""

    language = SelectField(lazy("Language"), choices=NAMES)
    theme = RadioField(lazy("Colours"), choices=THEME_WORDS)
