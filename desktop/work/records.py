"""Kernel records: the own area, the people who sign in, what they prefer. `setup` is only their page."""

from __future__ import annotations

from desktop.model import fields as f
from desktop.model.codes import CodeList
from desktop.model.record import Record, record


@record("area", label="居民区", measure="个", guarded=True)
class Area(Record):
    """The residential area, or the street office, that this installation belongs to. Its uid owns every record made here."""

    name: str | None = f.text("名称", required=True, width=16)
    street: str | None = f.text("所属街道", required=True, width=16)
    level: str | None = f.code("使用单位", CodeList("area_level"), computed=True)
    phone: str | None = f.phone("办公电话", width=14, help="印在告知书上，居民要查、要改、要删，打这个电话")
    light: bool | None = f.flag("轻名册", computed=True, help="街道不允许另存名册时用：证件号只留后四位")
    few: bool | None = f.flag("小数不写出", width=0, help="交出去的台账里小于 5 的数写成“<5”")
    gone_years: int | None = f.number(
        "迁出或离世几年后到期", least=1, most=30, unit="年", width=0, help="到期的人进到期清单，由书记决定删不删；不填按 3 年"
    )
    demo: bool | None = f.flag("演示", computed=True, width=0)


@record("account", label="人员", measure="人", lasting=True, guarded=True)
class Account(Record):
    """One person who signs in with a password of their own."""

    name: str | None = f.name("姓名", required=True, search=True, width=10)
    role: str | None = f.code("角色", CodeList("role"), required=True, width=8)
    slot: str | None = f.text("钥匙", computed=True, width=0)
    letters: str | None = f.code("字号", CodeList("letter_size"), width=6)
    idle_minutes: int | None = f.number("几分钟不动自动锁上", least=1, most=15, unit="分钟", width=0)
    stopped: bool | None = f.flag("已停用", computed=True, width=6)


@record("list_view", label="视图", measure="个")
class ListView(Record):
    """One person's own way to look at records of a type; see viewing.py."""

    name: str | None = f.text("名称", required=True, width=16)
    of: str | None = f.text("列表", computed=True, width=0)
    account: str | None = f.ref("人员", "account", computed=True, width=0)
    state: str | None = f.text("内容", longest=100_000, computed=True, width=0)


KERNEL = (Area, Account, ListView)
"""Types every catalogue begins with."""
