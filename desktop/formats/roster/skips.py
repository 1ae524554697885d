"""Which rows of a table are no rows of it: totals, notes, heads printed again, blanks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from desktop.formats.roster import cells, header
from desktop.formats.roster.layout import Layout, plain
from desktop.formats.sheets import Row

_TOTAL = re.compile(
    r".{0,8}(?:合计|总计|小计|共计|累计).*|(?:总数|总人数|总户数|本页|人数|户数|汇总)(?:[:：（(人户\d].*)?"
    r"|共[\d一二三四五六七八九十百千]+[人户].*|男[:：]?\d+.*"
)
_NOTE = re.compile(
    r"(?:注|备注|说明|附注|填表|制表|制单|审核|审批|核对|统计|打印|填报|上报|单位|负责人|联系人|经办人|日期|截止|截至|签名|签字)[^:：]{0,6}[:：].*"
    r"|(?:以上|以下)(?:空白|为空).*|第[\d一二三四五六七八九十]+页.*|共[\d一二三四五六七八九十]+页.*|[(（]?(?:盖章|公章|签章).*|此表.*|本表.*|注\d.*"
)
_SIGNATURE = re.compile(
    r".*(?:居委会|居民委员会|居委|街道办事处|街道|党总支|党支部|党委|社区|物业|公司|派出所|服务站)(?:[(（]?(?:盖章|公章|签章)[)）]?)?"
)
_PERSON = re.compile("[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]+·[\u3400-\u9fff·]+")
_REMARK_SIGN = re.compile("[计数总汇人共男注备说附填制审核统打上报单负联经日截签以第盖公章此本居街党社物派服]")
_LONG_NUMBER = re.compile(r"\d{5}")
_NOT_PERSON_END = tuple("苑村弄号室楼幢栋座层组册表页区园里坊院厦路街巷户人")


def is_free_of_remarks(key: str) -> bool:
    """Whether a key cell is neither a total nor a note nor the name of an office that signs."""
    return not _REMARK_SIGN.search(key) or not (_TOTAL.fullmatch(key) or _NOTE.fullmatch(key) or _SIGNATURE.fullmatch(key))


class Why(Enum):
    """Why a row was passed over. Blank rows are not even listed."""

    BLANK = "blank"
    TOTAL = "total"
    NOTE = "note"
    HEADER = "header"


@dataclass(frozen=True)
class Judge:
    """Looks at the few rows of one table that may be no rows.

    key: the field of which every row must have a value.
    """

    layout: Layout
    head: header.Header
    key: str

    def why(self, row: Row, values: Mapping[str, str]) -> Why | None:
        """Why this row is passed over, or None when it is a row like the others.

        Args:
            row: the whole row as in the grid, before merged cells are filled down.
            values: its clean cells by field.
        """
        shown = [text for text in map(cells.shown, row) if text]
        filled = {name: value for name, value in values.items() if value}
        if not shown:
            return Why.BLANK
        if self._is_head(row):
            return Why.HEADER
        remark = self._remark(shown, filled)
        if remark or filled:
            return remark or self._alone(shown, filled)
        return Why.BLANK if len(shown) > 1 or shown[0].isascii() else Why.NOTE

    def _remark(self, shown: Sequence[str], filled: Mapping[str, str]) -> Why | None:
        """A total or a note, by the words that begin the row or stand for its key."""
        own = [value for name, value in filled.items() if name in self.layout.own and name != self.key]
        if any(any(map(str.isdecimal, value)) for value in own if len(value) >= 15):
            return None  # a row with a number of its own is a person, whatever else it says
        for text in (shown[0], filled.get(self.key, "")):
            bare = plain(text)
            if _TOTAL.fullmatch(bare):
                return Why.TOTAL
            if _NOTE.fullmatch(bare) or _SIGNATURE.fullmatch(bare):
                return Why.NOTE
        return None

    def _alone(self, shown: Sequence[str], filled: Mapping[str, str]) -> Why | None:
        """A lone cell is a title, a section or a date under a table, unless it is a name or a long number."""
        if len(shown) > 1:
            return None
        name = filled.get(self.key, "")
        is_row = _PERSON.fullmatch(name) and not name.endswith(_NOT_PERSON_END) if name else _LONG_NUMBER.search(shown[0])
        return None if is_row else Why.NOTE

    def _is_head(self, row: Row) -> bool:
        own = [(column.index, plain(column.heading)) for column in self.head.columns if not column.guessed]
        same = sum(plain(cells.shown(row[index])) == heading for index, heading in own)
        key = next((plain(cells.shown(row[column.index])) for column in self.head.columns if column.field == self.key), "")
        return same >= max(2, len(own) // 2) or key in self.layout.by_heading or header.again(row, (), self.layout) is not None
