"""What the palette offers for some typed words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from ui.cast import MODULES, REGISTER, STOP, VISIT, crowd

from desktop.base.clock import FixedClock
from desktop.model.rights import Actor
from desktop.modules.residents.records import Resident, Stay
from desktop.store.store import Store
from desktop.ui import finding
from desktop.ui.finding import acts_about, offers, rank_of, record_offer, remembered
from desktop.work.ask import Scripted
from desktop.work.desk import Desk, catalogue_of
from desktop.work.jobs import Now

COMMANDS = (REGISTER, STOP, VISIT)


@pytest.fixture
def desk(make_store: Callable[..., Store], clock: FixedClock) -> Iterator[Desk]:
    actor = Actor("示例书记", "owner", "ACCOUNT-1", "AREA-1")
    file = make_store("finding", *catalogue_of(MODULES).values())
    with file.unit("导入名册", actor) as unit:
        unit.add_all(crowd(clock))
    made = Desk(file, file.reader(actor), actor, MODULES, Scripted(), Now())
    yield made
    made.store.connection.close()


def found(desk: Desk, words: str) -> list[str]:
    return [one.title for one in offers(desk, COMMANDS, words)]


@pytest.mark.parametrize("words", ["单示", "shansl", "ssl", "danshili", "00000000", "1-101"])
def test_a_person_is_found_by_characters_pinyin_initials_any_reading_number_and_door(desk: Desk, words: str) -> None:
    assert "单示例" in found(desk, words)


@pytest.mark.parametrize("words", ["登记", "djjm", "dengji", "记居"])
def test_a_command_is_found_by_its_words_and_their_sounds(desk: Desk, words: str) -> None:
    assert "登记居民" in found(desk, words)


def test_of_a_number_its_masked_end_is_said(desk: Desk) -> None:
    (one,) = [one for one in offers(desk, COMMANDS, "00000000") if one.title == "单示例"]

    assert one.why == "联系电话 199****0000"


def test_of_digits_that_the_mask_hides_only_the_field_is_said(desk: Desk) -> None:
    (one,) = [one for one in offers(desk, COMMANDS, "1990000") if one.title == "单示例"]

    assert one.why == "联系电话"


def test_who_is_covered_shows_no_number_either(desk: Desk) -> None:
    desk.covered = True

    assert {one.why for one in offers(desk, COMMANDS, "00000000")} == {"号码"}


def test_commands_that_begin_with_the_words_come_before_people(desk: Desk) -> None:
    assert found(desk, "d")[0] == "登记居民"


def test_one_letter_does_not_find_every_command_that_holds_it(desk: Desk) -> None:
    assert rank_of("停用账号", "z") is None


def test_what_cannot_be_chosen_now_is_not_offered(desk: Desk) -> None:
    assert "记走访" not in found(desk, "记走访")


def test_a_person_s_row_says_where_they_live_and_never_their_number(desk: Desk) -> None:
    (one,) = [one for one in offers(desk, COMMANDS, "单示例") if one.record]

    assert (one.detail, "1990" in one.detail) == ("居民 · 示例路100弄1号101", False)


def test_a_row_says_why_it_was_found(desk: Desk) -> None:
    (one,) = [one for one in offers(desk, COMMANDS, "ssl") if one.record]

    assert one.why == "拼音"


def test_covered_rows_say_nothing_of_anybody(desk: Desk) -> None:
    desk.covered = True
    (one,) = [one for one in offers(desk, COMMANDS, "ssl") if one.record]

    assert (one.title, one.detail) == ("已遮挡", "居民")


def test_no_words_find_nothing(desk: Desk) -> None:
    assert offers(desk, COMMANDS, "  ") == []


def test_no_more_is_offered_than_fits(desk: Desk) -> None:
    many = [replace(REGISTER, id=f"many.{place}") for place in range(40)]

    assert len(offers(desk, many, "登记")) == finding.MOST


def test_commands_about_a_record_are_bound_to_it(desk: Desk) -> None:
    record = next(desk.store.find(Resident))

    assert [(one.title, one.subject) for one in acts_about(desk, record)] == [("记走访", record)]


def test_other_slices_commands_come_before_the_record_s_own(desk: Desk) -> None:
    own = replace(VISIT, id="names.edit", label="修改")
    names = replace(MODULES[0], commands=(own,))
    both = replace(desk, modules=(names, MODULES[1]))

    assert [one.title for one in acts_about(both, Resident(uid="01"))] == ["记走访", "修改"]


def test_what_was_last_used_comes_back_in_order(desk: Desk) -> None:
    person = record_offer(desk, next(desk.store.find(Resident, name="王示例")))

    back = remembered(desk, COMMANDS, [f"command:{REGISTER.id}", person.key])

    assert [one.title for one in back] == ["登记居民", "王示例"]


def test_what_is_gone_since_is_not_remembered(desk: Desk) -> None:
    assert remembered(desk, COMMANDS, ["record:resident:GONE", "command:gone", "record:gone:01", "nonsense"]) == []


def test_no_more_than_eight_are_remembered(desk: Desk) -> None:
    many = [replace(REGISTER, id=f"many.{place}") for place in range(12)]

    assert len(remembered(desk, many, [f"command:{one.id}" for one in many])) == 8


def test_what_is_about_somebody_says_about_whom(desk: Desk) -> None:
    person = next(desk.store.find(Resident, name="单示例"))

    assert "单示例" in record_offer(desk, Stay(uid="01", person=person.uid)).detail.split(" · ")
