"""What the tests of the kernel share: a made-up record type, a fixed key, a person for each role."""

from __future__ import annotations

from datetime import date

from desktop.model import codes
from desktop.model import fields as f
from desktop.model.record import Record, record
from desktop.model.rights import Actor

KEY = f"x'{'5a' * 48}'"
OWNER = Actor("示例书记", "owner", "ACCOUNT-1", "AREA-1")
ASSISTANT = Actor("示例助手", "assistant", "ACCOUNT-2", "AREA-1")
READER = Actor("示例访客", "reader", "ACCOUNT-3", "AREA-1")
SUPERVISOR = Actor("示例监督", "supervisor", "ACCOUNT-4", "AREA-1")


@record("house", label="房子", measure="幢")
class House(Record):
    address: str | None = f.address("地址", search=True)


@record("person", label="人", measure="人")
class Person(Record):
    name: str | None = f.name("姓名", required=True, search=True)
    born: date | None = f.day("出生日期", also=("生日",), leaves=("monthly",))
    sex: str | None = f.code("性别", codes.SEX)
    phone: str | None = f.phone("电话", search=True, private=True)
    id_number: str | None = f.id_number("证件号", search=True, private=True, unique=True)
    age: int | None = f.number("年龄", most=150)
    house: str | None = f.ref("房子", "house")
    friends: tuple[str, ...] | None = f.many("朋友", "person")
    no: str | None = f.serial("编号", "CS")
    helped: bool | None = f.flag("上门帮助", sensitive=True)
    note: str | None = f.text("备注", lines=3, search=True)
