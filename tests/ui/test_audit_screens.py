"""Every screen under the machine's eye, at 1366×768, in 小四 and in 三号. The pictures task looks at the same scenes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from ui.audit import findings

from build_scripts.screenshots import SCENES, Scene, Studio, shown
from build_scripts.stage import Stage
from build_scripts.stage.offscreen import SMALL
from desktop.ui import theme
from desktop.ui.tokens import COLOURINGS, USUAL

RESIDENTS = 120

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(autouse=True)
def usual_look() -> None:
    """Not after every test, as elsewhere: a change of letters costs more than a screen."""


@pytest.fixture(scope="module")
def seen() -> list[str]:
    """What the eye has found on the screens of one scene."""
    return []


@pytest.fixture(scope="module")
def studio(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, seen: list[str]) -> Iterator[Studio]:
    def look(stage: Stage, name: str) -> None:
        seen.extend(f"{name}: {one}" for one in findings(shown(stage)))

    with Studio(tmp_path_factory.mktemp("studio"), look, RESIDENTS) as studio:
        yield studio
    theme.show(size=USUAL, colouring=COLOURINGS[0].code)


@pytest.fixture(scope="module", params=["medium", "largest"])
def letters(request: pytest.FixtureRequest, studio: Studio) -> str:
    studio.show(request.param, SMALL)
    return str(request.param)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_nothing_is_wrong_on(scene: Scene, letters: str, studio: Studio, seen: list[str]) -> None:
    seen.clear()
    scene.play(studio)

    assert seen == []
