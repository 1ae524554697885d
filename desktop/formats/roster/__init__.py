"""Sheets of records into clean columns, for any record type: find the head, map columns, clean cells, skip what is no row.

`read` walks a book; each `Reading` is one sheet and yields `Batch`es. What a
row means (is the number right, who is doubled) is for the rules of a slice.
"""

from desktop.formats.roster.header import Column, Header, Unread
from desktop.formats.roster.layout import NOTHING_CHOSEN, Chosen, Guess, Layout
from desktop.formats.roster.walk import Aside, Batch, Reading, Skip, read

__all__ = [
    "NOTHING_CHOSEN",
    "Aside",
    "Batch",
    "Chosen",
    "Column",
    "Guess",
    "Header",
    "Layout",
    "Reading",
    "Skip",
    "Unread",
    "read",
]
