"""What a person has half-typed, kept in the store so that neither locking nor a power cut loses it.

Read once at sign-in; written by jobs, because the store has one writer and that lives on its own thread.
"""

from __future__ import annotations

from collections.abc import Mapping

from desktop.base.errors import DeskError
from desktop.base.log import LOG
from desktop.store import drafts
from desktop.store.store import Store
from desktop.work.jobs import Jobs

Words = Mapping[str, str]


class DraftBook:
    """Drafts of one account by place: `page:residents`, `form:visit:01…`."""

    def __init__(self, file: Store, account: str, jobs: Jobs) -> None:
        self._file, self._account, self._jobs = file, account, jobs
        self._kept: dict[str, Words] = {place: drafts.kept(file, account, place) for place in drafts.places(file, account)}
        self._handed: dict[str, str] = {}

    def words(self, place: str) -> dict[str, str]:
        """What was half-typed there; empty when nothing."""
        return dict(self._kept.get(place, {}))

    def under(self, start: str) -> dict[str, dict[str, str]]:
        """Rest of the place -> words, for every place that begins so."""
        return {place.removeprefix(start): dict(words) for place, words in self._kept.items() if place.startswith(start)}

    def keep(self, place: str, words: Words) -> None:
        """Keep what stands there now; nothing forgets the place. The same again costs nothing."""
        words = dict(words)
        if words == self.words(place):
            return
        if words:
            self._kept[place] = words
        else:
            self._kept.pop(place, None)
        self._jobs.start("记下草稿", lambda _: drafts.keep(self._file, self._account, place, words), _done, _failed)

    def hand_over(self, place: str, table: str, words: Words) -> None:
        """These words are on their way into a record of this table: keep them until it is written."""
        self._handed[place] = table
        self.keep(place, words)

    def written(self, touched: Mapping[str, set[str]]) -> None:
        """Records were written: what was handed over for their tables has arrived."""
        for place in [place for place, table in self._handed.items() if table in touched]:
            del self._handed[place]
            self.keep(place, {})


def _done(_: None) -> None:
    """Nobody waits for it."""


def _failed(error: DeskError) -> None:
    """A draft that cannot be kept must not interrupt the typing; what is wrong with the disk is told at the next save."""
    LOG.warning("draft not kept: %s", type(error).__name__)
