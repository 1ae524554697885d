"""A package whose signature holds: what a reader knows of it before opening it."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.formats.package.counter import Seen
from desktop.formats.package.header import Header
from desktop.formats.package.keys import PublicKeys


@dataclass(frozen=True, slots=True)
class Sealed:
    """A header proven to be the sender's.

    Attributes:
        header: what the package says openly.
        sender: the keys pinned for the sender; its name is the one to show, not the header's.
        digest: hex identity of the package, for history, receipts and the next package's `previous`.
        size: bytes of the file.
    """

    header: Header
    sender: PublicKeys
    digest: str
    size: int

    @property
    def seen(self) -> Seen:
        """What the recipient's history keeps of it."""
        header = self.header
        return Seen(
            epoch=header.epoch, counter=header.counter, digest=self.digest, previous=header.previous, since=header.since
        )
