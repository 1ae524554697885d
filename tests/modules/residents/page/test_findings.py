from __future__ import annotations

from collections.abc import Callable

import pytest
from office import done
from PySide6.QtWidgets import QLabel, QPushButton
from ui.audit import findings

from desktop.modules.residents.page.findings import FindingsStep
from desktop.modules.residents.page.reading import Examined
from desktop.modules.residents.service import import_roster
from desktop.ui import theme
from desktop.work.desk import Desk


def keep_the_remark(step: FindingsStep) -> None:
    step.tabs.setCurrentIndex(1)
    next(one for one in step.findChildren(QPushButton) if one.text() == "保留").click()


def words(step: FindingsStep) -> set[str]:
    return {one.text() for one in step.findChildren(QLabel)}


@pytest.fixture
def step(show: Callable[..., FindingsStep], examined: Examined) -> FindingsStep:
    made = FindingsStep()
    made.show_examined(examined)
    return show(made, 1150, 560)


def test_the_numbers_say_what_would_become_of_every_row(step: FindingsStep) -> None:
    said = [card.accessibleName() for card in step.figures.children() if getattr(card, "accessibleName", str)()]

    assert said == ["可以导入 3 行", "会更新已有居民 0 行", "要确认 1 行", "不能导入 2 行", "重复，只收一次 0 行"]


def test_the_button_says_how_many_rows_it_writes(step: FindingsStep) -> None:
    assert step.act.text() == "导入 3 行"


def test_children_are_told_of_with_the_article(step: FindingsStep) -> None:
    assert "14 岁以下 1 人：不收身份证号、电话和出生月日（个人信息保护法第三十一条）" in words(step)


def test_a_plan_made_anew_is_told_of(step: FindingsStep, examined: Examined) -> None:
    step.show_examined(examined, has_changed=True)

    assert any(word.startswith("刚才查看以后") for word in words(step))


def test_what_was_decided_stays_when_the_plan_is_made_anew(step: FindingsStep, examined: Examined) -> None:
    keep_the_remark(step)

    step.show_examined(examined, has_changed=True)

    assert step.kept == examined.remarks


def test_a_roster_taken_in_already_has_nothing_to_write(desk: Desk, step: FindingsStep, examined: Examined, examine) -> None:
    done(desk, import_roster, examined.plan)

    step.show_examined(examine("姓名 身份证号 住址\n李四 110105195001010012 示例路100弄1号102\n"))

    assert (step.act.text(), step.act.isEnabled()) == ("没有要写入的", False)


def test_keeping_the_remark_of_somebody_unchanged_is_something_to_write(
    desk: Desk, step: FindingsStep, examined: Examined, examine
) -> None:
    done(desk, import_roster, examined.plan)
    step.show_examined(examine("姓名 身份证号 备注\n张三 11010519491231002X 信访户\n"))

    keep_the_remark(step)

    assert (step.act.text(), step.act.isEnabled()) == ("导入 1 行", True)


@pytest.mark.parametrize("size", ["medium", "largest"])
def test_nothing_is_cut(step: FindingsStep, size: str) -> None:
    theme.show(size=size)

    assert findings(step) == []


def test_the_numbers_come_to_the_rows_that_were_read(
    show: Callable[..., FindingsStep], examine: Callable[[str], Examined]
) -> None:
    roster = """
    姓名   身份证号             手机
    张三   11010519491231002X   19900000001
    张三   11010519491231002X   19900000001
    李四   110105195001010012   19900000002
    王五   11010519491231002    19900000003
    """
    found = examine(roster)
    made = FindingsStep()
    made.show_examined(found)
    figures = [int(card._number.text()) for card in made.figures._cards]

    assert (figures, sum(figures)) == ([2, 0, 0, 1, 1], found.plan.found)
    assert "共读到 4 行，还没有写入任何数据。导入后可一键撤销。" in words(show(made, 1150, 560))
