"""Passwords everybody tries first: a short list of our own and rules that cover their families."""

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
LEAST_SIGNS = 5  # different characters; fewer are a pattern
LEAST_OWN = 5  # characters left once everything anyone would guess is taken away
_LEET = str.maketrans("013457@$!€", "oleastasie")
_FILLER = re.compile(r"[\W\d_]+")


def is_weak(password: str, near: tuple[str, ...] = ()) -> bool:
    """Whether a guesser would try it early: a repetition, a walk over keys, a favourite word with numbers round it, one's own name."""
    text = unicodedata.normalize("NFKC", password).casefold()
    if len(set(text)) < LEAST_SIGNS or _repeats(text):
        return True
    guessed = STEMS | {word for one in near for word in _words(one)}
    return all(_left_over(form, guessed) < LEAST_OWN for form in {text}) or _left_over(text.translate(_LEET), guessed) < LEAST_OWN


def _repeats(text: str) -> bool:
    """Whether it is one block of up to half its length again and again, perhaps cut short."""
    return any(all(a == b for a, b in zip(text, text[size:], strict=False)) for size in range(1, len(text) // 2 + 1))


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
