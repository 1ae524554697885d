"""Bech32, the spelling of age keys: the encoder only; reading them is the age library's work. Source: BIP 173."""

from __future__ import annotations

_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def encode(prefix: str, content: bytes) -> str:
    """`prefix1…`: the content in groups of five bits, then six letters of checksum. prefix: lower case."""
    fives = _fives(content)
    spread = [ord(letter) >> 5 for letter in prefix] + [0] + [ord(letter) & 31 for letter in prefix]
    rest = _checksum([*spread, *fives, 0, 0, 0, 0, 0, 0]) ^ 1
    check = [rest >> 5 * (5 - place) & 31 for place in range(6)]
    return f"{prefix}1{''.join(_LETTERS[five] for five in [*fives, *check])}"


def _fives(content: bytes) -> list[int]:
    count = -(-len(content) * 8 // 5)
    number = int.from_bytes(content, "big") << count * 5 - len(content) * 8
    return [number >> 5 * (count - 1 - place) & 31 for place in range(count)]


def _checksum(fives: list[int]) -> int:
    total = 1
    for five in fives:
        top = total >> 25
        total = (total & 0x1FFFFFF) << 5 ^ five
        for bit, factor in enumerate(_GENERATOR):
            total ^= factor if top >> bit & 1 else 0
    return total
