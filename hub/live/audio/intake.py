"""What the server asks of each bundle of somebody who speaks, before anybody hears it."""

from collections.abc import Callable

from hub.live.audio.bundles import END, LONGEST_PACKET, REPAIR, START, TEXT_FOLLOWS, Bundle, unpack
from hub.live.audio.refusing import Unheard

MOST_PACKETS = 8  # in a bundle of a page; the server's own merged ones hold more
MOST_BYTES = 14 + MOST_PACKETS * (LONGEST_PACKET + 2)
BUNDLES_A_SECOND, BYTES_A_SECOND = 8, 5_000  # 40 kbit/s
OVER_SECONDS = 5  # a line that stalled sends all at once what waited: the mean over five seconds counts
CLOCKS_APART = 10_000  # ms


class Bucket:
    """Tokens that come back at `rate` a second up to `most`; `now` is in seconds and never goes back."""

    __slots__ = ("rate", "most", "left", "at")

    def __init__(self, rate: float, most: float, now: float):
        self.rate, self.most, self.left, self.at = rate, most, most, now

    def take(self, count: float, now: float) -> bool:
        """Whether `count` tokens were there; they are gone then, otherwise none is."""
        self.left = min(self.most, self.left + (now - self.at) * self.rate)
        self.at = now
        if self.left < count:
            return False
        self.left -= count
        return True


class Pace:
    """How fast one page may send, whatever it sends; `now` in seconds."""

    def __init__(self, now: float):
        self._bundles = Bucket(BUNDLES_A_SECOND, BUNDLES_A_SECOND * OVER_SECONDS, now)
        self._bytes = Bucket(BYTES_A_SECOND, BYTES_A_SECOND * OVER_SECONDS, now)

    def ask(self, data: bytes, now: float) -> None:
        """Count a bundle; Unheard("size" | "fast") when it is too much."""
        if not isinstance(data, bytes) or len(data) > MOST_BYTES:
            raise Unheard("size", f"not bytes, or more than {MOST_BYTES}")
        if not self._bundles.take(1, now) or not self._bytes.take(len(data), now):
            raise Unheard("fast", f"more than {BUNDLES_A_SECOND} bundles or {BYTES_A_SECOND} bytes a second")


class Intake:
    """The bundles of one stream from the page that holds its turn; `session_ms()` is the session's own time by the server's clock.

    With `began`, when a turn that is over was granted, repairs alone are taken: what the speaker's device kept. `pace` is shared by
    the streams of a page that begins new ones by itself.
    """

    def __init__(self, stream: int, session_ms: Callable[[], int], began: int | None = None, pace: Pace | None = None):
        now = session_ms()
        self.stream, self.session_ms = stream, session_ms
        self.began = now if began is None else began
        self.after = 0  # the lowest number that may come next
        self.step = 0  # samples of each packet, set by the first
        self.zero_ms: int | None = None  # session time of packet 0 by the sender's clock
        self.ended = began is not None  # a turn that is over, and still mended
        self._pace = pace or Pace(now / 1000)

    def take(self, data: bytes) -> Bundle:
        """The bundle, to be passed on (or only kept when it is REPAIR); Unheard with a code of WHY when it is refused."""
        now = self.session_ms()
        self._pace.ask(data, now / 1000)
        bundle = unpack(data, MOST_PACKETS)
        if bundle.stream != self.stream:
            raise Unheard("stream", f"stream {bundle.stream} where {self.stream} was granted")
        if bundle.flags & TEXT_FOLLOWS:
            raise Unheard("bundle", "text is announced by the server only")
        if self.step not in (0, bundle.step):
            raise Unheard("step", f"packets of {bundle.step} samples in a stream of {self.step}")
        return self._repair(bundle, now) if bundle.flags & REPAIR else self._live(bundle, now)

    def _live(self, bundle: Bundle, now: int) -> Bundle:
        if self.ended:
            raise Unheard("ended", "after the end of the stream")
        if bundle.seq < self.after:
            raise Unheard("seq", f"packet {bundle.seq} where {self.after} or later was due")
        if abs(bundle.t_ms - now) > CLOCKS_APART:
            raise Unheard("clock", f"said to be of {bundle.t_ms} ms at {now} ms")
        self._not_from_tomorrow(bundle, now)
        first = self.zero_ms is None
        if bundle.flags & START and not first:
            raise Unheard("bundle", "a second start of one stream")
        if first:
            self.step, self.zero_ms = bundle.step, bundle.t_ms - bundle.seq * bundle.step // 48
        self.after, self.ended = bundle.after, bool(bundle.flags & END)
        # The first that arrives is the start, whatever was lost before it.
        return bundle._replace(flags=bundle.flags | START) if first else bundle

    def _repair(self, bundle: Bundle, now: int) -> Bundle:
        self._not_from_tomorrow(bundle, now)
        zero = bundle.t_ms - bundle.seq * bundle.step // 48
        if not self.began - CLOCKS_APART <= zero <= now + CLOCKS_APART:
            raise Unheard("clock", f"a stream that began at {zero} ms where {self.began} was granted")
        return bundle

    def _not_from_tomorrow(self, bundle: Bundle, now: int) -> None:
        """Packet numbers are time: a number far ahead would be hours of silence in the recording."""
        if bundle.after * bundle.step // 48 > now - self.began + CLOCKS_APART:
            raise Unheard("seq", f"packet {bundle.after} cannot have been said yet")
