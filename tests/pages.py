"""What really lies in a store's file and its journal: every page decrypted, free ones too. Written after the SQLCipher 4 format."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE = 4096
_RESERVED, _IV = 80, 16
_SALT = 16
_WAL_HEAD, _FRAME_HEAD = 32, 24


def bytes_of(path: Path, key: str) -> bytes:
    """All pages of a store's file and of its journal, decrypted.

    Args:
        key: as the store is opened with: x'…64 digits of key, 32 of salt…'.
    """
    secret = bytes.fromhex(key[2:66])
    content = path.read_bytes()
    pages = [content[start : start + PAGE] for start in range(0, len(content), PAGE)]
    pages[0] = bytes(_SALT) + pages[0][_SALT:]
    plain = [_decrypted(page, secret, first=number == 0) for number, page in enumerate(pages)]
    journal = path.with_name(path.name + "-wal")
    frames = journal.read_bytes()[_WAL_HEAD:] if journal.exists() else b""
    size = _FRAME_HEAD + PAGE
    for start in range(0, len(frames) - size + 1, size):
        frame = frames[start : start + size]
        number = int.from_bytes(frame[:4], "big")
        plain.append(_decrypted(frame[_FRAME_HEAD:], secret, first=number == 1))
    return b"".join(plain)


def _decrypted(page: bytes, secret: bytes, *, first: bool) -> bytes:
    start, end = _SALT if first else 0, PAGE - _RESERVED
    cipher = Cipher(algorithms.AES(secret), modes.CBC(page[end : end + _IV])).decryptor()
    return cipher.update(page[start:end]) + cipher.finalize()
