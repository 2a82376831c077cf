"""Passwords: strong hashes, nothing cut off, the obvious refused before any work is done."""

import secrets
import time

import pytest
from argon2 import PasswordHasher, extract_parameters

from hub.accounts import passwords
from hub.errors import Invalid

GOOD = "correct horse battery staple"


def test_hashes_are_argon2id_of_owasp_strength():
    strength = extract_parameters(passwords.hash_of(GOOD))
    assert strength.type.name == "ID" and strength.memory_cost >= 19 * 1024
    assert strength.time_cost >= 2 and strength.parallelism == 1


def test_nobodys_hash_takes_as_long_as_a_real_one():
    assert extract_parameters(passwords._NOBODY) == extract_parameters(passwords.hash_of(GOOD))
    assert not passwords.is_right(None, GOOD)


@pytest.mark.parametrize("password", ["x9 kafé rain drum " * 7, "ምንም አይደለም ወዳጄ ሆይ", "我喜欢喝绿茶和咖啡吗今天", "👩‍🌾 plants 🌱 maize 🌽", "a" + "bcdfgh jklm" * 80])
def test_long_and_any_script_is_taken_whole(password):
    stored = passwords.hash_of(password)
    assert passwords.is_right(stored, password)
    assert not passwords.is_right(stored, password[:-1])


def test_the_same_letters_typed_another_way_fit():
    assert passwords.is_right(passwords.hash_of("caf\u00e9 under the tree"), "cafe\u0301 under the tree")


def test_a_megabyte_is_refused_at_once():
    huge = secrets.token_hex(524_288)
    began = time.process_time()
    with pytest.raises(Invalid, match="at most"):
        passwords.hash_of(huge)
    assert not passwords.is_right(None, huge)
    assert time.process_time() - began < 0.1 + 0.05  # the second is one hash of Argon2


@pytest.mark.parametrize("size, status", [(1025, 422), (1_048_576, 422)])
def test_what_is_too_long_is_refused_before_any_work(client, monkeypatch, size, status):
    client.get("/register")
    worked = []
    monkeypatch.setattr(passwords, "_aside", lambda *_work: worked.append(1))
    page = client.send("/register", {"name": "Amina", "address": "amina@example.org", "password": secrets.token_hex(size // 2) + "x"})
    assert page.status == status and worked == []


@pytest.mark.parametrize("password", [
    "short", "1234567890", "qwertyuiop12", "P@ssw0rd2024!", "password123!", "aaaaaaaaaaaa", "abcabcabcabc", "iloveyou2024",
    "christopher1", "Baraza2026!!", "1q2w3e4r5t6y", "admin@1234", "motdepasse1", "passwordpassword", "a1b2c3d4e5", "Kenya2026!!", "mailcreated5240", "1q2q3q4q5q", "Z1X2C3V4B5",
])
def test_what_everybody_tries_first_is_refused(password):
    assert passwords.problem_with(password)


def test_ones_own_name_is_no_password():
    assert passwords.problem_with("Amina Otieno 1987", ("Amina Otieno", "amina@example.org"))
    assert not passwords.problem_with("drum tree lantern 1987", ("Amina Otieno", "amina@example.org"))


@pytest.mark.parametrize("password", [GOOD, "kahawa-mvua-baiskeli", "mkJ7$Qz!p0w", "bicycle lemon rooftop", "Wanjiru eats ugali daily"])
def test_good_ones_are_taken(password):
    assert passwords.problem_with(password) == ""


def test_an_old_hash_is_made_stronger():
    old = PasswordHasher(time_cost=1, memory_cost=8 * 1024, parallelism=1).hash(GOOD)
    assert passwords.is_right(old, GOOD)
    assert passwords.is_right(passwords.renewed(old, GOOD), GOOD)
    assert passwords.renewed(passwords.hash_of(GOOD), GOOD) is None
