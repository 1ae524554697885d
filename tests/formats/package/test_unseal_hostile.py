from __future__ import annotations

import gzip
import struct
import tracemalloc

import pyrage
import pytest

from desktop.formats.package import Limits, PackageError, inspect, open_rows, write

SCHEMA = 3


@pytest.mark.parametrize("length", [0, 1, 16 * 1024 + 1, 2**32 - 1])
def test_a_header_length_beyond_the_cap_is_refused_without_reading_it(forge, closed, length):
    raw = bytearray(forge.whole())
    raw[10:14] = struct.pack(">I", length)

    assert closed(bytes(raw)) == "damaged"


def test_a_package_beyond_the_cap_is_refused_before_hashing(forge, refusal):
    assert refusal(forge.whole(), limits=Limits(package=1000)) == "too_big"


def test_ten_thousand_recipients_are_refused(forge, refusal):
    stanza = b"-> X25519 " + b"A" * 43 + b"\n" + b"B" * 43 + b"\n"
    body = b"age-encryption.org/v1\n" + stanza * 10_000 + b"--- " + b"C" * 43 + b"\n" + bytes(64)

    assert refusal(forge.seal(forge.open_header(), body)) == "malformed"


def test_a_second_recipient_is_refused(forge, refusal, rows, street, stranger):
    both = [pyrage.x25519.Recipient.from_str(keys.public.recipient) for keys in (street, stranger)]
    body = pyrage.encrypt(forge.pack([forge.first_line(), *rows]), both)

    assert refusal(forge.seal(forge.open_header(), body)) == "malformed"


def test_a_bomb_stops_at_the_cap(forge, path, pinned, street):
    row = forge.canonical({"record": "resident", "uid": "u", "owner": "示例苑", "note": "0" * (1 << 20)})
    lines = [forge.canonical(forge.first_line())] + [row] * 100
    packed = gzip.compress(b"\n".join(lines) + b"\n", 9)
    path.write_bytes(forge.whole(packed=packed, counts={"resident": 100}))
    sealed = inspect(path, pinned, schema=SCHEMA)
    tracemalloc.start()
    seen = 0

    with pytest.raises(PackageError) as refused:
        for _row in open_rows(path, sealed, street):
            seen += 1
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert refused.value.code == "too_big"
    assert seen < 65
    assert peak < 20 << 20


def test_one_endless_line_stops_at_the_cap(forge, refusal):
    packed = gzip.compress(forge.canonical(forge.first_line()) + b"\n" + b" " * (20 << 20), 9)

    assert refusal(forge.whole(packed=packed)) == "too_big"


def test_many_rows_alike_are_no_bomb(path, header, rows, letter, pinned, street):
    sealed = write(path, header, [rows[0]] * 20_000, letter)

    assert sum(1 for _ in open_rows(path, sealed, street)) == 20_000


def _with_last(line):
    """The true payload with another last row."""
    return lambda forge, rows: [forge.first_line(), *rows[:-1], rows[-1] | line if isinstance(line, dict) else line]


def _with_first(**changes):
    """The true rows after a first line that does not repeat the header."""
    return lambda forge, rows: [forge.first_line(**changes), *rows]


HOSTILE_LINES = {
    "no line": lambda _forge, _rows: [],
    "no first line": lambda _forge, rows: rows,
    "first line of another kind": _with_first(kind="monthly"),
    "first line of another epoch": _with_first(epoch=2),
    "first line of another counter": _with_first(counter=8),
    "first line to another": _with_first(to="c" * 64),
    "first line with a short salt": _with_first(salt="5"),
    "first line with a number for salt": _with_first(salt=5),
    "first line with more": lambda forge, rows: [forge.first_line() | {"more": 1}, *rows],
    "first line a list": lambda forge, rows: [[forge.first_line()], *rows],
    "a row too few": lambda forge, rows: [forge.first_line(), *rows[:-1]],
    "a row too many": lambda forge, rows: [forge.first_line(), *rows, rows[0]],
    "a blank line": lambda forge, rows: [forge.first_line(), *rows, b""],
    "a row of another record": _with_last({"record": "account"}),
    "a record that is a path": _with_last({"record": "../visit"}),
    "no uid": _with_last({"uid": None}),
    "a long uid": _with_last({"uid": "u" * 65}),
    "no owner": _with_last({"owner": None}),
    "a list for a row": _with_last(b"[1]"),
    "a key twice": _with_last('{"record":"visit","uid":"u","owner":"示例苑","owner":"示例苑"}'.encode()),
    "NaN": _with_last('{"record":"visit","uid":"u","owner":"示例苑","n":NaN}'.encode()),
    "a number beyond 64 bits": _with_last({"n": 2**63}),
    "deep": _with_last(b"[" * 100_000),
    "not UTF-8": _with_last(b'{"record":"visit","uid":"\xff"}'),
    "half a pair": _with_last('{"record":"visit","uid":"\\ud800","owner":"示例苑"}'.encode()),
}


@pytest.mark.parametrize("name", HOSTILE_LINES)
def test_hostile_lines_are_refused(forge, rows, refusal, name):
    assert refusal(forge.whole(lines=HOSTILE_LINES[name](forge, rows))) == "malformed"


def test_one_row_of_another_owner_refuses_the_package(forge, rows, refusal):
    lines = [forge.first_line(), *rows[:-1], rows[-1] | {"owner": "别处"}]

    assert refusal(forge.whole(lines=lines)) == "foreign_owner"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _packed: b"",
        lambda _packed: b"not gzip",
        lambda packed: packed[:-1],
        lambda packed: packed + b"\0",
        lambda packed: packed + packed,
        lambda packed: packed[:-8] + bytes(8),
        lambda packed: gzip.compress(gzip.decompress(packed)[:-1]),
    ],
    ids=["empty", "other", "cut", "longer", "twice", "wrong sum", "no last line end"],
)
def test_an_unsound_gzip_member_is_refused(forge, refusal, rows, spoil):
    lines = b"".join(forge.canonical(line) + b"\n" for line in [forge.first_line(), *rows])

    assert refusal(forge.whole(packed=spoil(gzip.compress(lines)))) == "malformed"


def test_a_content_hash_that_is_not_the_contents_is_refused(forge, refusal):
    assert refusal(forge.whole(content="d" * 64)) == "malformed"


def test_a_body_that_is_no_age_file_is_refused(forge, refusal):
    assert refusal(forge.seal(forge.open_header(), b"plain")) == "malformed"


def test_a_cut_age_file_under_a_true_signature_is_refused(forge, refusal):
    whole = forge.whole()
    body = whole[whole.index(b"age-encryption.org") :]

    assert refusal(forge.seal(forge.open_header(), body[:-1])) == "malformed"
