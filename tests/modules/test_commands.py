"""Every command of every slice, run as a person would: it asks, does one thing, says so; or is refused in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from office import MODULES, OTHER_PASSWORD, Office, as_role, done, keep

from desktop.base.errors import DeskError, RefusedError
from desktop.base.paths import resources
from desktop.formats import package
from desktop.model.record import Record
from desktop.model.rights import ROLES, Actor
from desktop.modules.elections.records import Candidate, Election, Post
from desktop.modules.elections.service import register
from desktop.modules.exchange.records import Peer
from desktop.modules.exchange.service import Order, own_keys, pack, trust, write_key
from desktop.modules.meetings.records import Meeting, Resolution
from desktop.modules.residents.records import BuildingGroup, CareTag, Consent, Household, Resident
from desktop.modules.residents.service import (
    add_member,
    give_consent,
    merge,
    merged_into,
    open_tag,
    register_resident,
    stop_using,
)
from desktop.modules.setup.service import add_person, back_up
from desktop.modules.tasks.records import Recurrence, Task, TaskTemplate
from desktop.modules.tasks.service import keep_recurrence
from desktop.modules.team.records import Member, Mentorship, Tenure
from desktop.modules.team.service import open_tenure, pair_up
from desktop.modules.visits.records import Demand, Visit
from desktop.work.ask import Weighed
from desktop.work.attempt import Attempt
from desktop.work.command import Command, clashes
from desktop.work.desk import Desk, catalogue_of
from desktop.work.records import Account

COMMANDS = {command.id: command for module in MODULES for command in module.commands}


@dataclass
class World:
    """The desk a command is run at, and another office to exchange with."""

    desk: Desk
    other: Desk
    folder: Path

    def keep(self, *records: Record) -> Any:
        return keep(self.desk, *records)

    @property
    def resident(self) -> Resident:
        found: Resident = self.keep(Resident(name="张三", birth=date(1970, 3, 2)))
        return found

    @property
    def merged(self) -> Resident:
        """Somebody into whom somebody else was merged."""
        survivor: Resident = self.resident
        done(self.desk, merge, survivor, self.keep(Resident(name="张三丰")))
        return survivor

    @property
    def household(self) -> Household:
        found: Household = self.keep(Household(address="甲"))
        return found

    @property
    def neighbour(self) -> Resident:
        """张三, who lives in a household."""
        found: Resident = done(self.desk, add_member, self.household, Resident(name="张三"))
        return found

    def home_of(self, resident: Resident) -> Household:
        found = self.desk.store.get(Household, resident.household or "")
        assert found
        return found

    @property
    def member(self) -> Member:
        found: Member = self.keep(Member(name="示例助手甲", role="young_assistant"))
        return found

    @property
    def mentor(self) -> Member:
        """The secretary, as the team knows them."""
        found: Member = self.keep(Member(name="示例书记", role="party_secretary", account=self.desk.actor.account))
        return found

    @property
    def pair(self) -> Mentorship:
        asked = Mentorship(mentor=self.mentor.uid, mentee=self.member.uid, start=date(2026, 8, 1))
        found: Mentorship = done(self.desk, pair_up, asked)
        return found

    @property
    def tenure(self) -> Tenure:
        member = self.keep(Member(name="示例社工", role="community_worker"))
        found: Tenure = done(self.desk, open_tenure, Tenure(member=member.uid, role="community_worker"))
        return found

    @property
    def diary(self) -> Visit:
        """A visit with words, made by an assistant."""
        found: Visit = self.keep(Visit(method="2", at=1, words="聊了半小时", visitors=(self.member.uid,)))
        return found

    @property
    def election(self) -> Election:
        found: Election = self.keep(Election(term="第十二届居民委员会", day=date(2026, 9, 20)))
        return found

    @property
    def candidate(self) -> Candidate:
        post = self.keep(Post(name="member", election=self.election.uid, seats=3))
        found: Candidate = done(self.desk, register, self.resident, post)
        return found

    @property
    def helper(self) -> Account:
        account = Account(name="示例助手乙", role="assistant")
        found: Account = done(self.desk, add_person, self.desk.smith, account, OTHER_PASSWORD)
        return found

    @property
    def tag(self) -> CareTag:
        asked = CareTag(need="送饭", category="C02", basis="duty", resident=self.resident.uid)
        found: CareTag = done(self.desk, open_tag, asked)
        return found

    def agreed(self, scope: str = "contacts") -> Consent:
        found: Consent = done(self.desk, give_consent, Consent(resident=self.resident.uid, scope=scope, way="written"))
        return found

    def whose(self, consent: Consent) -> Resident:
        found = self.desk.store.get(Resident, consent.resident or "")
        assert found is not None
        return found

    @property
    def stopped(self) -> Resident:
        found: Resident = done(self.desk, stop_using, self.resident, "本人要求")
        return found

    def task(self, status: str, **more: object) -> Task:
        given = {"subject": "贴通知", "assignee": self.member.uid, "status": status, "assigner": "SOMEBODY"} | more
        found: Task = self.keep(Task(**given))
        return found

    @property
    def own_task(self) -> Task:
        """One that the secretary does."""
        me = self.keep(Member(name="示例书记", role="party_secretary", account=self.desk.actor.account))
        return self.task("doing", assignee=me.uid)

    @property
    def template(self) -> TaskTemplate:
        found: TaskTemplate = self.keep(TaskTemplate(name="张贴公示", days=2))
        return found

    def rule(self) -> Recurrence:
        """Something that comes round today."""
        said = {"assignee": self.member.uid, "every": "week", "weekday": str(self.desk.today.isoweekday())}
        found: Recurrence = done(self.desk, keep_recurrence, Recurrence(subject="巡楼", **said))
        return found

    def demand(self, status: str) -> Demand:
        told = {"result": "修好了", "told_on": self.desk.today, "told_how": "phone"} if status == "feedback" else {}
        found: Demand = self.keep(
            Demand(summary="漏水", category="property", reporter="李四", received=self.desk.today, status=status, **told)
        )
        return found

    def meet(self, here: Desk, there: Desk) -> str:
        """Let one desk trust the other; answers the digits."""
        key = self.folder / f"{there.actor.name}.xkey"
        digits: str = done(there, write_key, key)
        done(here, trust, key, digits)
        return digits

    def package(self) -> Path:
        """A package from the other office to this one."""
        self.meet(self.desk, self.other)
        path = self.folder / "in.xiang"
        keep(self.other, Meeting(subject="街道会议", kind="M11"))
        done(self.other, pack, Order("monthly", done(self.desk, own_keys).public, path))
        return path


@dataclass
class Scene:
    """How a command is run: what is selected, what is answered, what the person is told and the log says then."""

    told: str
    entry: str
    answers: tuple[Any, ...] = ()
    selected: tuple[Record, ...] = ()


def as_it_is(record: Record) -> Record:
    """The form, kept as it was opened."""
    return record


def with_fields(**given: object) -> Callable[[Any], Any]:
    """The form, with these fields filled in."""
    return lambda record: type(record)(**{name: getattr(record, name) for name in record.fields} | given)


SCENES: dict[str, Callable[[World], Scene]] = {
    "residents.new": lambda _: Scene("已登记张三", "登记居民：张三", (with_fields(name="张三"),)),
    "residents.group": lambda _: Scene("已登记5号", "登记楼组：5号", (with_fields(name="5号"),)),
    "residents.care": lambda w: Scene(
        "已登记关爱",
        "登记关爱：张三",
        (with_fields(resident=w.resident.uid, need="送饭", category="C02", basis_note="上门时本人口头同意"),),
    ),
    "residents.care_resident": lambda w: Scene(
        "已登记关爱", "登记关爱：张三", (with_fields(need="送饭", category="C02", basis_note="电话里本人同意"),), (w.resident,)
    ),
    "residents.care_household": lambda w: Scene(
        "已登记关爱",
        "登记关爱：甲",
        (with_fields(need="送饭", category="C02", basis="duty"),),
        (w.keep(Household(address="甲")),),
    ),
    "residents.care_review": lambda w: Scene("已复核，留到 2027-02-28", "复核关爱：送饭", ("半年",), (w.tag,)),
    "residents.care_close": lambda w: Scene("已结束这条关爱", "结束关爱：送饭", ("搬走了",), (w.tag,)),
    "residents.cadence": lambda _: Scene(
        "已改纯老家庭的周期", "改走访周期", ("纯老家庭", with_fields(category="C02", every=14))
    ),
    "residents.merge": lambda w: Scene(
        "已合并到张三", "合并居民：张三丰 → 张三", (Weighed(),), (w.resident, w.keep(Resident(name="张三丰")))
    ),
    "residents.split": lambda w: Scene("已拆开张三丰", "拆开居民：张三丰与张三", ((),), (w.merged,)),
    "residents.notice": lambda w: Scene("预览 告知书 1 份", "出文书：告知书 1 份", (), (w.resident,)),
    "residents.notice_blank": lambda _: Scene("预览 告知书 30 份", "出文书：告知书 30 份", ("30",)),
    "residents.agreement": lambda w: Scene("预览 同意书：张三", "出文书：同意书：张三", ("照护需要",), (w.resident,)),
    "residents.dossier": lambda w: Scene("预览 本人信息单：张三", "本人信息单：张三", ("本人来查",), (w.resident,)),
    "residents.labels": lambda w: Scene(
        "预览 标签 1 张",
        "出文书：标签 1 张",
        (("住址", "收件人"),),
        (done(w.desk, register_resident, Resident(name="张三", address="示例路100弄5号301")),),
    ),
    "residents.cards": lambda w: Scene("预览 登记卡 1 张", "出文书：登记卡 1 张", (("姓名", "性别"),), (w.resident,)),
    "residents.contacts": lambda w: Scene(
        "已存 1 人到 通讯录.vcf", "存通讯录 1 人", (w.folder / "通讯录.vcf",), (w.whose(w.agreed()),)
    ),
    "residents.consent": lambda w: Scene(
        "已登记同意：活动通知", "登记同意：张三 活动通知", (with_fields(scope="activities"),), (w.resident,)
    ),
    "residents.withdraw": lambda w: Scene("已撤回同意", "撤回同意：张三 通讯录", ("通讯录", "书面"), (w.whose(w.agreed()),)),
    "consents.withdraw": lambda w: Scene("已撤回同意", "撤回同意：张三 通讯录", ("口头",), (w.agreed(),)),
    "residents.correct": lambda w: Scene(
        "已更正张叁", "更正：张叁", (with_fields(reason="名字写错了"), with_fields(name="张叁")), (w.resident,)
    ),
    "residents.stop": lambda w: Scene("已停止使用", "停止使用：张三", ("本人要求",), (w.resident,)),
    "residents.resume": lambda w: Scene("已恢复使用：张三", "恢复使用：张三", (f"{w.stopped.title()}",)),
    "residents.years": lambda _: Scene("已定为 5 年", "定保留年限：5 年", ("5 年",)),
    "residents.purge": lambda w: Scene("已彻底删除 1 人", "彻底删除 1 人", (True,), (w.resident,)),
    "residents.add_member": lambda w: Scene("已加李四", "加家人：李四到甲", (with_fields(name="李四"),), (w.household,)),
    "residents.add_relative": lambda w: Scene("已加李四", "加家人：李四到甲", (with_fields(name="李四"),), (w.neighbour,)),
    "residents.head": lambda w: Scene("户主换成张三了", "换户主：甲改为张三", ("张三",), (w.home_of(w.neighbour),)),
    "residents.relate": lambda w: Scene("张三：配偶", "修改与户主关系：甲", ("配偶",), (w.neighbour,)),
    "residents.move": lambda w: Scene(
        "张三已迁到示例苑5号302", "迁移：张三到示例苑5号302", (with_fields(address="示例苑5号302"),), (w.neighbour,)
    ),
    "residents.move_out": lambda w: Scene("张三已迁出", "迁出：张三", (with_fields(words="示例省"),), (w.neighbour,)),
    "residents.die": lambda w: Scene("已记下张三离世", "离世：张三", (as_it_is,), (w.neighbour,)),
    "residents.void": lambda w: Scene("张三已作废", "作废：张三", (with_fields(words="登错了"),), (w.neighbour,)),
    "residents.move_household_out": lambda w: Scene(
        "甲已迁出 1 人", "整户迁出：甲 1 人", (as_it_is,), (w.home_of(w.neighbour),)
    ),
    "residents.note": lambda w: Scene("便签已钉上", "写经验便签：张三", (with_fields(words="怕吵"),), (w.resident,)),
    "residents.note_household": lambda w: Scene("便签已钉上", "写经验便签：甲", (with_fields(words="怕吵"),), (w.household,)),
    "residents.note_group": lambda w: Scene(
        "便签已钉上", "写经验便签：5号", (with_fields(words="灯坏过"),), (w.keep(BuildingGroup(name="5号")),)
    ),
    "visits.log": lambda w: Scene("已记走访", "记走访：张三", (with_fields(resident=w.resident.uid),)),
    "visits.log_resident": lambda w: Scene("已记走访", "记走访：张三", (as_it_is,), (w.resident,)),
    "visits.log_household": lambda w: Scene(
        "已记走访", "记走访：甲 张三", (as_it_is,), (w.keep(Household(address="甲", head="张三")),)
    ),
    "visits.demand": lambda w: Scene(
        "已登记诉求 SQ-2026-0001",
        "登记诉求：厨房漏水",
        (with_fields(summary="厨房漏水", category="property", resident=w.resident.uid),),
    ),
    "visits.demand_resident": lambda w: Scene(
        "已登记诉求 SQ-2026-0001", "登记诉求：漏水", (with_fields(summary="漏水", category="property"),), (w.resident,)
    ),
    "visits.demand_household": lambda w: Scene(
        "已登记诉求 SQ-2026-0001",
        "登记诉求：漏水",
        (with_fields(summary="漏水", category="property"),),
        (w.keep(Household(address="甲", head="张三")),),
    ),
    "visits.demand_visit": lambda w: Scene(
        "已登记诉求 SQ-2026-0001",
        "登记诉求：楼道灯不亮",
        (with_fields(category="property"),),
        (w.keep(Visit(method="2", resident=w.resident.uid, words="楼道灯不亮")),),
    ),
    "visits.submit": lambda w: Scene(
        "已保存 提交单.docx", "出文书：问题提交单 SQ-2026-0001", (w.folder / "提交单.docx",), (w.demand("escalated"),)
    ),
    "visits.limits": lambda _: Scene("已改诉求时限", "设定诉求时限", (with_fields(close=20),)),
    "visits.accept": lambda w: Scene("受理诉求：漏水", "受理：漏水", (), (w.demand("new"),)),
    "visits.decline": lambda w: Scene("不予受理：漏水", "不予受理：漏水", ("不归本居民区", "电话"), (w.demand("new"),)),
    "visits.assign": lambda w: Scene("分派诉求：漏水", "分派：漏水", (w.member and 0,), (w.demand("accepted"),)),
    "visits.reply": lambda w: Scene("先行答复：漏水", "先行答复：漏水", (), (w.demand("doing"),)),
    "visits.solve": lambda w: Scene("居民区解决：漏水", "居民区解决：漏水", ("修好了", "居民区已解决"), (w.demand("doing"),)),
    "visits.escalate": lambda w: Scene("上报街道：漏水", "上报街道：漏水", ("请街道协调",), (w.demand("doing"),)),
    "visits.answer": lambda w: Scene("街道答复：漏水", "街道答复：漏水", ("列入计划",), (w.demand("escalated"),)),
    "visits.meet": lambda w: Scene("转协商议事：漏水", "转协商议事：漏水", (), (w.demand("doing"),)),
    "visits.conclude": lambda w: Scene("议事有结果：漏水", "议事有结果：漏水", ("楼上修", 0), (w.demand("meeting"),)),
    "visits.postpone": lambda w: Scene("暂难解决：漏水", "暂难解决：漏水", ("等维修资金", 0), (w.demand("doing"),)),
    "visits.review": lambda w: Scene("复核诉求：漏水", "复核：漏水", ("还在等", 2), (w.demand("hard"),)),
    "visits.resume": lambda w: Scene("重新办理：漏水", "重新办理：漏水", (), (w.demand("hard"),)),
    "visits.tell": lambda w: Scene("告知居民：漏水", "告知居民：漏水", ("电话", 0), (w.demand("solved"),)),
    "visits.miss": lambda w: Scene("没联系上居民：漏水", "没联系上：漏水", (), (w.demand("feedback"),)),
    "visits.close": lambda w: Scene("办结诉求：漏水", "办结：漏水", ("满意，4 分",), (w.demand("feedback"),)),
    "visits.reopen": lambda w: Scene("退回重办：漏水", "退回重办：漏水", ("又漏了",), (w.demand("feedback"),)),
    "team.new": lambda _: Scene(
        "已登记示例助手甲", "登记成员：示例助手甲", (with_fields(name="示例助手甲", role="young_assistant"),)
    ),
    "team.appoint": lambda w: Scene(
        "已登记示例助手甲任社区工作者",
        "登记任职：示例助手甲 社区工作者",
        (with_fields(role="community_worker"),),
        (w.member,),
    ),
    "team.leave": lambda w: Scene("已登记社区工作者离任", "登记离任：示例社工 社区工作者", (as_it_is,), (w.tenure,)),
    "team.appraise": lambda w: Scene(
        "已登记示例助手甲 2025 年度考核", "登记年度考核：示例助手甲 2025", (with_fields(grade="competent"),), (w.member,)
    ),
    "team.step": lambda w: Scene(
        "已登记示例助手甲的事业编制", "登记事业编制：示例助手甲", (with_fields(status="applied"),), (w.member,)
    ),
    "team.train": lambda _: Scene("已登记培训“调解入门”", "登记培训：调解入门", (with_fields(course="调解入门"),)),
    "team.train_members": lambda w: Scene(
        "已登记培训“调解入门”", "登记培训：调解入门", (with_fields(course="调解入门"),), (w.member, w.member)
    ),
    "team.pair": lambda w: Scene(
        "已结对带教", "结对带教：示例书记 带 示例助手甲", (with_fields(mentor=w.mentor.uid, mentee=w.member.uid),)
    ),
    "team.pair_member": lambda w: Scene(
        "已结对带教", "结对带教：示例书记 带 示例助手甲", (as_it_is,), (w.mentor and w.member,)
    ),
    "team.talk": lambda w: Scene("谈话已记下", "记带教谈话：示例书记 带 示例助手甲", (with_fields(words="入户"),), (w.pair,)),
    "team.rotate": lambda w: Scene(
        "已轮到综治调解", "轮岗：示例书记 带 示例助手甲 综治调解", (with_fields(line="mediation"),), (w.pair,)
    ),
    "team.halfway": lambda w: Scene(
        "中期评价已写下", "写中期评价：示例书记 带 示例助手甲", (with_fields(words="稳"),), (w.pair,)
    ),
    "team.conclude": lambda w: Scene(
        "期满评价已写下", "写期满评价：示例书记 带 示例助手甲", (with_fields(words="稳", result="passed"),), (w.pair,)
    ),
    "team.recruit": lambda _: Scene(
        "已登记社区工作者的报名",
        "登记招聘报名：社区工作者",
        (with_fields(role="community_worker", posts=2, applicants=40),),
    ),
    "team.share": lambda _: Scene("3 / 4 = 75.0%", "", (with_fields(numerator=3, denominator=4, stated="75%"),)),
    "team.rules": lambda _: Scene("队伍设置已改", "改队伍设置", (with_fields(planned=9),)),
    "visits.review_diary": lambda w: Scene("已批阅", "批阅民情日记：示例助手甲", (with_fields(grade="fine"),), (w.diary,)),
    "tasks.new": lambda w: Scene(
        "已派任务 RW-2026-0001", "派任务：贴通知（示例助手甲）", (with_fields(subject="贴通知", assignee=w.member.uid),)
    ),
    "tasks.about": lambda w: Scene(
        "已派任务 RW-2026-0001",
        "派任务：看望（示例助手甲）",
        (with_fields(subject="看望", assignee=w.member.uid),),
        (w.resident, w.resident),
    ),
    "tasks.accept": lambda w: Scene("接受任务：贴通知", "接受任务：贴通知", (), (w.task("assigned"),)),
    "tasks.submit": lambda w: Scene(
        "提交任务：贴通知", "提交任务：贴通知", (with_fields(result="贴好了"),), (w.task("doing"),)
    ),
    "tasks.approve": lambda w: Scene("任务通过：贴通知", "通过任务：贴通知", (as_it_is,), (w.task("submitted"),)),
    "tasks.return": lambda w: Scene(
        "退回任务：贴通知", "退回任务：贴通知", (with_fields(remark="少一张"),), (w.task("submitted"),)
    ),
    "tasks.by_template": lambda w: Scene(
        "已派任务 RW-2026-0001",
        "派任务：张贴公示（示例助手甲）",
        (w.template and "张贴公示", with_fields(assignee=w.member.uid)),
    ),
    "tasks.like": lambda w: Scene(
        "已派任务 RW-2026-0001", "派任务：张贴公示（示例助手甲）", (with_fields(assignee=w.member.uid),), (w.template,)
    ),
    "tasks.draft": lambda _: Scene("已存草稿 RW-2026-0001", "存任务草稿：贴通知", (with_fields(subject="贴通知"),)),
    "tasks.give": lambda w: Scene(
        "已派任务 RW-2026-0001", "派任务：贴通知（示例助手甲）", (as_it_is,), (w.task("draft", no="RW-2026-0001"),)
    ),
    "tasks.demand": lambda w: Scene(
        "已派任务 RW-2026-0001", "派任务：漏水（示例助手甲）", (with_fields(assignee=w.member.uid),), (w.demand("doing"),)
    ),
    "tasks.resume": lambda w: Scene("继续任务：贴通知", "继续任务：贴通知", (), (w.task("paused"),)),
    "tasks.help": lambda w: Scene("任务求助：贴通知", "求助任务：贴通知", ("找不到钥匙",), (w.own_task,)),
    "tasks.advise": lambda w: Scene("指点任务：贴通知", "指点任务：贴通知", ("先问楼组长",), (w.task("doing"),)),
    "tasks.note": lambda w: Scene("记进展：贴通知", "记进展：贴通知", ("贴了一半",), (w.task("doing"),)),
    "tasks.stuck": lambda w: Scene("记进展：贴通知", "记进展：贴通知", ("没有钥匙",), (w.task("doing"),)),
    "tasks.pause": lambda w: Scene(
        "暂停任务：贴通知",
        "暂停任务：贴通知",
        (with_fields(reason="等物业", until=date(2026, 9, 3)),),
        (w.task("doing"),),
    ),
    "tasks.move": lambda w: Scene(
        "任务改期：贴通知",
        "改期任务：贴通知",
        (with_fields(due=date(2026, 9, 3), reason="下雨"),),
        (w.task("doing", due=w.desk.today),),
    ),
    "tasks.reassign": lambda w: Scene(
        "改派给示例助手甲 2 项",
        "改派任务：2 项（示例助手甲）",
        (w.member and "示例助手甲",),
        (w.task("doing"), w.task("assigned")),
    ),
    "tasks.take_back": lambda w: Scene(
        "撤销验收：贴通知", "撤销验收任务：贴通知", (), (w.task("done", checked_on=w.desk.today),)
    ),
    "tasks.reopen": lambda w: Scene("重开任务：贴通知", "重开任务：贴通知", ("被撕了",), (w.task("done"),)),
    "tasks.archive": lambda w: Scene("归档任务：贴通知", "归档任务：贴通知", (), (w.task("done"),)),
    "tasks.tip": lambda w: Scene(
        "已记到步骤卡", "记到步骤卡：张贴公示", ("四角贴牢",), (w.task("done", template=w.template.uid),)
    ),
    "tasks.stage": lambda w: Scene(
        "示例助手甲 张贴公示：你做我看",
        "设带教阶段：示例助手甲 张贴公示 你做我看",
        (w.member and "示例助手甲", "你做我看"),
        (w.template,),
    ),
    "tasks.starters": lambda _: Scene("新选用 2 个模板", "选用常备模板 2 个", (("电话问候", "张贴公示"),)),
    "tasks.recur": lambda w: Scene(
        "已定：巡楼",
        "定期任务：巡楼（每周一）",
        (with_fields(subject="巡楼", assignee=w.member.uid, every="week", weekday="1"),),
    ),
    "tasks.make_due": lambda w: Scene("派出定期任务 1 项", "派出定期任务 1 项", (), (w.rule(),)),
    "tasks.cancel": lambda w: Scene("取消任务：贴通知", "取消任务：贴通知", ("改期了",), (w.task("assigned"),)),
    "meetings.new": lambda _: Scene("已记会议 HY-2026-0001", "记会议：听证会", (with_fields(subject="听证会"),)),
    "meetings.resolve": lambda w: Scene(
        "已记决议", "记决议：听证会", (with_fields(text="装车棚"),), (w.keep(Meeting(subject="听证会", kind="M03")),)
    ),
    "meetings.minutes": lambda w: Scene(
        "已保存 纪要.docx", "出文书：听证会纪要", (w.folder / "纪要.docx",), (w.keep(Meeting(subject="听证会", kind="M03")),)
    ),
    "meetings.carry_out": lambda w: Scene(
        "已派任务 1 项",
        "决议派任务：1 项",
        (w.member and with_fields(lines="@示例助手甲"),),
        (w.keep(Resolution(text="装车棚")),),
    ),
    "meetings.carry_out_of": lambda w: Scene(
        "已派任务 2 项",
        "决议派任务：2 项",
        (w.member and with_fields(lines="量尺寸 @示例助手甲\n贴通知 @示例助手甲 周五"),),
        (
            w.keep(Resolution(text="装车棚", meeting=(meeting := w.keep(Meeting(subject="听证会", kind="M03"))).uid))
            and meeting,
        ),
    ),
    "elections.new": lambda _: Scene("已登记第十二届", "登记换届选举：第十二届", (with_fields(term="第十二届"),)),
    "elections.post": lambda w: Scene("已登记委员", "登记职位：委员", (with_fields(name="member", seats=3),), (w.election,)),
    "elections.register": lambda w: Scene(
        "已登记候选人 HX-2026-0001",
        "登记候选人：张三",
        ("第十二届居民委员会 委员",),
        (w.keep(Post(name="member", election=w.election.uid, seats=3)) and w.resident,),
    ),
    "elections.list": lambda w: Scene("已保存 名单.docx", "出文书：候选人名单 0 人", (w.folder / "名单.docx",), (w.election,)),
    "elections.forms": lambda w: Scene("已保存 表.docx", "出文书：候选人登记表 1 份", (w.folder / "表.docx",), (w.candidate,)),
    "exchange.pack": lambda w: Scene(
        "已写入并校对 月报.xiang", "写交接包：第 1 号", ((w.meet(w.desk, w.other) and w.folder / "月报.xiang"),)
    ),
    "exchange.take": lambda w: Scene("已收下：新增 1、更新 0、未变 0", "收交接包：示例街道办事处 第 1 号", (w.package(),)),
    "exchange.plain": lambda w: Scene("已保存 月报.xlsx", "存成表格", (w.folder / "月报.xlsx",)),
    "exchange.key": lambda w: Scene(
        f"已写身份文件。电话里念这 30 位：{package.digits(done(w.desk, own_keys).public)}",
        "写身份文件",
        (w.folder / "own.xkey",),
    ),
    "exchange.trust": lambda w: Scene(
        "已核对并信任 示例街道办事处",
        "核对并信任：示例街道办事处",
        (w.folder / "示例干部.xkey", done(w.other, write_key, w.folder / "示例干部.xkey")),
    ),
    "setup.area": lambda _: Scene("单位资料已保存", "修改单位资料：示例新苑居民区", (with_fields(name="示例新苑居民区"),)),
    "setup.backup": lambda _: Scene("已备份并核对：20260828-", "备份"),
    "setup.check": lambda _: Scene("资料、操作记录、备份都完好", ""),
    "setup.add": lambda _: Scene("已添加 示例助手乙", "添加人员：示例助手乙", (with_fields(name="示例助手乙"), OTHER_PASSWORD)),
    "setup.password": lambda _: Scene("密码已改，下次用新密码", "修改密码：示例书记", (OTHER_PASSWORD,)),
    "setup.stop": lambda w: Scene("已停用 示例助手乙", "停用人员：示例助手乙", (True,), (w.helper,)),
    "setup.code": lambda _: Scene("", "换新恢复码", (True,)),
}
"""Command -> how it is run. Going to a page and putting a backup back stand below, because they end elsewhere."""

ASK_NOTHING = {
    *("residents.notice", "tasks.accept", "tasks.resume", "tasks.take_back", "tasks.archive", "setup.backup", "setup.check"),
    "tasks.make_due",
    *("visits.accept", "visits.reply", "visits.meet", "visits.resume", "visits.miss"),
}
LEADING = {
    *("residents.import", "residents.household", "residents.building", "residents.building_of"),
    *("residents.doubles", "residents.ended", "visits.ledgers", "today.print", "tasks.quick"),
    *("tasks.week", "tasks.month", "tasks.week_of", "tasks.month_of"),
}
"""They only go to a page."""


@pytest.fixture
def world(desk: Desk, street: Office, tmp_path: Path) -> World:
    return World(desk, street.desk(), tmp_path)


def run(command: Command, desk: Desk, scene: Scene, *answers: Any) -> None:
    """Run a command at a desk with the scene's selection and these answers."""
    ask: Any = desk.ask
    ask.answers, desk.selected = list(answers), scene.selected
    command.run(desk)


def entries(desk: Desk) -> list[str]:
    return [label for (label,) in desk.file.writer.execute("SELECT label FROM unit ORDER BY seq")]


def test_every_command_is_run_below() -> None:
    assert set(COMMANDS) == set(SCENES) | LEADING | {"setup.restore"}


@pytest.mark.parametrize("name", SCENES)
def test_a_command_asks_does_one_thing_and_says_so(world: World, name: str) -> None:
    scene = SCENES[name](world)
    before = len(entries(world.desk))
    run(COMMANDS[name], world.desk, scene, *scene.answers)
    ask: Any = world.desk.ask

    assert (ask.answers, ask.refused, ask.found) == ([], [], [])
    assert [text[: len(scene.told)] for text in ask.told] == [scene.told]
    assert entries(world.desk)[before:] == ([scene.entry] if scene.entry else [])


@pytest.mark.parametrize("name", sorted(set(SCENES) - ASK_NOTHING))
def test_whoever_closes_the_first_question_changes_nothing(world: World, name: str) -> None:
    scene = SCENES[name](world)
    before = world.desk.file.head()
    run(COMMANDS[name], world.desk, scene, None)
    ask: Any = world.desk.ask

    assert (world.desk.file.head(), ask.told, ask.refused) == (before, [], [])


@pytest.mark.parametrize("name", [name for name in SCENES if COMMANDS[name].right not in ROLES["reader"]])
def test_without_the_right_the_refusal_reaches_the_person_and_nothing_is_written(
    world: World, office: Office, name: str
) -> None:
    scene = SCENES[name](world)
    before = world.desk.file.head()
    reading = office.desk(as_role(world.desk, "reader"))
    run(COMMANDS[name], reading, scene, *scene.answers)
    ask: Any = reading.ask

    assert [type(error) for error in ask.refused] == [RefusedError]
    assert (ask.told, world.desk.file.head()) == ([], before)


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS.keys())
def test_what_the_menu_offers_is_what_the_verb_allows(command: Command) -> None:
    offered = {role for role in ROLES if not command.refusal(Actor("示例", role))}

    assert offered == {role for role, rights in ROLES.items() if command.right in rights}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS.keys())
def test_a_command_names_records_and_icons_that_exist(command: Command) -> None:
    assert not command.on or command.on in catalogue_of(MODULES)
    assert not command.icon or (resources() / "icons" / f"{command.icon}.svg").exists()


def test_no_id_and_no_key_is_declared_twice() -> None:
    assert clashes(COMMANDS.values()) == []


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("residents.import", "import"),
        ("residents.household", "household"),
        ("residents.building", "building:HOME"),
        ("residents.building_of", "building:HOME"),
    ],
)
def test_some_commands_only_lead_to_a_page(world: World, name: str, place: str) -> None:
    gone: list[tuple[object, ...]] = []
    world.desk.go = lambda *where: gone.append(where)
    household = world.keep(Household(address="甲", home="HOME"))
    selected = household if name == "residents.building" else world.keep(Resident(name="张三", household=household.uid))
    run(COMMANDS[name], world.desk, Scene("", "", (), (selected,)))

    assert gone == [("residents", place)]


@pytest.mark.parametrize(
    ("name", "about", "answers", "why"),
    [
        ("residents.add_relative", Resident(name="张三"), (), "现在不在哪一户"),
        ("residents.head", Household(address="甲"), (), "没有别人可以当户主"),
        ("residents.building", Household(address="甲"), (), "没有门牌"),
        ("residents.move", Resident(name="张三"), (as_it_is,), "没有写搬到哪里"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is_written(
    world: World, name: str, about: Record, answers: tuple[Any, ...], why: str
) -> None:
    scene = Scene("", "", answers, (world.keep(about),))
    before = world.desk.file.head()

    with pytest.raises(DeskError, match=why):
        run(COMMANDS[name], world.desk, scene, *answers)
    assert world.desk.file.head() == before


def test_whoever_may_be_registered_already_is_added_only_on_a_persons_word(world: World) -> None:
    born = date(1970, 3, 2)
    done(world.desk, add_member, world.household, Resident(name="张三", birth=born))
    scene = Scene("", "", (), (world.household,))
    run(COMMANDS["residents.add_member"], world.desk, scene, with_fields(name="张三", birth=born), False)
    run(COMMANDS["residents.add_member"], world.desk, scene, with_fields(name="张三", birth=born), True)

    assert world.desk.store.count(Resident, name="张三") == 2


def test_looking_for_doubles_leads_to_its_page(desk: Desk) -> None:
    gone: list[tuple[object, ...]] = []
    desk.go = lambda *to: gone.append(to)
    COMMANDS["residents.doubles"].run(desk)

    assert gone == [("residents", "doubles")]


def test_what_was_filed_since_a_merge_is_offered_to_whom_it_belongs(world: World) -> None:
    survivor = world.merged
    (loser,) = merged_into(world.desk.store, survivor)
    world.keep(Visit(words="换灯", resident=survivor.uid, at=world.desk.clock.now_ms()))
    run(COMMANDS["residents.split"], world.desk, Scene("", "", selected=(survivor,)), (0,))

    assert [visit.words for visit in world.desk.store.find(Visit, resident=loser.uid)] == ["换灯"]


def test_of_two_side_by_side_either_may_remain(world: World) -> None:
    one, other = world.resident, world.keep(Resident(name="张三丰", note="会修锁"))
    answer = Weighed(keeps_right=True, taken=(0,))
    run(COMMANDS["residents.merge"], world.desk, Scene("", "", selected=(one, other)), answer)
    kept = world.desk.store.get(Resident, one.uid)

    assert kept
    assert (kept.uid, kept.name, kept.birth, kept.note) == (other.uid, "张三", one.birth, "会修锁")


def test_who_was_never_merged_is_not_split(world: World) -> None:
    with pytest.raises(DeskError, match="没有合并过"):
        run(COMMANDS["residents.split"], world.desk, Scene("", "", selected=(world.resident,)))


def test_a_restored_backup_ends_at_the_door(world: World) -> None:
    locked: list[str] = []
    back_up(world.desk.file)
    world.desk.lock = lambda: locked.append("locked")
    run(COMMANDS["setup.restore"], world.desk, Scene("", ""), 0, True)

    assert (locked, world.desk.file.key) == (["locked"], "")


def test_without_a_backup_there_is_nothing_to_restore(desk: Desk) -> None:
    run(COMMANDS["setup.restore"], desk, Scene("", ""))

    assert [str(error) for error in desk.ask.refused] == ["还没有备份，没有恢复。先点“现在备份”。"]  # type: ignore[attr-defined]


def test_without_a_trusted_office_nothing_is_packed(desk: Desk) -> None:
    run(COMMANDS["exchange.pack"], desk, Scene("", ""))

    assert [error.title for error in desk.ask.refused] == ["还没有核对过街道的身份，没有写交接包"]  # type: ignore[attr-defined]


def test_with_two_trusted_offices_one_is_chosen(world: World) -> None:
    world.meet(world.desk, world.other)
    peer = next(world.desk.store.find(Peer))
    world.keep(Peer(name="示例区局", area="ANOTHER", keys=peer.keys))
    run(COMMANDS["exchange.pack"], world.desk, Scene("", ""), "示例街道办事处", world.folder / "月报.xiang")

    assert world.desk.ask.told == ["已写入并校对 月报.xiang"]  # type: ignore[attr-defined]


def test_without_a_post_nobody_can_be_registered(world: World) -> None:
    run(COMMANDS["elections.register"], world.desk, Scene("", "", (), (world.resident,)))

    assert [error.title for error in world.desk.ask.refused] == ["没有可以竞选的职位，没有登记候选人"]  # type: ignore[attr-defined]


def test_a_package_taken_in_twice_is_told_so(world: World) -> None:
    path = world.package()
    for _ in range(2):
        run(COMMANDS["exchange.take"], world.desk, Scene("", ""), path)

    assert world.desk.ask.told[-1] == "第 1 号包已经收过，没有新内容"  # type: ignore[attr-defined]


def test_a_task_about_residents_names_them(world: World) -> None:
    scene = SCENES["tasks.about"](world)
    run(COMMANDS["tasks.about"], world.desk, scene, *scene.answers)

    assert next(world.desk.store.find(Task)).about == tuple(one.uid for one in scene.selected)


def test_a_task_from_a_resolution_has_its_words_and_its_day_where_its_line_says_none(world: World) -> None:
    resolution = world.keep(Resolution(text="装车棚", due=date(2026, 9, 30)))
    answer = world.member and with_fields(lines="@示例助手甲")
    run(COMMANDS["meetings.carry_out"], world.desk, Scene("", "", (), (resolution,)), answer)
    task = next(world.desk.store.find(Task))

    assert (task.subject, task.due, task.source) == ("装车棚", date(2026, 9, 30), "resolution")


def test_a_line_that_cannot_be_given_is_asked_for_again(world: World) -> None:
    resolution = world.keep(Resolution(text="装车棚"))
    ask: Any = world.desk.ask
    assert world.member is not None, "who is named second is kept"
    wrong, right = (with_fields(lines=f"量尺寸 @{who}") for who in ("查无此人", "示例助手甲"))
    ask.answers, world.desk.selected = [wrong, right], (resolution,)
    Attempt(world.desk, COMMANDS["meetings.carry_out"].run).begin()

    assert ["查无此人" in error.title for error in ask.refused] == [True]
    assert [task.subject for task in world.desk.store.find(Task)] == ["量尺寸"]
