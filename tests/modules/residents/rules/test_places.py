"""Address parts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.modules.residents.rules.places import Lane, Place, Written, read
from desktop.modules.residents.service.homes import written as in_one_line


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("示例路100弄5号302室", Place("示例路100弄", "5", "", "302")),
        (" 示例路 100弄5号302 室", Place("示例路100弄", "5", "", "302")),
        ("示例路100弄5号302", Place("示例路100弄", "5", "", "302")),
        ("示例路100弄20支弄5号302室", Place("示例路100弄20支弄", "5", "", "302")),
        ("示例路100弄5-302", Place("示例路100弄", "5", "", "302")),
        ("示例路100弄5－302室", Place("示例路100弄", "5", "", "302")),
        ("示例路100弄5甲号302室", Place("示例路100弄", "5甲", "", "302")),
        ("示例路100弄5号甲302室", Place("示例路100弄", "5甲", "", "302")),
        ("示例路100弄5号底楼", Place("示例路100弄", "5", "", "底楼")),
        ("示例路100弄5号亭子间", Place("示例路100弄", "5", "", "亭子间")),
        ("示例路100弄5号3楼302室", Place("示例路100弄", "5", "", "302")),
        ("示例路100弄5号302-1室", Place("示例路100弄", "5", "", "302-1")),
        ("示例路100弄1-3号302室", Place("示例路100弄", "1-3", "", "302")),
        ("示例路100弄5号2-302", Place("示例路100弄", "5", "2", "302")),
        ("示例路100弄", Place("示例路100弄")),
        ("示例路100弄5号", Place("示例路100弄", "5")),
        ("示例路88号201室", Place("示例路", "88", "", "201")),
        ("示例苑12号楼3单元502室", Place("示例苑", "12", "3", "502")),
        ("示例苑12号楼3单元502", Place("示例苑", "12", "3", "502")),
        ("示例苑12-3-502", Place("示例苑", "12", "3", "502")),
        ("示例苑A座1201", Place("示例苑", "A", "", "1201")),
        ("示例苑B座12楼1201室", Place("示例苑", "B", "", "1201")),
        ("示例苑12楼301", Place("示例苑", "12", "", "301")),
        ("示例苑12号楼3号301", Place("示例苑", "12", "3", "301")),
        ("示例路100号示例苑12号楼502室", Place("示例路100号示例苑", "12", "", "502")),
        ("示例路100号5幢302室", Place("示例路100号", "5", "", "302")),
        ("示例二村12号301", Place("示例二村", "12", "", "301")),
        ("示例新村（北）12号302", Place("示例新村（北）", "12", "", "302")),
        ("示例大厦1201室", Place("示例大厦", "", "", "1201")),
        ("示例大厦12楼1201室", Place("示例大厦", "", "", "1201")),
        ("示例苑", Place("示例苑")),
        ("12-301", Place("", "12", "", "301")),
        ("12#301", Place("", "12", "", "301")),
        ("12＃楼301", Place("", "12", "", "301")),
        ("5幢2单元301", Place("", "5", "2", "301")),
        ("12号楼301", Place("", "12", "", "301")),
        ("5号/302", Place("", "5", "", "302")),
        ("A-1201", Place("", "A", "", "1201")),
        ("302室", Place("", "", "", "302")),
        ("12", Place("", "12")),
        ("302", Place("", "", "", "302")),
        ("5号", Place("", "5")),
        ("上海市示例区示例路100弄5号302室", Place("示例路100弄", "5", "", "302")),
        ("上海市示例区示例街道示例居委会示例路100弄5号302室", Place("示例路100弄", "5", "", "302")),
        ("示例区示例路100弄5号302室", Place("示例路100弄", "5", "", "302")),
        ("示例街道示例居民区示例苑5号302室", Place("示例苑", "5", "", "302")),
        ("浦东新区示例路100弄5号302", Place("示例路100弄", "5", "", "302")),
        ("示例小区5号302", Place("示例小区", "5", "", "302")),
        ("示例新区12号301", Place("示例新区", "12", "", "301")),
        ("示例社区5号楼302", Place("示例社区", "5", "", "302")),
        ("示例都市花园5号302", Place("示例都市花园", "5", "", "302")),
        ("示例路１００弄５号３０２室", Place("示例路100弄", "5", "", "302")),
        ("示例路１００弄１－３号３０２", Place("示例路100弄", "1-3", "", "302")),
        ("示例路100弄５甲号302", Place("示例路100弄", "5甲", "", "302")),
        ("示例十二村3号101室", Place("示例十二村", "3", "", "101")),
        ("示例路88号底楼", Place("示例路", "88", "", "底楼")),
    ],
)
def test_a_written_address_is_parted(line: str, place: Place) -> None:
    assert read(line) == place


@pytest.mark.parametrize(
    ("written", "place"),
    [
        (Written(compound="示例苑", building="5", room="302"), Place("示例苑", "5", "", "302")),
        (Written(compound="示例苑", building="5号楼", room="302室"), Place("示例苑", "5", "", "302")),
        (Written(compound="示例 苑", building="5幢", unit="2单元", room="302 室"), Place("示例苑", "5", "2", "302")),
        (Written(compound="示例苑", building="5甲号", room="302"), Place("示例苑", "5甲", "", "302")),
        (Written(compound="示例苑", building="5号甲", room="302"), Place("示例苑", "5甲", "", "302")),
        (Written(lanes="示例路100弄", building="5", room="302"), Place("示例路100弄", "5", "", "302")),
        (Written(road="示例路", lane="100弄", building="5号", room="302室"), Place("示例路100弄", "5", "", "302")),
        (Written(road="示例路", lane="100", building="5", room="302"), Place("示例路100弄", "5", "", "302")),
        (Written(road="示例新村", building="5", room="302"), Place("示例新村", "5", "", "302")),
        (Written(compound="示例苑", lanes="示例路100弄", building="5", room="302"), Place("示例苑", "5", "", "302")),
        (Written(compound="示例苑", door="5号302室"), Place("示例苑", "5", "", "302")),
        (Written(compound="示例苑", address="示例路100弄5号302室"), Place("示例苑", "5", "", "302")),
        (Written(address="示例路100弄", building="5", room="302"), Place("示例路100弄", "5", "", "302")),
        (Written(compound="示例苑", building="5号302室"), Place("示例苑", "5", "", "302")),
        (Written(building="示例苑5号楼", room="302"), Place("示例苑", "5", "", "302")),
        (Written(compound="示例苑", building="12-301"), Place("示例苑", "12", "", "301")),
        (Written(compound="示例苑", building="1-3", room="301"), Place("示例苑", "1-3", "", "301")),
        (Written(compound="示例苑", room="12-301"), Place("示例苑", "12", "", "301")),
        (Written(compound="示例苑", building="12", room="12-301"), Place("示例苑", "12", "", "301")),
        (Written(compound="示例苑", building="12", room="3-301"), Place("示例苑", "12", "3", "301")),
        (Written(compound="示例苑", building="12", room="3单元301室"), Place("示例苑", "12", "3", "301")),
        (Written(compound="示例苑", building="12", room="12号301室"), Place("示例苑", "12", "", "301")),
        (Written(compound="示例苑", building="12", room="301-1室"), Place("示例苑", "12", "", "301-1")),
        (Written(compound="示例苑5号302室"), Place("示例苑", "5", "", "302")),
        (Written(compound="示例苑", building="12", room="底楼"), Place("示例苑", "12", "", "底楼")),
        (Written(compound="示例苑", door="105", room="302"), Place("示例苑", "105", "", "302")),
        (Written(compound="示例苑", door="105"), Place("示例苑", "", "", "105")),
        (Written(), Place()),
    ],
)
def test_columns_of_their_own_count_before_the_whole_line(written: Written, place: Place) -> None:
    assert written.place() == place


def test_what_is_not_said_contradicts_nothing() -> None:
    assert Place("示例苑", "5", "", "302").agrees(Place("", "5", "2", "302"))
    assert not Place("示例苑", "5", "", "302").agrees(Place("示例苑", "6", "", "302"))


def test_a_place_without_parts_is_none() -> None:
    assert not Place()
    assert Place(room="302")


@given(st.text(alphabet="示例路弄苑号室楼幢单元上海市区街道0123456789-甲A#", max_size=30))
@settings(deadline=None, max_examples=200)
def test_any_text_is_parted_without_losing_its_digits(line: str) -> None:
    place = read(line)

    assert isinstance(place, Place)
    assert len(place.compound) <= len(line)


@pytest.mark.parametrize(
    ("compound", "lane"),
    [
        ("示例路100弄", Lane("示例路", "100", "")),
        ("示例路100弄20支弄", Lane("示例路", "100", "20")),
        ("示例路", Lane("示例路")),
        ("示例二村", Lane("示例二村")),
        ("", Lane()),
    ],
)
def test_a_compound_has_the_three_parts_of_shanghais_lists(compound: str, lane: Lane) -> None:
    assert Place(compound).lane == lane


_NUMBER = st.integers(1, 199).map(str)
_COMPOUNDS = st.sampled_from(
    ["示例路100弄", "示例路100弄20支弄", "示例二村", "示例十二村", "示例苑", "示例路", "示例新村", "示例路100号示例苑"]
)
_BUILDINGS = st.one_of(
    _NUMBER,
    st.builds("{}{}".format, _NUMBER, st.sampled_from("甲乙丙")),
    st.builds(lambda first, more: f"{first}-{first + more}", st.integers(1, 40), st.integers(1, 4)),
    st.sampled_from("ABC"),
)
_ROOMS = st.one_of(
    st.builds("{}{:02}{}".format, st.integers(1, 40), st.integers(1, 20), st.sampled_from(["", "A", "-1"])),
    st.sampled_from(["亭子间", "底楼"]),
)


@given(st.builds(Place, _COMPOUNDS, _BUILDINGS, st.one_of(st.just(""), st.integers(1, 9).map(str)), _ROOMS))
@settings(deadline=None, max_examples=400)
def test_a_door_that_is_written_is_read_as_the_same_door(place: Place) -> None:
    assert read(in_one_line(place)) == place
