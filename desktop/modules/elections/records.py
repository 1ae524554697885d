"""Nouns of the election of the residents' committee: the election, its posts, who stands."""

from __future__ import annotations

from datetime import date

from desktop.model import codes
from desktop.model import fields as f
from desktop.model.codes import CodeList
from desktop.model.record import Record, record

PUBLIC = ("monthly",)


@record("election", label="换届选举", measure="届")
class Election(Record):
    """One general election of the committee."""

    term: str | None = f.text("届次", required=True, width=20, leaves=PUBLIC, help="例如：第十二届居民委员会")
    day: date | None = f.day("选举日", required=True, width=10, leaves=PUBLIC)
    method: str | None = f.code("选举方式", CodeList("election_method"), width=12, leaves=PUBLIC)
    status: str | None = f.code("进展", CodeList("election_status"), width=8, leaves=PUBLIC)


@record("post", label="职位", measure="个")
class Post(Record):
    """One kind of seat in one election."""

    name: str | None = f.code("职位", CodeList("post_name"), required=True, width=8, leaves=PUBLIC)
    election: str | None = f.ref("换届选举", "election", required=True, width=16, leaves=PUBLIC)
    seats: int | None = f.number("应选名额", least=1, most=9, unit="人", required=True, width=8, leaves=PUBLIC)


@record("candidate", label="候选人", measure="人")
class Candidate(Record):
    """One resident who stands for one post. What the law makes public is copied here on the day of registration."""

    name: str | None = f.name("姓名", computed=True, search=True, width=8, leaves=PUBLIC)
    no: str | None = f.serial("编号", "HX", width=13)
    post: str | None = f.ref("竞选职位", "post", required=True, width=8, leaves=PUBLIC)
    election: str | None = f.ref("换届选举", "election", computed=True, width=0, leaves=PUBLIC)
    person: str | None = f.ref("居民", "resident", required=True, width=0)
    status: str | None = f.code("进展", CodeList("candidate_status"), width=10, leaves=PUBLIC)
    nomination: str | None = f.code("产生方式", CodeList("nomination"), width=12, leaves=PUBLIC)
    nominators: int | None = f.number("联名人数", unit="人", width=0, leaves=PUBLIC)
    register_class: str | None = f.code("登记类别", CodeList("registration_class"), width=0)
    sex: str | None = f.code("性别", codes.SEX, computed=True, width=4, leaves=PUBLIC)
    birth: date | None = f.day("出生日期", computed=True, width=10, leaves=PUBLIC)
    employer: str | None = f.text("工作单位及职务", width=0, group="登记表")
    qualification: str | None = f.text("职业资格", width=0, group="登记表")
    school: str | None = f.text("毕业院校", width=0, group="登记表")
    major: str | None = f.text("专业", width=0, group="登记表")
    party_joined: date | None = f.day("入党时间", width=0, group="登记表")
    resume: str | None = f.text("简历", lines=5, width=0, group="登记表")
    merits: str | None = f.text("工作业绩", lines=4, width=0, group="登记表")
    plans: str | None = f.text("履职设想", lines=4, longest=300, width=0, group="登记表")
    kin: str | None = f.text("近亲属参选或任职", width=0, group="登记表")
