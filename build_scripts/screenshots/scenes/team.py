"""Bringing young colleagues on: a pair, its talk, diaries and story; rosters on screen and paper; what an assistant sees."""

from __future__ import annotations

from functools import partial

from build_scripts.screenshots.studio import Scene, Studio, turn
from build_scripts.stage import Stage, button, picks, press
from desktop.modules.team.commands.mentoring import CONCLUDE, HALFWAY, ROTATE
from desktop.modules.team.page.mentoring import MentoringPage
from desktop.modules.visits.page.diaries import Diaries
from desktop.ui.actions import carry_out
from desktop.ui.ledgers import LedgerPage

_SIDES = {"team-mentoring_diaries": "民情日记", "team-mentoring_sheets": "小结", "team-mentoring_story": "经过"}
_ROSTERS = {
    "team-committee": "居委会成员花名册",
    "team-workers": "社区工作者花名册",
    "team-representatives": "居民代表、小组长名册",
    "team-figures": "队伍统计表",
}


def _page(studio: Studio, stage: Stage) -> MentoringPage:
    page = studio.table(stage, "team", "带教")
    assert isinstance(page, MentoringPage), "it is behind its tab"
    turn(page.side, "谈话")
    return page


def _side(name: str, tab: str, studio: Studio) -> None:
    stage = studio.demo
    page = _page(studio, stage)
    turn(page.side, tab)
    studio.see(stage, name)
    turn(page.side, "谈话")


def _keys(studio: Studio) -> None:
    """The cursor on a competence."""
    stage = studio.demo
    page = _page(studio, stage)
    page.grid.setFocus()
    studio.see(stage, "team-mentoring_keys")


def _late(studio: Studio) -> None:
    """The other pair, in which a talk is overdue."""
    stage = studio.demo
    page = _page(studio, stage)
    press(button(stage.page, "示例助手乙"))
    studio.see(stage, "team-mentoring_late")
    press(button(stage.page, "示例助手甲"))
    assert page.pair is not None, "it is in front again"


def _review(studio: Studio) -> None:
    stage = studio.demo
    page = _page(studio, stage)
    turn(page.side, "民情日记")
    stage.settle()
    assert isinstance(page.panel, Diaries), "the diaries are at the side"
    stage.do(lambda: press(button(page.panel, "批阅")), studio.seen(stage, "team-review"))
    turn(page.side, "谈话")


def _dialogs(studio: Studio) -> None:
    stage = studio.demo
    page = _page(studio, stage)
    for command, name in ((ROTATE, "team-rotate"), (HALFWAY, "team-halfway"), (CONCLUDE, "team-conclude")):
        desk = page._desk  # noqa: SLF001 - as the page's own buttons do
        desk.selected = page.selected
        stage.do(partial(carry_out, desk, command), studio.seen(stage, name))


def _roster(name: str, title: str, studio: Studio) -> None:
    stage = studio.demo
    page = studio.table(stage, "team", "名册")
    press(button(page, title))
    stage.settle()
    studio.see(stage, name)


def _paper(studio: Studio) -> None:
    """The figures and a roster on paper."""
    stage = studio.demo
    page = studio.table(stage, "team", "名册")
    assert isinstance(page, LedgerPage), "the rosters are behind their tab"
    press(button(page, "队伍统计表"))
    stage.settle()
    stage.do(page.print, studio.seen(stage, "team-figures_paper"))
    press(button(page, "居委会成员花名册"))
    stage.settle()
    stage.do(page.print, picks("遮住中间几位"), studio.seen(stage, "team-committee_paper"))


def _own(studio: Studio) -> None:
    """What the assistant sees of it."""
    stage = studio.assistant
    _page(studio, stage)
    studio.see(stage, "team-mentoring_own")


SCENES = (
    *(Scene(name, partial(_side, name, tab)) for name, tab in _SIDES.items()),
    Scene("team-mentoring_keys", _keys),
    Scene("team-mentoring_late", _late),
    Scene("team-review", _review),
    Scene("team-dialogs", _dialogs),
    *(Scene(name, partial(_roster, name, title)) for name, title in _ROSTERS.items()),
    Scene("team-paper", _paper),
    Scene("team-mentoring_own", _own),
)
