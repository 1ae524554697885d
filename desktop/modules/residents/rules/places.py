"""Address parts: from columns of their own, from one written address, or from both."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = r"\d+(?:[甲乙丙丁戊]|[A-Za-z](?![A-Za-z]))?(?:-\d+)?|[A-Za-z]\d{0,3}|[一二三四五六七八九十]{1,3}|[甲乙丙丁]"
_DOOR = re.compile(rf"(?<![\dA-Za-z-])({_MARK})(号楼|号院|号门|号|幢|栋|座|#楼|#)([甲乙丙丁戊](?![栋幢座楼号]))?(?!线)")
_LARGE = frozenset({"号楼", "幢", "栋", "座", "#楼", "#"})
_UNIT = re.compile(r"([\dA-Za-z]{1,3}|[一二三四五六七八九十甲乙丙丁]{1,2})(?:单元|门洞|梯)")
_FLOOR = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})[楼层](?=\D{0,2}\d)")
_DASHED = re.compile(r"(?<![\dA-Za-z.-])(\d+[甲乙丙丁A-Za-z]?|[A-Za-z]\d?)-(?:(\d+)-)?([A-Za-z]?\d+[A-Za-z]?)[室房]?")
_UNIT_DASH = re.compile(r"(\d{1,2})-(\d{3,4}[A-Za-z]?)[室房]?")
_HIGH = re.compile(r"(?<![\dA-Za-z-])(\d+)楼(\d{2,4}[A-Za-z]?)[室房]?")
_ROOM = re.compile(r"(?<![\dA-Za-z-])([A-Za-z]?\d{2,5}[A-Za-z]?)[室房]")
_ROOM_WORD = re.compile(r"(?<=[\dA-Za-z])(?:号室|号房|房间|室|房|号)")
_BUILDING_WORD = re.compile(r"(?:号楼|号院|号门|号|幢|栋|座|#楼|#|楼)$")
_SIMPLE = re.compile(r"[\dA-Za-z]+[甲乙丙丁戊]?|\d+-\d{1,2}")
_ROAD = r"(?=.*(?:路|弄|街|巷|村|苑|坊|园|庭|庄|小区|公寓|大道|城|湾|邸|里))"
_ADMIN = re.compile(
    r"(?:中国)?(?:上海市?(?=[\u4e00-\u9fff]{1,4}[区县])|(?:上海|北京|天津|重庆)市|[\u4e00-\u9fff]{2,3}省(?:[\u4e00-\u9fff]{2,4}市)?)?"
    rf"(?:[\u4e00-\u9fff]{{1,4}}?(?<![小社园宅民街校厂])[区县]{_ROAD})?"
    r"(?:[\u4e00-\u9fff]{1,6}?街道|(?<=[市区县])[\u4e00-\u9fff]{1,5}?[镇乡])?"
    r"(?:[\u4e00-\u9fff]{1,8}?(?:居委会|居民区|居委|社区))?"
)
_ADMIN_SIGN = re.compile("[市省区县街镇乡委社]")
_USUAL = re.compile("([\u4e00-\u9fff]+(?:[0-9]+弄)?)([0-9]+)号楼?([0-9]{3,4})室?")
_EDGE = ",，.。、;；:：-_"
_FULL = {chr(one + 0xFEE0): chr(one) for one in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B))}
_SAME = str.maketrans({**dict.fromkeys("－—–―‐‑＿_／/\\", "-"), "＃": "#", "♯": "#", **_FULL})
_LANE = re.compile(r"(?P<road>.*?)(?:(?P<lane>\d+)弄)?(?:(?P<sublane>\d+)支弄)?", re.ASCII)
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Lane:
    """路 or 新村, 弄 and 支弄 by their numbers; "" where there is none: roadside houses have no 弄, a 新村 needs none."""

    road: str = ""
    lane: str = ""
    sublane: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """One door; "" where not said.

    compound: 小区 or 路弄; building: 号 or 楼号 without that word; room: without 室.
    """

    compound: str = ""
    building: str = ""
    unit: str = ""
    room: str = ""

    def __bool__(self) -> bool:
        return bool(self.compound or self.building or self.room)

    @property
    def lane(self) -> Lane:
        """The compound in the three parts in which Shanghai writes it."""
        found = _LANE.fullmatch(self.compound)
        return Lane(**{name: part or "" for name, part in found.groupdict().items()}) if found else Lane(self.compound)

    def agrees(self, other: Place) -> bool:
        """Whether nothing said of one contradicts what is said of the other."""
        return self == other or all(
            not mine or not theirs or mine.lower() == theirs.lower() for mine, theirs in self._beside(other)
        )

    def filled(self, other: Place) -> Place:
        """This place, its blanks filled from another."""
        return Place(*(mine or theirs for mine, theirs in self._beside(other)))

    def _beside(self, other: Place) -> tuple[tuple[str, str], ...]:
        mine = (self.compound, self.building, self.unit, self.room)
        return tuple(zip(mine, (other.compound, other.building, other.unit, other.room), strict=True))


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Written:
    """The address columns of one row, clean but not yet read; "" where there is no such column or it is blank.

    lanes: 路弄 in one column; road, lane: in two; door: 门牌; address: the whole in one line.
    """

    compound: str = ""
    lanes: str = ""
    road: str = ""
    lane: str = ""
    building: str = ""
    unit: str = ""
    room: str = ""
    door: str = ""
    address: str = ""

    def place(self) -> Place:
        """The one door they mean: columns of their own count before what the whole line says."""
        if self.address and self == Written(address=self.address):
            return read(self.address)
        if self.compound and self.room.isalnum() and self.room.isascii() and _SIMPLE.fullmatch(self.building) and not self.unit:
            return Place(_bare(self.compound), self.building, "", self.room)
        unit = _UNIT.fullmatch(self.unit)
        place = Place(self._compound(), "", unit[1] if unit else self.unit.removesuffix("单元"), "")
        building = _of_building(self.building)
        place = place.filled(building).filled(_of_room(self.room, building.building))
        for line in (self.door, self.address):
            if line.isalnum() and line.isascii() and self.room:
                place = place.filled(Place(building=line))
            elif line and not (place.compound and place.building and place.room):
                place = place.filled(read(line))
        if not place.building and not place.room and place.compound:
            inside = read(place.compound)
            return inside if inside.building else place
        return place

    def _compound(self) -> str:
        if self.compound or self.lanes:
            return _bare(self.compound or self.lanes)
        lane = f"{self.lane}弄" if self.lane.isdigit() else self.lane
        return _bare(self.road + lane)


def read(line: str) -> Place:
    """The parts of one written address, such as 示例路100弄5号302室, 示例苑12号楼3单元502 or 12-301."""
    usual = _USUAL.fullmatch(line)
    if usual and not _ADMIN_SIGN.search(usual[1]):
        return Place(usual[1], usual[2], "", usual[3])
    text = _bare(line).translate(_SAME).strip(_EDGE)
    admin = _ADMIN.match(text) if _ADMIN_SIGN.search(text) else None
    if admin and admin.end():
        inner = _parts(text[admin.end() :].strip(_EDGE))
        if inner.compound:
            return inner
    return _parts(text)


def _bare(text: str) -> str:
    return "".join(text[:_LONGEST].split())


def _parts(text: str) -> Place:
    doors = list(_DOOR.finditer(text))
    if doors:
        return _by_door(text, doors)
    if text.isascii() and text.isalnum():
        return Place(room=text) if len(text) > 2 else Place(building=text)
    unit = _UNIT.search(text)
    if unit and unit.end() < len(text):
        return Place(text[: unit.start()].strip(_EDGE), "", unit[1], _room(text[unit.end() :]))
    for pattern in (_DASHED, _HIGH, _ROOM):
        found = pattern.search(text)
        if found and found.end() == len(text):
            return _by_ending(text[: found.start()].strip(_EDGE), found)
    return Place(text.strip(_EDGE))


def _by_door(text: str, doors: list[re.Match[str]]) -> Place:
    """The last 号 or 楼 is the building; what stands before it names the compound, what follows names the room."""
    door = doors[-1]
    outer = doors[-2] if len(doors) > 1 and doors[-2].end() == door.start() else None
    if outer and outer[2] in _LARGE and door[2] not in _LARGE:  # 12号楼3号: a stairwell of the building
        return Place(text[: outer.start()].strip(_EDGE), outer[1], door[1], _room(text[door.end() :]))
    compound, building, rest = text[: door.start()].strip(_EDGE), door[1] + (door[3] or ""), text[door.end() :].strip(_EDGE)
    unit = _UNIT.match(rest) or _UNIT_DASH.fullmatch(rest)
    if unit and unit.re is _UNIT_DASH:
        return Place(compound, building, unit[1], unit[2])
    return Place(compound, building, unit[1] if unit else "", _room(rest[unit.end() :] if unit else rest))


def _by_ending(compound: str, found: re.Match[str]) -> Place:
    """Parts of an address that has no 号 but ends in 12-301, 12-3-301, 12楼301 or 301室."""
    if found.re is _DASHED:
        return Place(compound, found[1], found[2] or "", found[3])
    if found.re is _HIGH and not found[2].startswith(found[1]):
        return Place(compound, found[1], "", found[2])
    return Place(compound, "", "", found[2] if found.re is _HIGH else found[1])


def _room(rest: str) -> str:
    """A room without its floor and without 室."""
    return _ROOM_WORD.sub("", _FLOOR.sub("", rest.strip(_EDGE), count=1)).strip(_EDGE)


def _of_building(cell: str) -> Place:
    """A building column, which may hold more than the building."""
    if not cell or _SIMPLE.fullmatch(cell):
        return Place(building=cell)
    text = _bare(cell).translate(_SAME)
    simple = _BUILDING_WORD.sub("", text)
    return Place(building=simple) if _SIMPLE.fullmatch(simple) else read(text)


def _of_room(cell: str, building: str) -> Place:
    """A room column, which may repeat the building or hold the unit."""
    if not cell or (cell.isascii() and cell.isalnum()):
        return Place(room=cell)
    text = _bare(cell).translate(_SAME)
    dashed = _UNIT_DASH.fullmatch(text)
    if dashed and not building:
        return Place(building=dashed[1], room=dashed[2])
    if dashed:
        return Place(unit="" if dashed[1] == building else dashed[1], room=dashed[2])
    unit = _UNIT.match(text)
    if unit:
        return Place(unit=unit[1], room=_room(text[unit.end() :]))
    doors = list(_DOOR.finditer(text))
    return _by_door(text, doors) if doors and doors[-1].end() < len(text) else Place(room=_room(text))
