"""Passwords everybody tries first: a short list of our own and rules that cover their families."""

import hashlib
import re
import unicodedata

# Stems that guessers put numbers, years and signs round. Written for this house, from what people are known to choose.
STEMS = frozenset("""
abcdef abcdefg abcdefgh access account admin administrator alexander amazing america android angel angels apple arsenal asdfgh asdfghjkl
baby babygirl banana baraza barcelona baseball basketball batman beautiful benjamin blessed blessing brandon butterfly california
change changeme charlie chelsea chocolate christ christian christina computer cookie corvette cowboy daniel default demo diamond doctor dolphin
dragon elephant elizabeth everton facebook family father flower football forever freedom friend friends gabriel galaxy gangster genesis
ginger god godisgood google guest hallo hannah happy harley heaven hello helloworld hockey honda hunter iloveyou iloveu internet jasmine jasper
jennifer jessica jesus jesuschrist jordan joseph joshua junior justin killer kitten letmein liverpool login london love lovely loveme lover
maggie manager manchester mario master matrix matthew mercedes merlin metallica michael michelle microsoft money monkey monster mother mustang
mypassword naruto newyork nicole nigeria kenya uganda tanzania ghana india football oracle orange passpass passwd password passw pass passwort
motdepasse contrasena contraseña patrick peanut pepper phoenix playboy playstation please pokemon prince princess purple qazwsx qazwsxedc
qwerty qwertyui qwertyuiop qwert qwertz azerty azertyuiop rainbow ranger richard robert root sample samsung samantha samurai secret security server
shadow sherlock silver simple slipknot snoopy soccer spiderman starwars steelers strawberry student summer winter spring autumn sunshine
superman superstar sweet sweety system taylor teacher temp temporary test testing tester testtest thomas thunder tigger tinkerbell trustno
united user valentina vanessa victoria victory volleyball warcraft welcome whatever william windows wizard wolverine worship yamaha zxcvbn zxcvbnm
karibu habari jambo mungu yesu upendo bonjour soleil chouchou doudou loulou amour jetaime marseille hola tequiero teamo estrella mariposa
sifre passer parola senha
""".split())
KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn", "qwertzuiop", "yxcvbnm",
            "1234567890", "0987654321", "abcdefghijklmnopqrstuvwxyz", "qazwsxedcrfvtgbyhnujmikolp", "1qaz2wsx3edc4rfv5tgb",
            "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0", "zaq12wsxcde34rfv", "147258369", "741852963", "159753")
ONE_WORD = re.compile(r"[a-z]+\d{0,4}|\d{0,4}[a-z]+|\d+|[a-z]+[\W_]?\d{0,4}[\W_]?")
LONGEST_ONE_WORD = 14  # Latin letters and a number round them, or digits alone: below this length it is in every list
LONGEST_BLOCK = 6  # characters of a block whose repetition is no secret
LEAST_SIGNS = 5  # different characters; fewer are a pattern
LEAST_OWN = 5  # characters left once everything anyone would guess is taken away
# The first eight hex digits of the SHA-256 of the few most used leaked passwords that no rule here covers.
LEAKED = frozenset("""
026c6f9b 03eb76ce 05c8f741 073920ca 0940d012 097c6e74 09c838ca 103298e6 120f972d 17fdacd3 1b4021b5 2142b812 239afc91 255d8f63 2585afa5 2a8e216b
2c402093 2efa77ad 3203539e 34dce12a 353aebb8 369b41c7 369f6168 36db5ff0 37a9349b 3e7421e6 41d02f3b 41fbeb46 42109aff 43cd50ee 454197ba 48166c7c
4ab9f398 4bb58837 5061b51c 57f6da86 5b3e0935 5e8717dd 5fd6055c 60c8bb6d 667d501a 6d720c27 6e595af2 70d48b32 70e448ef 7a7adbec 7c121dc1 7d50db9b
853a7466 8c4bbdde 8ce1d154 9253229b 97440851 974607ed 9a398bc8 a519cd86 a5d82ffc a92cadae aba3a383 ac6e090e add89981 b72ce3e3 b86a644a c2ab4d5f
c3fd0c7a c4181bdc c5a2c0a2 c5dd6e1d c6460798 c9034e49 c90efffc cb2d362c cb36b153 ce006094 d1c48584 d49b7db2 d8aafc4b dc0e4146 dcdf1251 e32ac31e
e4005e2c e5cc3e02 e76cb57d ecd2e220 eda9bfb9 f09b64fb f3d36a1a f413e634 f494eea1 f5153d46 f7ca8720 f7fc7ee0 fa22351f fc4aac7d fe8de1b4
""".split())
_LEET = str.maketrans("013457@$!€", "oleastasie")
_FILLER = re.compile(r"[\W\d_]+")


def is_weak(password: str, near: tuple[str, ...] = ()) -> bool:
    """Whether a guesser would try it early: a repetition, a walk over keys, a favourite word with numbers round it, one's own name."""
    text = unicodedata.normalize("NFKC", password).casefold()
    if len(set(text)) < LEAST_SIGNS or _repeats(text) or _is_one_word(text) or _was_leaked(text):
        return True
    guessed = STEMS | {word for one in near for word in _words(one)}
    return any(_left_over(form, guessed) < LEAST_OWN for form in (text, _unleeted(text)))


def _is_one_word(text: str) -> bool:
    return len(text) < LONGEST_ONE_WORD and ONE_WORD.fullmatch(text) is not None


def _was_leaked(text: str) -> bool:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8] in LEAKED


def _unleeted(text: str) -> str:
    """The text with letters for the digits and signs that stand for them, but for the number at its end."""
    stem = re.sub(r"[\W\d_]+$", "", text)
    return stem.translate(_LEET) + text[len(stem):]


def _repeats(text: str) -> bool:
    """Whether it is one short block again and again, perhaps cut short."""
    return any(all(a == b for a, b in zip(text, text[size:], strict=False)) for size in range(1, LONGEST_BLOCK + 1))


def _left_over(text: str, guessed: set[str] | frozenset[str]) -> int:
    """How many characters remain when walks over keys, favourite words and plain fillers are taken out."""
    text = _without_walks(text)
    for word in sorted(guessed, key=len, reverse=True):
        text = text.replace(word, " ")
    return sum(len(piece) if not piece.isdigit() else len(piece) // 2 for piece in re.findall(r"\w+", text))


def _without_walks(text: str) -> str:
    for row in KEYBOARD:
        for line in (row, row[::-1]):
            text = re.sub(_walk(line), " ", text)
    return text


def _walk(line: str) -> str:
    pieces = sorted({line[start:end] for start in range(len(line)) for end in range(start + 4, len(line) + 1)}, key=len, reverse=True)
    return "|".join(map(re.escape, pieces))


def _words(text: str) -> set[str]:
    return {word for word in _FILLER.split(unicodedata.normalize("NFKC", text).casefold()) if len(word) >= 4}
