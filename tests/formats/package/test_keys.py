from __future__ import annotations

import dataclasses
import hashlib
import re
from datetime import date

import pyrage
import pytest

from desktop.base.clock import Clock, FixedClock
from desktop.formats.package import AreaKeys, PublicKeys, digits, matches


def test_digits_are_the_first_99_bits_of_the_hash(sender):
    public = sender.public
    joined = b"xiaoxiang fingerprint v1\0" + "示例苑".encode() + public.verify + public.recipient.encode()
    bits = f"{int.from_bytes(hashlib.sha256(joined).digest(), 'big'):0256b}"[:99]

    assert digits(public).replace(" ", "") == str(int(bits, 2)).zfill(30)


def test_digits_of_known_keys_never_change():
    keys = AreaKeys.generate("示例苑", "示例苑居民区", FixedClock(date(2026, 8, 28)))

    assert digits(keys.public) == "43920 55509 12159 22024 61203 07581"


def test_digits_are_six_groups_of_five(street):
    assert re.fullmatch(r"\d{5}( \d{5}){5}", digits(street.public))


def test_the_largest_hash_still_fits_thirty_digits():
    assert len(str(2**99 - 1)) <= 30


@pytest.mark.parametrize("change", [{"area": "另一苑"}, {"verify": bytes(32)}, {"recipient": None}])
def test_every_part_of_the_keys_changes_the_digits(sender, street, change):
    if "recipient" in change:
        change = {"recipient": street.public.recipient}

    assert digits(dataclasses.replace(sender.public, **change)) != digits(sender.public)


def test_a_new_name_keeps_the_digits(sender):
    assert digits(dataclasses.replace(sender.public, name="示例苑第一居民区")) == digits(sender.public)


def _full_width(text: str) -> str:
    return text.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})


@pytest.mark.parametrize(
    "typing",
    [
        str,
        _full_width,
        lambda text: text.replace(" ", ""),
        lambda text: text.replace(" ", "\u3000"),
        lambda text: text.replace(" ", "-\n"),
    ],
    ids=["as shown", "full width", "no spaces", "wide spaces", "hyphens and lines"],
)
def test_digits_may_be_typed_in_any_dress(sender, typing):
    assert matches(sender.public, typing(digits(sender.public)))


def test_each_wrong_digit_is_noticed(sender):
    right = digits(sender.public).replace(" ", "")
    wrong = [right[:at] + str((int(right[at]) + 1) % 10) + right[at + 1 :] for at in range(30)]

    assert not any(matches(sender.public, typed) for typed in wrong)


@pytest.mark.parametrize("typed", ["", "12345", "\ud800", "一二三"])
def test_other_words_are_no_digits(sender, typed):
    assert not matches(sender.public, typed)


def test_digits_left_out_are_noticed(sender):
    assert not matches(sender.public, digits(sender.public)[:-1])


def test_keys_come_from_the_clock(clock):
    again = FixedClock(date(2026, 8, 28))

    assert AreaKeys.generate("示例苑", "示例苑居民区", clock) == AreaKeys.generate("示例苑", "示例苑居民区", again)


def test_real_keys_differ_each_time():
    first, second = (AreaKeys.generate("示例苑", "示例苑居民区", Clock()) for _ in range(2))

    assert first.public.fingerprint != second.public.fingerprint


def test_printing_keys_shows_no_secret(sender):
    assert sender.identity not in repr(sender)
    assert sender.signing.hex() not in repr(sender)
    assert repr(sender.signing) not in repr(sender)


def test_what_is_encrypted_to_the_recipient_is_opened_by_the_keys(street):
    closed = pyrage.encrypt(b"words", [pyrage.x25519.Recipient.from_str(street.public.recipient)])

    assert street.decrypt(closed) == b"words"


def test_a_signature_holds_only_for_its_statement(sender):
    signature = sender.sign(b"this")

    assert sender.public.has_signed(b"this", signature)
    assert not sender.public.has_signed(b"that", signature)


def test_a_key_that_is_no_point_has_signed_nothing(sender):
    public = dataclasses.replace(sender.public, verify=b"\x02" + bytes(31))

    assert not public.has_signed(b"this", sender.sign(b"this"))


@pytest.mark.parametrize(
    "change",
    [
        {"area": ""},
        {"name": "字" * 61},
        {"name": "示例\u202e苑"},
        {"name": "示例\n苑"},
        {"name": " 示例苑"},
        {"verify": bytes(31)},
        {"recipient": "age1" + "q" * 58},
        {"recipient": "age1short"},
    ],
    ids=repr,
)
def test_unsound_public_keys_are_not_made(sender, change):
    with pytest.raises(ValueError):
        dataclasses.replace(sender.public, **change)


def test_upper_case_recipients_are_another_spelling_and_not_taken(sender):
    with pytest.raises(ValueError):
        PublicKeys(area="示例苑", name="示例苑", verify=bytes(32), recipient=sender.public.recipient.upper())
