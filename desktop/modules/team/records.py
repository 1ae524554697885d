"""Nouns of the team: who works for the residential area, as what, since when; and how the young ones are brought on.

No pay, ever: 三岗十八级 may be talked of, and is not kept.
"""

from __future__ import annotations

from datetime import date

from desktop.model import codes
from desktop.model import fields as f
from desktop.model.codes import CodeList
from desktop.model.record import Record, record

ROLES = CodeList("member_role")
LINES = CodeList("work_line")
COMPETENCES = CodeList("competence")
LEVELS = CodeList("competence_level")

_WORK, _PERSON = "基本", "花名册用"
_PAIR = ("mentor", "mentee")


@record("member", label="成员", measure="人", guarded=True)
class Member(Record):
    """One officer, worker, assistant, head or volunteer; what tasks, visits and minutes refer to.

    What they are is kept as dated spans (`Tenure`); role, since and until here are what those come to, for lists and pickers.
    Sex, birth and the like are the resident's where the member is one, and only otherwise the member's own.
    """

    name: str | None = f.name("姓名", required=True, search=True, width=8, group=_WORK)
    role: str | None = f.code(
        "职务", ROLES, ranked=True, required=True, width=12, group=_WORK, also=("岗位", "角色"), help="有几项的，写最主要的一项"
    )
    also_as: str | None = f.text("兼任", computed=True, width=16, group=_WORK)
    phone: str | None = f.phone("联系电话", search=True, private=True, width=13, group=_WORK, also=("电话", "手机"))
    since: date | None = f.day("任职日期", width=10, group=_WORK, also=("任职时间", "任职起"))
    until: date | None = f.day("离任日期", width=10, group=_WORK)
    line: str | None = f.code("条线", LINES, computed=True, width=8, group=_WORK)
    worker: bool | None = f.flag("是社区工作者", computed=True, width=0, group=_WORK)
    account: str | None = f.ref("登录人员", "account", width=0, group=_WORK, help="能登录小巷的，连到登录人员")
    resident: str | None = f.ref(
        "是哪位居民", "resident", width=0, group=_PERSON, help="住在本居民区的连到居民档案，到“住址”为止就不用再填"
    )
    sex: str | None = f.code("性别", codes.SEX, width=0, group=_PERSON)
    birth: date | None = f.day("出生日期", width=0, group=_PERSON, also=("出生年月",))
    edu: str | None = f.code("文化程度", codes.EDUCATION, open=True, width=0, group=_PERSON, also=("学历",))
    politics: str | None = f.code("政治面貌", codes.POLITICS, open=True, width=0, group=_PERSON)
    address: str | None = f.address("住址", width=0, group=_PERSON, also=("家庭住址",))
    local: bool | None = f.flag("是否属地化", width=0, group=_PERSON, help="住在本居民区。连到居民档案的算“是”")
    qualification: str | None = f.code("职业资格", CodeList("social_work"), width=0, group=_PERSON, also=("社工证",))
    joined: date | None = f.day("入职年月", width=0, group=_PERSON, help="不知道哪一天，写当月 1 日")
    unit: str | None = f.text("单位", longest=60, width=0, group=_PERSON, help="不是居委会的人，写哪个单位")
    note: str | None = f.text("备注", lines=2, width=0, group=_PERSON)


@record("tenure", label="任职", measure="项", guarded=True, sought=(("member", "role", "since", "until"),))
class Tenure(Record):
    """One office, post or role of a member over a span of days. Somebody may hold several at once.

    The days of the term are kept and never computed: an election that comes late makes a term longer.
    """

    member: str | None = f.ref("成员", "member", required=True, width=8)
    role: str | None = f.code("职务", ROLES, ranked=True, required=True, width=12, also=("岗位",))
    line: str | None = f.code("条线", LINES, width=8, help="条线干部、社工分管的条线")
    residents_group: str | None = f.text("小组、楼组", longest=30, width=10, help="楼组长、小组长、居民代表写哪一组")
    term_no: int | None = f.number("届次", least=1, most=99, width=7, unit="届", help="第几届，选举产生的才有")
    obtained: str | None = f.code("怎么产生", CodeList("obtained"), width=8, also=("产生方式",))
    since: date | None = f.day("任职起", width=10, also=("任职时间", "任职日期"))
    until: date | None = f.day("任职止", width=10, also=("离任日期",), help="还在任就空着")
    elected_on: date | None = f.day("本届选举日", width=10, help="换届选举那一天")
    term_ends_on: date | None = f.day("本届届满日", width=10, help="下届选举日；还没选，先写任期届满那天")
    duty: str | None = f.text("分工内容", longest=200, width=16)
    note: str | None = f.text("备注", longest=200, width=0)

    def title(self) -> str:
        role = ROLES.label(self.role) if self.role else self.label
        return f"{role}（第 {self.term_no} 届）" if self.term_no else role


@record("appraisal", label="年度考核", measure="份", guarded=True, confided=("member",))
class Appraisal(Record):
    """How a year of work was judged. Seen by the secretary and by whom it is about; nobody is ranked by it."""

    member: str | None = f.ref("成员", "member", required=True, width=8)
    year: int | None = f.number("年度", least=1990, most=2100, required=True, width=6)
    grade: str | None = f.code("等次", CodeList("appraisal_grade"), sensitive=True, width=0)
    words: str | None = f.text("评语", lines=3, longest=1000, sensitive=True, width=0)

    def title(self) -> str:
        return f"{self.year} 年度考核" if self.year else self.label


@record("establishment", label="事业编制", measure="步", guarded=True, confided=("member",))
class Establishment(Record):
    """One step towards a public-institution post: applied, approved or refused, by which paper."""

    member: str | None = f.ref("成员", "member", required=True, width=8)
    step_on: date | None = f.day("哪天", width=10)
    status: str | None = f.code("到哪一步", CodeList("establishment"), sensitive=True, width=0)
    document: str | None = f.text("文件", longest=100, sensitive=True, width=0, help="申报或批复的文号、名称")

    def title(self) -> str:
        return self.label


@record("recruitment", label="招聘报名", measure="次", guarded=True)
class Recruitment(Record):
    """How many applied for how many posts of a sort: entered from the paper."""

    role: str | None = f.code("什么岗位", ROLES, required=True, width=12)
    held_on: date | None = f.day("哪天截止报名", required=True, width=10)
    posts: int | None = f.number("岗位数", least=1, most=1000, unit="个", required=True, width=7)
    applicants: int | None = f.number("报名人数", most=100_000, unit="人", required=True, width=8)
    note: str | None = f.text("备注", longest=200, width=16)


@record("team_rules", label="队伍设置", measure="份", guarded=True)
class TeamRules(Record):
    """What the area goes by; one of an area, kept under the area's own uid. Defaults stand in `rules`."""

    terms: int | None = f.number("连续任满几届可以申报编制", least=1, most=5, unit="届", required=True)
    competent: bool | None = f.flag("历年考核都要称职以上")
    excellent: int | None = f.number("最近几年要优秀", most=5, unit="年", help="写 0 就不看")
    planned: int | None = f.number("社区工作者计划数", most=1000, unit="人", help="街道核定给本居民区的，用来算到位率")


@record("mentorship", label="带教", measure="对", guarded=True, confided=_PAIR)
class Mentorship(Record):
    """A mentor and a mentee, from a day on for some months, with a few goals."""

    mentee: str | None = f.ref("带谁", "member", required=True, width=8, also=("徒弟", "青年助手"))
    mentor: str | None = f.ref("谁来带", "member", required=True, width=8, also=("师傅", "带教人"))
    start: date | None = f.day("从哪天起", required=True, width=10)
    months: int | None = f.number("带几个月", least=3, most=24, unit="个月", width=8, help="一般半年或一年，写 6 或 12")
    goals: str | None = f.text("目标", lines=5, longest=600, width=0, help="三到五条，一行一条，写做得到、看得见的")
    mid_on: date | None = f.day("中期评价日期", computed=True, width=0)
    mid_words: str | None = f.text("中期评价", lines=3, computed=True, sensitive=True, width=0)
    final_on: date | None = f.day("期满评价日期", computed=True, width=0)
    final_words: str | None = f.text("期满评价", lines=3, computed=True, sensitive=True, width=0)
    result: str | None = f.code("结果", CodeList("mentoring_result"), computed=True, width=6)
    ended_on: date | None = f.day("结束日期", computed=True, width=10)

    def title(self) -> str:
        return f"带教（{self.start} 起）" if self.start else self.label


@record("rotation", label="轮岗", measure="次")
class Rotation(Record):
    """A line of work that a mentee does for a while."""

    line: str | None = f.code("条线", LINES, required=True, width=8)
    mentorship: str | None = f.ref("哪一对带教", "mentorship", computed=True, width=0)
    since: date | None = f.day("从哪天起", required=True, width=10)
    until: date | None = f.day("到哪天", width=10, help="还在轮就空着")


@record("competence_step", label="能力变化", measure="次", confided=_PAIR)
class CompetenceStep(Record):
    """That a mentee came to another level of a competence: when, and who said so. The latest one is how it stands."""

    competence: str | None = f.code("能力", COMPETENCES, ranked=True, required=True, computed=True, width=10)
    mentorship: str | None = f.ref("哪一对带教", "mentorship", computed=True, width=0)
    mentor: str | None = f.ref("带教人", "member", computed=True, width=8)
    mentee: str | None = f.ref("带谁", "member", computed=True, width=8)
    level: str | None = f.code("到哪一级", LEVELS, computed=True, sensitive=True, width=0)
    moved_on: date | None = f.day("哪天", computed=True, width=10)
    mover: str | None = f.ref("谁评的", "account", computed=True, width=0)
    why: str | None = f.text("为什么", longest=200, computed=True, sensitive=True, width=0)


@record("talk", label="带教谈话", measure="次", confided=_PAIR)
class Talk(Record):
    """A talk of mentor and mentee, once a month at least. What was said is theirs and the secretary's."""

    held_on: date | None = f.day("哪天谈的", required=True, computed=True, width=10)
    mentorship: str | None = f.ref("哪一对带教", "mentorship", computed=True, width=0)
    mentor: str | None = f.ref("带教人", "member", computed=True, width=8)
    mentee: str | None = f.ref("带谁", "member", computed=True, width=8)
    words: str | None = f.text("谈了什么", lines=4, computed=True, sensitive=True, width=0)
    agreed: str | None = f.text("说定什么", lines=3, computed=True, sensitive=True, width=0)

    def title(self) -> str:
        return f"{self.label} {self.held_on}" if self.held_on else self.label


@record("training", label="培训", measure="次", sought=(("held_on",),))
class Training(Record):
    """A training that somebody of the team took part in. Source: 业务培训记录 of Shanghai's ledgers, filed each quarter."""

    course: str | None = f.text("班名", required=True, search=True, width=18, also=("培训名称", "名称"))
    held_on: date | None = f.day("时间", width=10, also=("培训时间", "日期"))
    ends_on: date | None = f.day("到哪天", width=0, help="一天以上的才写", also=("期限",))
    place: str | None = f.text("地点", width=10)
    subject: str | None = f.text("内容", lines=2, width=20, also=("培训内容",))
    speaker: str | None = f.text("主讲、召集人", width=10, also=("主讲/召集人", "主讲", "召集人"))
    audience: str | None = f.text("出席范围", width=10)
    attendees: tuple[str, ...] | None = f.many("本队谁参加", "member", width=14)
    heads: int | None = f.number("人数", most=10_000, unit="人", width=6)
    hours: int | None = f.number("课时", least=1, most=1000, unit="课时", width=6)
    kind: str | None = f.code("类别", CodeList("training_kind"), width=8)
    line: str | None = f.code("所属条线", LINES, width=8, also=("所属业务线条",))


@record("leave_office_slip", label="离任", lands="tenure")
class LeaveSlip(Record):
    """Asked when somebody leaves an office."""

    until: date | None = f.day("哪天离任", required=True)


@record("talk_slip", label="带教谈话", lands="talk")
class TalkSlip(Record):
    """Asked after a talk; it becomes a `Talk`, whose words only the pair and the secretary see."""

    words: str | None = f.text("谈了什么", required=True, lines=3, longest=2000)
    agreed: str | None = f.text("说定什么", lines=2, longest=1000)
    held_on: date | None = f.day("哪天谈的", required=True)


@record("halfway_slip", label="中期评价", lands="mentorship")
class HalfwaySlip(Record):
    """Asked in the middle of a mentorship."""

    words: str | None = f.text("中期评价", required=True, lines=4, longest=1000, help="做得好的、还要练的，各写一两句")


@record("conclusion_slip", label="期满评价", lands="mentorship")
class ConclusionSlip(Record):
    """Asked at the end of a mentorship."""

    words: str | None = f.text("期满评价", required=True, lines=4, longest=1000)
    result: str | None = f.code("结果", CodeList("mentoring_result"), required=True)
    more: int | None = f.number("再带几个月", least=1, most=12, unit="个月", help="结果选“延长”才填")


@record("share_slip", label="核对占比", lands="team_rules")
class ShareSlip(Record):
    """A share as some paper tells it, to be checked."""

    numerator: int | None = f.number("分子", required=True)
    denominator: int | None = f.number("分母", help="材料里写的总数")
    stated: str | None = f.text("材料上写的百分比", longest=10, help="例如 80.4%")
