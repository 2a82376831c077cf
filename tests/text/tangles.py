"""Tangled texts, each as long as a post may be: what makes parsers, patterns and sanitisers slow."""

LONGEST = 20_000
_SIGNS = (
    "[", "![", "[a](", "[a][", "[![", "((", "*", "**", "_", "*a **b ", "*a _b ", "_a __b ", "~~", "~", "`", "``` ", "`a``b```c", "<", "<a ", "<a href=", "<!--", "<![CDATA[",
    "&", "&#", "&#x1F;", "\\", "\\[", "|", "|a", "a|b\n-|-\n", "> ", "> - ", "- ", "1. ", "+ a\n ", "# ", "# a\n", "a\n---\n", "a\n===\n", "---\n", "~~~\n", "```\n", "    a\n", "\t",
    "a\n", "a  \n", "\n\n", "[a]: b\n", "[^a]: b\n[^a] ", "http://a.b ", "www.a.b ", "http://[", "a@b.c ", "@a ", "<http://a>", "<b><i>", "</b>", "\u202e", "e\u0301", "مرحبا ", "🫖",
)  # fmt: skip
_KNOTS = (
    "`" * 19_999 + "x", "[" * 10_000 + "](" + ")" * 9_000, "".join(" " * at + "- a\n" for at in range(190)), "".join(">" * at + " a\n" for at in range(190)),
    "|" + "a|" * 4_000 + "\n|" + "-|" * 4_000, "*" * 9_999 + "a" + "*" * 9_999, "<" + "a" * 19_000 + ">", "[a]: " + "b" * 19_000, "\n".join(f"[{at}]: x" for at in range(2_400)),
    "<!--" + "-" * 19_000, "a" * LONGEST, ("a" * 99 + " ") * 200, "".join(f"{at}. a\n" for at in range(2_600)), "_" + "a_" * 9_990, "http://" + "a." * 9_990,
)
TANGLES = [(sign * LONGEST)[:LONGEST] for sign in _SIGNS] + [knot[:LONGEST] for knot in _KNOTS]
