"""The day: everything of one card, its list on paper, and how an assistant sees it."""

from __future__ import annotations

from build_scripts.screenshots.studio import Scene, Studio
from build_scripts.stage import press
from desktop.modules.today.page import Page


def _page(studio: Studio) -> Page:
    page = studio.table(studio.demo, "today")
    assert isinstance(page, Page), "the first page of the program"
    return page


def _all(studio: Studio) -> None:
    page = _page(studio)
    press(page.work.all)
    studio.see(studio.demo, "today-all")
    press(page.everything.back)


def _sheet(studio: Studio) -> None:
    page = _page(studio)
    studio.demo.do(page.print, studio.seen(studio.demo, "today-sheet"))


def _assistant(studio: Studio) -> None:
    stage = studio.assistant
    stage.go("today")
    studio.see(stage, "today-assistant")


SCENES = (Scene("today-all", _all), Scene("today-sheet", _sheet), Scene("today-assistant", _assistant))
