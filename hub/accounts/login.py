"""Putting a sign-in's token into the browser's cookie, and taking it out, the way Flask-Login reads it."""

from flask import request
from flask import session as cookie

LONGEST_AGENT = 400
KNOWN = ("Firefox", "Edg", "OPR", "SamsungBrowser", "UCBrowser", "Chrome", "Safari")
SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Mac OS", "CrOS", "Linux")
SPOKEN = {"Edg": "Edge", "OPR": "Opera", "SamsungBrowser": "Samsung Internet", "UCBrowser": "UC Browser", "CrOS": "ChromeOS", "Mac OS": "macOS"}


def carry(token: str) -> None:
    """Begin a fresh cookie that carries the token; nothing of the visitor's old cookie stays (no planted one is adopted)."""
    cookie.clear()
    cookie["_user_id"] = token
    cookie["_fresh"] = True
    cookie.permanent = True


def let_go() -> None:
    """Empty the cookie."""
    cookie.clear()


def keep_address(address: str) -> None:
    """Let the next sign-in form here begin with an address that was just proven; gone once somebody signs in or out."""
    cookie["address"] = address


def kept_address() -> str:
    """The address the sign-in form begins with, '' for none."""
    return cookie.get("address", "")


def carried_token() -> str:
    """The token this browser's cookie carries, '' for visitors."""
    return cookie.get("_user_id", "")


def device() -> str:
    """What this browser says it is, in a few words: "Firefox, Android"."""
    agent = request.headers.get("User-Agent", "")[:LONGEST_AGENT]
    found = [next((SPOKEN.get(name, name) for name in names if name in agent), "") for names in (KNOWN, SYSTEMS)]
    return ", ".join(part for part in found if part)


def source() -> str:
    """Where a request comes from, as limits count it: the address, and of IPv6 the network of one household."""
    address = request.remote_addr or ""
    return ":".join(address.split(":")[:4]) if address.count(":") > 3 else address
