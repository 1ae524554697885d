"""The search box of our window: from a changed word to the painted rows. The pause that waits for fast typists is left out."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from build_scripts.bench.figure import percentile
from build_scripts.bench.programs.answer import tell
from desktop import demo
from desktop.base.clock import Clock
from desktop.model import pinyin
from desktop.modules.residents.records import Resident
from desktop.start import MODULES
from desktop.store.query import Query
from desktop.ui import app
from desktop.ui.frame import Frame
from desktop.ui.signin import SignIn
from desktop.ui.window import Window

_PEOPLE = 40
_REST_MS = 1500
_PATIENCE_MS = 120_000


def words_of(one: Resident) -> Iterator[str]:
    """What a person may type to find somebody: name, initials, end of the phone, address."""
    yield one.name or ""
    yield "".join(sounds[0][:1] for sounds in pinyin.readings(one.name or "") if sounds)
    yield (one.phone or "")[-4:]
    yield one.address or ""


def type_and_tell(frame: Frame) -> None:
    """Type everything key by key, and answer how long each key took."""
    store, box = frame.desk.store, frame.palette_box
    chosen = Random(1).sample(list(store.ids(Resident, Query())), _PEOPLE)  # noqa: S311 - a sample, not a key
    box.open()
    samples = []
    for one in store.page(Resident, chosen):
        for word in words_of(one):
            for end in range(1, len(word) + 1):
                box.card.box.setText(word[:end])
                began = time.perf_counter()
                box.look()
                QApplication.processEvents()  # layout, then what is painted anew
                samples.append((time.perf_counter() - began) * 1000)
    tell({"p50": percentile(samples, 50), "p95": percentile(samples, 95), "most": max(samples), "keys": len(samples)})
    os._exit(0)  # nothing is half-written, and taking a window down is not measured


def main(folder: Path) -> int:
    """Sign in, rest, type."""
    application = app.application(sys.argv[:1])
    window = Window(folder, MODULES, Clock())
    window.resize(1366, 768)
    window.show()
    door = window.entrance.content
    assert isinstance(door, SignIn)

    def begin() -> None:
        assert window.frame is not None
        type_and_tell(window.frame)

    window.entrance.entered.connect(lambda *_: QTimer.singleShot(_REST_MS, begin))
    QTimer.singleShot(0, lambda: door.tried.emit(door.chosen, demo.PASSWORD))
    QTimer.singleShot(_PATIENCE_MS, lambda: os._exit(3))
    return int(application.exec())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
