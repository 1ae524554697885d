"""How a beginner goes on with a sort of task."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.model.codes import CodeList
from desktop.modules.tasks.rules.stages import AFTER, FIRST, LAST, Progress, moved_on, what_is_left

ORDER = tuple(CodeList("task_stage").entries)


def walk(*checks: tuple[int | None, int]) -> Progress:
    now = Progress()
    for score, returns in checks:
        now = moved_on(now, score, returns)
    return now


def test_one_passed_after_watching_and_two_together_lead_to_doing_it_alone() -> None:
    assert walk((4, 0)) == Progress("together", 0)
    assert walk((4, 0), (5, 0)) == Progress("together", 1)
    assert walk((4, 0), (5, 0), (None, 0)) == Progress("alone", 0)


def test_a_return_or_a_low_score_begins_the_row_anew() -> None:
    assert walk((4, 0), (5, 0), (5, 1)) == Progress("together", 0)
    assert walk((4, 0), (5, 0), (2, 0)) == Progress("together", 0)
    assert walk((2, 0)) == Progress("watch", 0)


def test_three_is_good_enough() -> None:
    assert walk((3, 0)) == Progress("together", 0)


def test_whoever_does_it_alone_goes_on_counting() -> None:
    assert moved_on(Progress("alone", 7), 5, 0) == Progress("alone", 8)


@given(st.lists(st.tuples(st.none() | st.integers(1, 5), st.integers(0, 3)), max_size=12))
def test_nobody_ever_falls_back_or_skips_a_stage(checks: list[tuple[int | None, int]]) -> None:
    now = Progress()
    for score, returns in checks:
        after = moved_on(now, score, returns)
        assert ORDER.index(after.stage) - ORDER.index(now.stage) in (0, 1)
        now = after


def test_what_is_left_is_told_until_the_last_stage() -> None:
    assert what_is_left(Progress()) == "再通过 1 次进入下一阶段"
    assert what_is_left(Progress("together", 1)) == "再通过 1 次进入下一阶段"
    assert what_is_left(Progress("alone", 3)) == ""


def test_the_stages_are_those_of_the_code_list() -> None:
    assert (FIRST, *AFTER.values()) == ORDER
    assert ORDER[-1] == LAST
