from __future__ import annotations

import dataclasses

import pytest

from desktop.formats.package import PackageError, inspect, open_rows

SCHEMA = 3


def test_a_foreign_key_under_a_pinned_name_is_refused_naming_the_pinned_unit(forge, stranger, path, pinned):
    impostor = dataclasses.replace(stranger, area="示例苑", name="冒牌居民区")
    path.write_bytes(dataclasses.replace(forge, sender=impostor).whole())

    with pytest.raises(PackageError) as refused:
        inspect(path, pinned, schema=SCHEMA)

    assert refused.value.code == "changed_key"
    assert "示例苑居民区" in refused.value.title


def test_the_pinned_fingerprint_over_another_signature_is_refused(forge, stranger, closed):
    packed = forge.encrypt(b"whatever")

    assert closed(forge.seal(forge.open_header(), packed, by=stranger)) == "damaged"


def test_an_unknown_sender_is_refused_with_the_name_it_gives(forge, stranger, path, pinned):
    path.write_bytes(dataclasses.replace(forge, sender=stranger).whole())

    with pytest.raises(PackageError, match="别处居民区") as refused:
        inspect(path, pinned, schema=SCHEMA)
    assert refused.value.code == "unknown_sender"


def test_a_lookup_that_answers_with_another_area_is_not_believed(forge, path, stranger):
    path.write_bytes(forge.whole())

    with pytest.raises(PackageError) as refused:
        inspect(path, lambda _area: stranger.public, schema=SCHEMA)
    assert refused.value.code == "changed_key"


@pytest.mark.parametrize("domain", [b"xiaoxiang key file v1\0", b"xiaoxiang package v2\0", b""])
def test_a_signature_made_for_something_else_is_refused(forge, closed, domain):
    assert closed(forge.seal(forge.open_header(), forge.encrypt(b"x"), domain=domain)) == "damaged"


def test_a_signature_of_another_kind_is_refused(forge, closed):
    raw = forge.whole(kind="roster")

    assert closed(raw.replace(b'"kind":"roster"', b'"kind":"notice"', 1)) == "damaged"


def test_the_name_shown_is_the_pinned_one(forge, sender, path, pinned):
    public = sender.public
    renamed = {"area": public.area, "fingerprint": public.fingerprint, "name": "新名字居民区"}
    path.write_bytes(forge.whole(**{"from": renamed}))

    assert inspect(path, pinned, schema=SCHEMA).sender.name == "示例苑居民区"


def test_another_areas_ciphertext_under_ones_own_signature_is_refused(forge, stranger, path, street):
    true = forge.whole()
    thief = dataclasses.replace(forge, sender=stranger)
    body = true[true.index(b"age-encryption.org") :]
    content = forge.open_header()
    content_hash = content[content.index(b'"content":"') + 11 :][:64].decode()
    path.write_bytes(thief.seal(forge.canonical(thief.header(content=content_hash)), body))
    sealed = inspect(path, {"别处": stranger.public}.get, schema=SCHEMA)

    with pytest.raises(PackageError) as refused:
        list(open_rows(path, sealed, street))
    assert refused.value.code == "malformed"


@pytest.mark.parametrize("suite", [0, 2, 3, 256, 65535])
def test_an_unknown_suite_is_refused_by_its_number(forge, path, pinned, suite):
    path.write_bytes(forge.seal(forge.open_header(), forge.encrypt(b"x"), suite=suite))

    with pytest.raises(PackageError, match=f"第 {suite} 套") as refused:
        inspect(path, pinned, schema=SCHEMA)
    assert refused.value.code == "unknown_suite"


def test_a_suite_number_changed_afterwards_is_refused(forge, closed):
    signed_for_two = bytearray(forge.seal(forge.open_header(), forge.encrypt(b"x"), suite=2))
    signed_for_two[9] = 1

    assert closed(bytes(signed_for_two)) == "damaged"


def test_a_later_version_is_refused_naming_it(forge, path, pinned):
    path.write_bytes(forge.whole(schema=SCHEMA + 1, program="9.1"))

    with pytest.raises(PackageError, match=r"9\.1") as refused:
        inspect(path, pinned, schema=SCHEMA)
    assert refused.value.code == "newer_version"


def test_a_package_for_another_is_refused(sealed, path, stranger):
    with pytest.raises(PackageError) as refused:
        open_rows(path, sealed, stranger)
    assert refused.value.code == "not_for_me"


def test_ones_own_package_is_refused(sealed, path, sender):
    with pytest.raises(PackageError) as refused:
        open_rows(path, sealed, sender)
    assert refused.value.code == "own_package"


def test_a_package_handed_on_to_another_does_not_open(forge, path, pinned, stranger):
    """The header says the street, the ciphertext was made for someone else."""
    raw = dataclasses.replace(forge, recipient=stranger.public).encrypt(b"x")
    path.write_bytes(forge.seal(forge.open_header(), raw))
    sealed = inspect(path, pinned, schema=SCHEMA)

    with pytest.raises(PackageError) as refused:
        open_rows(path, sealed, stranger)
    assert refused.value.code == "not_for_me"


def test_a_ciphertext_for_another_recipient_is_refused(forge, refusal, stranger):
    body = dataclasses.replace(forge, recipient=stranger.public).encrypt(b"x")

    assert refusal(forge.seal(forge.open_header(), body)) == "malformed"
