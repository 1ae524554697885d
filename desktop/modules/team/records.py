"""Nouns of the team: who works for the residential area, as what, since when."""

from __future__ import annotations

from datetime import date

from desktop.model import fields as f
from desktop.model.codes import CodeList
from desktop.model.record import Record, record


@record("member", label="成员", measure="人", guarded=True)
class Member(Record):
    """One officer, worker, assistant, head or volunteer; what tasks, visits and minutes refer to."""

    name: str | None = f.name("姓名", required=True, search=True, width=8)
    role: str | None = f.code("职务", CodeList("member_role"), required=True, width=12, also=("岗位", "角色"))
    phone: str | None = f.phone("联系电话", search=True, private=True, width=13, also=("电话", "手机"))
    since: date | None = f.day("任职日期", width=10, also=("任职时间", "任职起"))
    until: date | None = f.day("离任日期", width=10)
    resident: str | None = f.ref("是哪位居民", "resident", width=0, help="住在本居民区的，连到居民档案")
    account: str | None = f.ref("登录人员", "account", width=0, help="能登录小巷的，连到登录人员")
