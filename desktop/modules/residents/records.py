"""Nouns of the residents' room: who lives where, with whom, since when."""

from __future__ import annotations

from datetime import date

from desktop.model import codes
from desktop.model import fields as f
from desktop.model.codes import CodeList
from desktop.model.record import Record, record

OPEN_CARE = ("C02", "C03", "C12", "C14")
"""Categories of care that say nothing sensitive: age and being new. All others are for the secretary's eyes only."""
APART_CARE = ("C01", "C04", "C05", "C06", "C07", "C08", "C09", "C10", "C11", "C13", "C15")
"""Categories that tell of health, means, faith in a service or a child. Source: 个人信息保护法 第二十八条."""

ROSTER = ("roster",)
"""Leaves only in a roster package: with a recorded basis, private values masked."""


@record("home", label="房屋", measure="套")
class Home(Record):
    """One door. Its address parts are kept here and nowhere else."""

    address: str | None = f.address("住址", computed=True, search=True, width=18)
    compound: str | None = f.text(
        "小区", width=10, also=("小区名称", "住宅小区", "所属小区", "现住小区", "路弄", "弄", "路", "新村")
    )
    building: str | None = f.text(
        "楼号", width=6, also=("号", "楼", "幢", "楼栋", "楼栋号", "门牌号", "幢号", "栋", "门号", "楼幢")
    )
    unit: str | None = f.text("单元", width=5, also=("单元号",))
    room: str | None = f.text("室号", width=6, also=("室", "房号", "房间号", "房间", "室号/房号"))

    def title(self) -> str:
        return self.address or self.label


@record("household", label="户", measure="户")
class Household(Record):
    """People together at one home."""

    address: str | None = f.address("住址", computed=True, search=True, width=18)
    home: str | None = f.ref("房屋", "home", width=0)
    head: str | None = f.name("户主", search=True, width=8, also=("户主姓名", "户主名", "户主名字"))
    tenure: str | None = f.code("住房性质", CodeList("tenure"), width=8)
    contact: str | None = f.ref("联系人", "resident", width=0)
    note: str | None = f.text("备注", lines=3, width=0)

    def title(self) -> str:
        return f"{self.address or ''} {self.head or ''}".strip() or self.label


@record("resident", label="居民", measure="人", sought=(("birth",), ("lunar_birthday", "birth")))
class Resident(Record):
    """One person who lives in the residential area, or is registered to it."""

    name: str | None = f.name(
        "姓名", leaves=ROSTER, required=True, search=True, width=8, group="本人", also=("居民姓名", "名字", "人员姓名", "姓 名")
    )
    sex: str | None = f.code("性别", codes.SEX, leaves=ROSTER, width=4, group="本人")
    birth: date | None = f.day(
        "出生日期", leaves=ROSTER, width=10, group="本人", also=("生日", "出生年月日", "出生年月", "出生日", "出生")
    )
    lunar_birthday: bool | None = f.flag("过农历生日", width=0, group="本人", help="按农历过的，到时按农历提醒")
    phone: str | None = f.phone(
        "联系电话",
        leaves=ROSTER,
        search=True,
        private=True,
        width=13,
        group="本人",
        also=("电话", "手机", "手机号", "手机号码", "联系方式", "电话号码"),
    )
    address: str | None = f.address(
        "住址",
        leaves=ROSTER,
        search=True,
        width=16,
        group="住处",
        also=("地址", "门牌地址", "家庭住址", "居住地址", "现住址", "门牌"),
    )
    household: str | None = f.ref("户", "household", computed=True, width=0, group="住处")
    status: str | None = f.code("居住状态", CodeList("residence_status"), leaves=ROSTER, width=8, group="住处")
    status_since: date | None = f.day("状态日期", width=0, group="住处", help="迁出、离世、作废从哪天起")
    moved_to: str | None = f.text("迁往", longest=200, width=0, group="住处", help="搬到哪里，写个大概就行")
    residence: str | None = f.code(
        "人口类别", CodeList("residence_type"), leaves=ROSTER, width=0, group="住处", also=("人员类型", "人口类型")
    )
    hukou: str | None = f.text("户籍地址", width=0, group="住处", also=("户籍", "户籍所在地", "户口所在地", "户籍地"))
    id_number: str | None = f.id_number(
        "身份证号",
        leaves=ROSTER,
        unique=True,
        search=True,
        private=True,
        width=20,
        group="证件",
        also=("身份证", "身份证号码", "公民身份号码", "证件号码", "证件号", "身份号码"),
    )
    id_tail: str | None = f.text("证件后四位", computed=True, search=True, width=0, group="证件")
    id_print: str | None = f.text("证件摘要", computed=True, width=0, group="证件", help="轻名册认人用，看不出号码")
    ethnic: str | None = f.code("民族", codes.ETHNICITY, open=True, width=0, group="证件")
    edu: str | None = f.code("文化程度", codes.EDUCATION, open=True, width=0, group="证件", also=("学历", "教育程度", "文化"))
    politics: str | None = f.code("政治面貌", codes.POLITICS, open=True, width=0, group="证件", also=("政治面目",))
    birth_year: int | None = f.number("出生年", least=1880, most=2100, width=0, group="其他", help="14 岁以下只记出生年")
    guardian: str | None = f.name("监护人", width=0, group="其他", help="14 岁以下的孩子，由谁照看")
    note: str | None = f.text("备注", lines=3, width=0, group="其他", also=("说明", "备 注"))
    same_as: str | None = f.ref("合并到", "resident", computed=True, belongs=True, width=0)
    stopped_on: date | None = f.day("停止使用日期", computed=True, width=0, group="其他")
    stopped_why: str | None = f.text("停止使用的原因", computed=True, width=0, group="其他")


@record("stay", label="居住", measure="次")
class Stay(Record):
    """One person in one household over a span of days. The current household is the stay without an end."""

    person: str | None = f.ref("居民", "resident", required=True, belongs=True)
    household: str | None = f.ref("户", "household", required=True)
    relation: str | None = f.code(
        "与户主关系", codes.RELATION, open=True, width=8, also=("关系", "与户主的关系", "家庭关系", "户主关系", "与户主 关系")
    )
    since: date | None = f.day("入住日期", width=10)
    until: date | None = f.day("离开日期", width=10)
    kind: str | None = f.code("人口类别", CodeList("residence_type"), computed=True, width=8)


@record("pinned_note", label="经验便签", measure="条")
class PinnedNote(Record):
    """What somebody who knows them would tell a new colleague: about one person, household, building group or building.

    It never leaves the office, and it is written so that the people it is about may read it.
    """

    words: str | None = f.text(
        "怎样相处",
        lines=4,
        longest=500,
        required=True,
        width=30,
        help="本人看得到这张便签。写怎么联系、注意什么、能请什么忙，不写猜测和别人的私事",
    )
    resident: str | None = f.ref("居民", "resident", computed=True, belongs=True, width=8)
    household: str | None = f.ref("户", "household", computed=True, width=14)
    building_group: str | None = f.ref("楼组", "building_group", computed=True, width=10)
    building: str | None = f.text("楼栋", computed=True, width=10)
    review_on: date | None = f.day("哪天再看一看", width=10, help="到那天会提醒，看看还对不对；空着就不提醒")
    writer: str | None = f.ref("谁写的", "account", computed=True, width=8)
    at: int | None = f.moment("写于", computed=True, width=16)

    def title(self) -> str:
        line = (self.words or "").partition("\n")[0]
        return f"便签：{line[:20]}{'…' if len(line) > 20 else ''}"


@record("move_slip", label="迁移", lands="stay")
class MoveSlip(Record):
    """Asked for a move: to a household there is, or to a door; never kept itself."""

    since: date | None = f.day("哪天搬的", required=True)
    household: str | None = f.ref("搬进哪一户", "household", help="已经有的户，打门牌号或户主姓名找")
    address: str | None = f.address("或者写门牌", help="那一户还没有登记时，写 示例路100弄5号302")
    relation: str | None = f.code("与那一户户主的关系", codes.RELATION, open=True, help="自己当户主就选“本人”")


@record("leave_slip", label="迁出", lands="stay")
class LeaveSlip(Record):
    """Asked when somebody moves away."""

    since: date | None = f.day("哪天搬走的", required=True)
    words: str | None = f.text("搬去哪里", longest=200, help="写个大概就行，不知道就空着")


@record("death_slip", label="离世", lands="stay")
class DeathSlip(Record):
    """Asked when somebody has died. Nothing but the day: of what is nobody's business."""

    since: date | None = f.day("哪天", required=True)


@record("void_slip", label="作废", lands="resident")
class VoidSlip(Record):
    """Asked when a record turns out to be a mistake."""

    words: str | None = f.text("为什么作废", required=True, longest=200, help="例如：重复登记、登错了人。写进操作记录")


@record("member_slip", label="家人", lands="stay")
class MemberSlip(Record):
    """Asked for one more person of a household, whose address is known."""

    name: str | None = f.name("姓名", required=True)
    relation: str | None = f.code("与户主关系", codes.RELATION, open=True)
    id_number: str | None = f.id_number("身份证号", help="有号码，性别和出生日期就不用填")
    phone: str | None = f.phone("联系电话")
    sex: str | None = f.code("性别", codes.SEX)
    birth: date | None = f.day("出生日期")
    since: date | None = f.day("入住日期")


@record("distinct_pair", label="不是同一人", measure="对")
class Distinct(Record):
    """Two residents who look like one person and are not: somebody has looked, and they are not suggested again."""

    reasons: str | None = f.text("像在哪里", computed=True, width=24)
    one: str | None = f.ref("居民甲", "resident", computed=True, width=10)
    other: str | None = f.ref("居民乙", "resident", computed=True, width=10)

    def title(self) -> str:
        return self.label


@record("consent", label="同意", measure="份")
class Consent(Record):
    """What one person agrees to, for one purpose, until they take it back. Source: 个人信息保护法 第十四、十五、二十九条."""

    resident: str | None = f.ref("本人", "resident", required=True, belongs=True, width=8)
    scope: str | None = f.code("用途", CodeList("consent_scope"), required=True, width=14)
    purpose: str | None = f.text("具体做什么", width=24, help="写一句，让本人听得懂")
    way: str | None = f.code("方式", CodeList("consent_way"), required=True, width=6)
    given_on: date | None = f.day("同意日期", width=10)
    witness: str | None = f.name("见证人", width=8, help="口头同意要有见证人")
    guardian: str | None = f.name("监护人", width=8, help="14 岁以下由监护人同意")
    withdrawn_on: date | None = f.day("撤回日期", computed=True, width=10)
    withdrawn_way: str | None = f.code("撤回方式", CodeList("consent_way"), computed=True, width=6)

    def title(self) -> str:
        shown = self.fields["scope"].kind.show(self.scope) or self.label
        return f"{shown}（已撤回）" if self.withdrawn_on else shown


@record("building_group", label="楼组", measure="个")
class BuildingGroup(Record):
    """One street door or stairwell with its head 楼组长."""

    name: str | None = f.text("楼组", required=True, search=True, width=12, also=("楼组名称",))
    head: str | None = f.ref("楼组长", "resident", width=8)
    homes: int | None = f.number("户数", width=6, unit="户")
    officer: str | None = f.ref("居委分管干部", "member", width=10, also=("分管干部",))


@record("care_tag", label="关爱", measure="条")
class CareTag(Record):
    """That a person or a household needs a certain help, for a while. It says what help, never what illness."""

    need: str | None = f.text(
        "需要的帮助",
        required=True,
        search=True,
        longest=200,
        width=24,
        help="写要什么帮助，例如：定期联系，每周打一次电话。不写病情",
    )
    resident: str | None = f.ref("居民", "resident", belongs=True, width=8)
    household: str | None = f.ref("户", "household", width=16)
    category: str | None = f.code("类别", CodeList("care_category", OPEN_CARE), width=10)
    apart: str | None = f.code(
        "类别（书记可见）",
        CodeList("care_category", APART_CARE),
        sensitive=True,
        help="敏感的选在这里，别人只看到需要的帮助",
    )
    purpose: str | None = f.text("用途", longest=60, sensitive=True, help="空着就用这一类的通常用途")
    basis: str | None = f.code("依据", CodeList("care_basis"), required=True, width=8)
    basis_note: str | None = f.text(
        "依据说明", longest=200, sensitive=True, help="本人哪天怎样同意的，会一起登记为口头同意；或哪一条职责"
    )
    consent: str | None = f.ref("凭哪份同意", "consent", computed=True, sensitive=True)
    source: str | None = f.text("从哪里知道的", longest=60, sensitive=True)
    every: int | None = f.number("几天联系一次", least=1, most=730, unit="天", width=0, help="空着就按这一类的周期")
    door_every: int | None = f.number("几天上门一次", least=1, most=730, unit="天", width=0)
    once: bool | None = f.flag("见到一次就够", computed=True, width=0)
    opened_on: date | None = f.day("登记日期", width=10)
    review_on: date | None = f.day("复核日期", width=10, help="到这天看看还要不要；空着就是到期那天")
    expires_on: date | None = f.day("到期日期", width=10, help="过了这天就不再列出，只在“待复核”里；空着就是一年")
    closed_on: date | None = f.day("结束日期", computed=True, width=10)
    closed_reason: str | None = f.text("结束原因", longest=200, computed=True, width=0)


@record("cadence", label="走访周期", measure="类", guarded=True)
class Cadence(Record):
    """How often a category is to be seen here, where that differs from what the program comes with."""

    category: str | None = f.code("哪一类", CodeList("care_category"), required=True, width=14)
    every: int | None = f.number("几天联系一次", least=1, most=730, unit="天", width=8)
    door_every: int | None = f.number("几天上门一次", least=1, most=730, unit="天", width=8)
