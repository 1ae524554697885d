"""Sentences for a person who can act."""

from __future__ import annotations

import pytest

from desktop.base.errors import DeskError, RefusedError, StaleError


def test_an_error_says_what_happened_and_what_to_do() -> None:
    assert str(DeskError("名册打不开", "请先关闭表格")) == "名册打不开。请先关闭表格"


def test_an_error_without_advice_says_only_what_happened() -> None:
    assert str(DeskError("名册打不开")) == "名册打不开"


@pytest.mark.parametrize("kind", [RefusedError, StaleError])
def test_every_error_a_person_can_act_on_is_caught_as_one(kind: type[DeskError]) -> None:
    with pytest.raises(DeskError) as caught:
        raise kind("没有改动", "请再试一次")
    assert (caught.value.title, caught.value.advice) == ("没有改动", "请再试一次")
