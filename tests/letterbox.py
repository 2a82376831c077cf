"""A mail server that keeps what it is given, and the sending of all that waits to it."""

from hub.mail import delivery


class Letterbox:
    """A mail server of the tests' own."""

    def __init__(self):
        self.sent = []

    def send_message(self, message):
        """Take one."""
        self.sent.append(message.as_string())


def flush(outbox) -> str:
    """Send what waits; everything that left, one after the other."""
    box = Letterbox()
    for _again in range(2):  # what is written anew goes with the next round
        for letter in outbox():
            delivery._deliver_one(box, letter.id)
    return "\n".join(box.sent)
