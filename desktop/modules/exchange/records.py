"""Nouns of exchange: the offices whose keys are trusted, and what was handed to and fro."""

from __future__ import annotations

from datetime import date

from desktop.model import fields as f
from desktop.model.codes import CodeList
from desktop.model.record import Record, record


@record("peer", label="对方单位", measure="个", guarded=True)
class Peer(Record):
    """One office whose public keys were checked over the phone."""

    name: str | None = f.text("单位", required=True, search=True, width=18)
    area: str | None = f.text("单位代号", computed=True, width=0)
    keys: str | None = f.text("身份文件", computed=True, width=0)
    checked: date | None = f.day("核对日期", computed=True, width=10)
    checked_by: str | None = f.text("核对人", computed=True, width=8)


@record("handover", label="往来", measure="份", lasting=True, guarded=True)
class Handover(Record):
    """One package handed over or taken in."""

    name: str | None = f.text("文件", computed=True, width=24)
    direction: str | None = f.code("方向", CodeList("direction"), computed=True, width=6)
    kind: str | None = f.code("种类", CodeList("package_kind"), computed=True, width=8)
    peer: str | None = f.text("对方", computed=True, width=16)
    area: str | None = f.text("发出单位代号", computed=True, width=0)
    epoch: int | None = f.number("轮次", computed=True, width=0)
    counter: int | None = f.number("序号", computed=True, width=6)
    digest: str | None = f.text("内容校验", computed=True, width=0)
    previous: str | None = f.text("前一份校验", computed=True, width=0)
    records: int | None = f.number("记录数", computed=True, width=8)
    at: int | None = f.moment("时间", computed=True, width=16)
    basis: str | None = f.text("依据", computed=True, width=0)


@record("count", label="统计", measure="项", guarded=True)
class Count(Record):
    """One counted figure of one period, as it leaves in a monthly package: never a share without both its numbers."""

    indicator: str | None = f.text("指标", computed=True, width=18, leaves=("monthly",))
    code: str | None = f.text("代号", computed=True, width=0, leaves=("monthly",))
    area: str | None = f.text("单位代号", computed=True, width=0, leaves=("monthly",))
    numerator: int | None = f.number("数目", computed=True, width=8, leaves=("monthly",))
    denominator: int | None = f.number("总数", computed=True, width=8, leaves=("monthly",))
    scope: str | None = f.text("范围", computed=True, width=18, leaves=("monthly",))
    first: date | None = f.day("起", computed=True, width=10, leaves=("monthly",))
    last: date | None = f.day("止", computed=True, width=10, leaves=("monthly",))
