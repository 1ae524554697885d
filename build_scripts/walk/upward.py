"""Last part of the walk: keys are exchanged, a sealed package goes to the street, and is merged there once."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtWidgets import QDialog

from build_scripts.stage import StageError, chooses, writes
from build_scripts.stage.hands import said_by
from build_scripts.walk.beginning import SECRETARY, STREET
from build_scripts.walk.scene import PASSWORD, Scene
from build_scripts.walk.telling import Step
from desktop.base.clock import Clock
from desktop.modules.elections.records import Candidate
from desktop.modules.exchange.records import Count, Handover
from desktop.modules.meetings.records import Meeting
from desktop.modules.residents.records import Resident
from desktop.start import MODULES
from desktop.store.backup import FOLDER
from desktop.work import session
from desktop.work.session import FirstRun

CLERK = "示例干事"
_PACKAGE = "月报.xiang"
_DIGITS = re.compile(r"(?:\d{5}\s?){6}")


def _own_key(scene: Scene, name: str) -> str:
    """Write the own public key; answers the digits that are read over the phone."""
    stage = scene.stage
    stage.act("exchange.key", chooses(scene.package(name)))
    found = _DIGITS.search(stage.frame.toast.text)
    if not found:
        raise StageError(f"no digits to read out: {stage.frame.toast.text}")
    return found[0]


def _begin_street(scene: Scene) -> str:
    first = FirstRun(STREET, "示例区", CLERK, PASSWORD, level="street")
    session.begin(scene.street, first, MODULES, Clock())[0].close()
    scene.sit_down(scene.street, CLERK, PASSWORD)
    scene.digits["street"] = _own_key(scene, "街道.xkey")
    scene.shoot("street-key")
    return f"{STREET} reads out {scene.digits['street']}"


def _pack(scene: Scene) -> str:
    stage = scene.sit_down(scene.office, SECRETARY, PASSWORD)
    scene.digits["office"] = _own_key(scene, "居民区.xkey")
    _trust(scene, "街道.xkey", scene.digits["street"])
    stage.act("exchange.pack", chooses(scene.package(_PACKAGE)))
    stage.go("exchange")
    scene.shoot("handed-over")
    stage.act("exchange.plain", chooses(scene.paper("月报.xlsx")))
    (sent,) = stage.frame.desk.store.find(Handover)
    return f"package {sent.counter} of {sent.records} records, {_size(scene.package(_PACKAGE))}; the same as 月报.xlsx"


def _merge(scene: Scene) -> str:
    stage = scene.sit_down(scene.street, CLERK, PASSWORD)
    _trust(scene, "居民区.xkey", scene.digits["office"])
    stage.act("exchange.take", chooses(scene.package(_PACKAGE)))
    said = stage.frame.toast.text
    stage.go("exchange")
    scene.shoot("merged")
    counts = [f"{scene.count(kind)} {kind.table}s" for kind in (Count, Meeting, Candidate, Resident)]
    if not scene.count(Count):
        raise StageError(f"nothing has come: {said}")
    return f"“{said}”: {', '.join(counts)}"


def _merge_again(scene: Scene) -> str:
    stage = scene.stage
    store = stage.frame.desk.file
    before = store.head().hash
    stage.act("exchange.take", chooses(scene.package(_PACKAGE)))
    scene.shoot("merged-again")
    if store.head().hash != before:
        raise StageError("the same package again has changed something")
    return f"“{stage.frame.toast.text}”, and nothing is written"


def _altered(scene: Scene) -> str:
    content = bytearray(scene.package(_PACKAGE).read_bytes())
    content[len(content) // 2] ^= 1
    altered = scene.package("改过一个字节.xiang")
    altered.write_bytes(content)
    said: list[str] = []

    def look(dialog: QDialog) -> None:
        said.append(said_by(dialog))
        scene.shoot("altered-refused")
        dialog.reject()

    scene.stage.act("exchange.take", chooses(altered), look)
    return f"one altered byte is refused: {said[0]}"


def _back_up(scene: Scene) -> str:
    stage = scene.sit_down(scene.office, SECRETARY, PASSWORD)
    stage.act("setup.backup")
    stage.act("setup.check")
    stage.go("setup")
    scene.shoot("office-at-the-end")
    copies = [one for one in (scene.office / FOLDER).iterdir() if one.is_dir()]
    scene.close()
    return f"{len(copies)} backup, opened and compared; store, log and backup are whole"


def _trust(scene: Scene, name: str, digits: str) -> None:
    scene.stage.act("exchange.trust", chooses(scene.package(name)), writes(digits))


def _size(path: Path) -> str:
    return f"{path.stat().st_size:,} bytes"


STEPS = (
    Step("the street begins and reads out its key", _begin_street),
    Step("trust the street and hand over", _pack, ("first run", "the street begins and reads out its key")),
    Step("the street merges", _merge, ("trust the street and hand over",)),
    Step("the street merges again", _merge_again, ("the street merges",)),
    Step("a package with one altered byte", _altered, ("the street merges",)),
    Step("back up and check", _back_up, ("import the roster",)),
)
