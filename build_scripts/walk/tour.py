"""First part of the walk: the invented neighbourhood, page by page, and that it cannot be handed upward."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from build_scripts.stage import StageError, chooses
from build_scripts.stage.hands import said_by
from build_scripts.walk.scene import Scene
from build_scripts.walk.telling import Step
from desktop import demo
from desktop.demo.making import make
from desktop.modules.residents.records import Household, Resident
from desktop.modules.tasks.records import Task
from desktop.modules.visits.records import Visit
from desktop.start import MODULES

_SOUNDS = "zhangsongtao"
_HELD_BACK = "演示数据"


def _make(scene: Scene) -> str:
    make(scene.demo, MODULES, demo.Wish())
    scene.open(scene.demo)
    scene.shoot("demo-door")
    scene.stage.sign_in(demo.SECRETARY, demo.PASSWORD)
    counts = [f"{scene.count(kind):,} {kind.table}s" for kind in (Resident, Household, Visit, Task)]
    return f"{demo.AREA} with {', '.join(counts)}"


def _look_round(scene: Scene) -> str:
    names = list(scene.stage.frame.navigation.buttons)
    for name in names:
        scene.stage.go(name)
        scene.shoot(f"demo-{name}")
    return f"{len(names)} pages: {', '.join(names)}"


def _search(scene: Scene) -> str:
    stage = scene.stage
    card = stage.ask(_SOUNDS)
    scene.shoot("demo-search")
    found = [one.title for one in card.rows.offers]
    stage.tidy()
    if not found:
        raise StageError(f"“{_SOUNDS}” finds nobody")
    return f"Ctrl+K, “{_SOUNDS}”: {', '.join(found)}"


def _refused(scene: Scene) -> str:
    said: list[str] = []

    def look(dialog: QDialog) -> None:
        said.append(said_by(dialog))
        scene.shoot("demo-refused")
        dialog.reject()

    scene.stage.act("exchange.pack", chooses(scene.package("演示.xiang")), look)
    scene.close()
    if not any(_HELD_BACK in words for words in said) or scene.package("演示.xiang").exists():
        raise StageError(f"invented people were not held back: {said}")
    return f"handing the demo upward is refused: {said[0]}"


STEPS = (
    Step("make the demo", _make),
    Step("look round the demo", _look_round, ("make the demo",)),
    Step("search in the demo", _search, ("make the demo",)),
    Step("hand the demo upward", _refused, ("make the demo",)),
)
