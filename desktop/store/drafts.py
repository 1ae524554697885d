"""Half-typed forms, kept encrypted in the store beside the records but outside the log: nobody undoes a draft."""

from __future__ import annotations

import json
from collections.abc import Mapping

from desktop.store.connection import sentences
from desktop.store.store import Store


def keep(store: Store, account: str, place: str, words: Mapping[str, str]) -> None:
    """Keep what a person has typed at a place (a form's name and record); nothing typed forgets it."""
    with store.quiet() as writer, sentences():
        if any(words.values()):
            body = json.dumps(dict(words), ensure_ascii=False)
            sql = "INSERT OR REPLACE INTO draft VALUES (?,?,?,?)"
            writer.execute(sql, (account, place, body, store.clock.now_ms()))
        else:
            writer.execute("DELETE FROM draft WHERE account = ? AND place = ?", (account, place))


def kept(store: Store, account: str, place: str) -> dict[str, str]:
    """What was typed there last, or nothing."""
    with store.quiet() as writer:
        row = writer.execute("SELECT body FROM draft WHERE account = ? AND place = ?", (account, place)).fetchone()
    return dict(json.loads(row[0])) if row else {}


def places(store: Store, account: str) -> list[str]:
    """Where this person has something half-typed, latest first."""
    with store.quiet() as writer:
        found = writer.execute("SELECT place FROM draft WHERE account = ? ORDER BY at DESC", (account,)).fetchall()
    return [place for (place,) in found]
