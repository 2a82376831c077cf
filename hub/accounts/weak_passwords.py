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
0025f757 00cfe46d 026c6f9b 027fedf9 032cc11f 03eb76ce 051925d0 05bb432a 05c8f741 0647f4b0 073920ca 07f53162 080dc5ed 0895735b 0940d012 097c6e74 097cb6c3
09938f91 09c838ca 0b1769f1 0ecad36e 103298e6 11ef9574 120f972d 1612efca 174cb751 17fdacd3 185efd4c 1b01e30a 1b4021b5 1c699d06 1e15a9ae 20e7c2e8 20f9f756
2142b812 2152f637 239afc91 255d8f63 2566a18c 2585afa5 27a0d600 282d0499 2889f546 2a8e216b 2c402093 2efa5326 2efa77ad 31f61e77 3203539e 32f90a0f 33923068
34dce12a 353aebb8 369b41c7 369f6168 36db5ff0 37a9349b 3a8813cf 3b4da2e2 3c9fa21d 3e7421e6 409afec2 41d02f3b 41fbeb46 42109aff 42e873f3 43cd50ee 454197ba
45c86bff 48166c7c 4891f856 4a154216 4a233da6 4ab9f398 4ac1f5ae 4bb58837 4cbe3ace 5041528c 5061b51c 549cbcff 57f6da86 5b3e0935 5e8717dd 5f3b3b61 5fd6055c
60c8bb6d 62d9b56b 642ee350 64a8136b 667d501a 66f1fa83 6ac4d34c 6b6cb0ea 6b7526e7 6b84199f 6d720c27 6e595af2 70d48b32 70e448ef 718c8adc 73c63d16 745fe827
775b9c20 780b10cf 7a7adbec 7bfd37d7 7c121dc1 7c36c5b0 7d50db9b 7e6c9406 83703549 853a7466 89cc4d95 8b043083 8c4bbdde 8ce1d154 8df95026 9015b350 9077d1af
90e033a6 9253229b 9457299b 953124f5 95b3af30 97440851 974607ed 9a398bc8 9ab3f304 9bc6d1d6 9c7f72cd 9d52980b 9e0b6b12 9f47ba4b a07a33eb a0c74b9e a1eee5db
a401809f a519cd86 a5d82ffc a627af49 a92cadae aadaf18c aba3a383 ac6e090e add89981 ae5deb86 af9e818b b1eeb3fc b51d7bea b72ce3e3 b836be35 b85123bc b86a644a
b8bbd6f0 b916a90a bc5b3fe3 be67db0b c23170dd c2ab4d5f c3fd0c7a c4181bdc c447bb09 c5a2c0a2 c5dd6e1d c6460798 c6f8ff98 c781aece c8ade45e c9034e49 c90efffc
cacfd524 cb2d362c cb36b153 ccd16a13 ce006094 ce52ac8b cf5acbca d0cd05c4 d1c48584 d49b7db2 d8aafc4b dacaf2ff dad0ae2a db7ad950 dc0e4146 dc22b868 dcdf1251
e168897b e32ac31e e4005e2c e5cc3e02 e6381801 e6f73f1a e76cb57d e891334b ecd2e220 ed8b9be2 eda9bfb9 eee9c6e1 eefa1c7e ef078164 f09b64fb f275c936 f3d36a1a
f413e634 f494eea1 f5153d46 f5c9316b f68e3ecd f7ca8720 f7fc7ee0 fa22351f fbe88a61 fc4aac7d fd466d62 fd94d573 fe8de1b4
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
