"""Nouns of setup: the kernel's own records, of which this slice is only the page."""

from __future__ import annotations

from desktop.work.records import Account, Area

RECORDS = (Area, Account)
