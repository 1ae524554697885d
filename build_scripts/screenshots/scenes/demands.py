"""Demands by their views, the ledgers behind their chips, and a ledger on paper."""

from __future__ import annotations

from functools import partial

from build_scripts.screenshots.studio import Scene, Studio
from build_scripts.stage import button, press
from desktop.ui.ledgers import LedgerPage

_LISTS = {"visits-log": "走访情况记录", "visits-teams": "走访团队名册", "visits-heads": "楼组长名册"}


def _view(word: str, studio: Studio) -> None:
    stage = studio.demo
    page = studio.records(stage, "visits", "诉求")
    press(button(page, word))
    stage.settle()
    page.list.grid.selectRow(0)
    studio.see(stage, "visits-demands_hard")
    press(button(page, "在办"))
    stage.settle()


def _ledger(name: str, title: str, studio: Studio) -> None:
    stage = studio.demo
    page = studio.table(stage, "visits", "台账")
    press(button(page, title))
    stage.settle()
    studio.see(stage, name)
    press(button(page, "联系服务群众"))
    stage.settle()


def _paper(studio: Studio) -> None:
    stage = studio.demo
    page = studio.table(stage, "visits", "台账")
    assert isinstance(page, LedgerPage), "the ledgers are behind their tab"
    stage.do(page.print, studio.seen(stage, "visits-ledgers_paper"))


SCENES = (
    Scene("visits-demands_hard", partial(_view, "暂难")),
    *(Scene(name, partial(_ledger, name, title)) for name, title in _LISTS.items()),
    Scene("visits-ledgers_paper", _paper),
)
