"""What was made from what: resources/tables/manifest.csv, with the SHA-256 of every made table."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "tables"
FILE = FOLDER / "manifest.csv"


@dataclass(frozen=True, slots=True)
class Entry:
    """One made table: its file, what it was made from in which version, its SHA-256 in hex."""

    file: str
    source: str
    version: str
    sha256: str


def committed(file: str) -> str:
    """The text of a committed table, line ends as made; blank when it is not there."""
    path = FOLDER / file
    return path.read_text(encoding="utf-8") if path.exists() else ""


def digest(text: str) -> str:
    """SHA-256 in hex of a table's text."""
    return hashlib.sha256(text.encode()).hexdigest()


def read() -> dict[str, Entry]:
    """File -> its entry, as committed; empty when nothing was made yet."""
    if not FILE.exists():
        return {}
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["file"]: Entry(**row) for row in csv.DictReader(file)}


def write(entries: Iterable[Entry]) -> None:
    """Replace the committed entries."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(field.name for field in fields(Entry))
    rows.writerows(astuple(entry) for entry in sorted(entries, key=lambda entry: entry.file))
    FILE.write_text(text.getvalue(), encoding="utf-8", newline="\n")
