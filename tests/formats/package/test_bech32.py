from __future__ import annotations

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.formats.package import bech32


@pytest.mark.parametrize(
    ("prefix", "content", "written"),
    [
        ("abcdef", "00443214c74254b635cf84653a56d7c675be77df", "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw"),
        (
            "split",
            "c5f38b70305f519bf66d85fb6cf03058f3dde463ecd7918f2dc743918f2d",
            "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w",
        ),
    ],
)
def test_the_examples_of_bip_173_are_met(prefix, content, written):
    assert bech32.encode(prefix, bytes.fromhex(content)) == written


@given(st.binary(min_size=32, max_size=32))
@settings(deadline=None, max_examples=100)
def test_the_age_library_reads_every_identity(content):
    written = bech32.encode("age-secret-key-", content).upper()

    assert str(pyrage.x25519.Identity.from_str(written)) == written
