"""The template 候选人登记表: one sheet per candidate, all in one document. Words it asks for: see templates.py.

Source: domain.md §9.2. Rows are at least as high as given: what is longer makes the sheet longer, never cut.
"""

from __future__ import annotations

from build_scripts.word import Cell, Margins, cell, package, para, row, steer, table

_EDGES = (16, 45, 53, 58, 75, 90, 92, 106, 123, 126, 163)
_GAP = "　　"
_MONTH = "　　　　年　　月"
_HEADING = (
    "{{ c.area or '　　　　　　' }}{{ c.term or '第　　届' }}{{ '' if '委员会' in c.term else '居民委员会' }}成员候选人登记表"
)


def registration() -> bytes:
    """The .docx file."""
    return package(
        Margins(top=12, right=22, bottom=10, left=25),
        steer("for c in candidates"),
        para("登记表标题", _HEADING),
        para("登记表编号", "编号：{{ c.number or '　　　　　　　　' }}"),
        table(_EDGES, *_person(), *_standing(), *_story(), *_decision()),
        para("提示", "公民身份号码、联系电话和住址只用于资格审核，不公布。"),
        steer("endfor"),
    )


def _person() -> list[str]:
    photo = ("近　期", "免　冠", "照　片")
    return [
        _row(
            11,
            *_pair(16, "姓　名", 45, "{{ c.name }}"),
            *_pair(58, "性别", 75, "{{ c.sex }}"),
            *_pair(92, "出生年月", 123, "{{ c.birth }}"),
            cell(163, "提示中", *photo, merge="restart"),
        ),
        _row(
            11,
            *_pair(16, "民　族", 45, "{{ c.ethnic }}"),
            *_pair(58, "政治\n面貌", 75, "{{ c.politics }}"),
            *_pair(92, "入党时间", 123, "{{ c.party_joined }}"),
            cell(163, "提示中", merge="continue"),
        ),
        _row(
            11,
            *_pair(16, "学　历", 45, "{{ c.edu }}"),
            *_pair(75, "毕业院校\n及专业", 123, "{{ c.school }}　{{ c.major }}"),
            cell(163, "提示中", merge="continue"),
        ),
    ]


def _standing() -> list[str]:
    posts = "　".join(_box(f"c.post == '{post}'", post) for post in ("主任", "副主任", "委员"))
    names = {"A": "户籍且居住", "B": "户籍不居住", "C": "居住无户籍", "D": "社区工作者"}
    kind = [_box(f"c.register_class == '{code}' or '{name}' in c.register_class", code + name) for code, name in names.items()]
    ways = [_way(word, label) for word, label in _WAYS]
    address = (
        *_pair(16, "居　住\n地　址", 92, "{{ c.address }}", style="填写"),
        *_pair(106, "联　系\n电　话", 163, "{{ c.phone }}", style="填写"),
    )
    number = "{{ c.id_number or '□□□□□□□□□□□□□□□□□□' }}"
    since = "{{ c.since or '" + _MONTH + "' }}"
    return [
        _row(
            10,
            *(cell(16, "栏名", "竞　选", "职　务"), cell(75, "填写中", posts, "（限选一）"), cell(92, "栏名", "登记类别")),
            cell(163, "填写", "　".join(kind[:2]), "　".join(kind[2:])),
        ),
        _row(
            11,
            *_pair(16, "工作单\n位职务", 75, "{{ c.employer }}", style="填写"),
            *_pair(92, "职业资格", 163, "{{ c.qualification }}", style="填写"),
        ),
        _row(10, *address),
        _row(
            11,
            *(cell(16, "栏名小", "公民身份", "号　　码", "(不公开)"), cell(106, "号码", number)),
            *(cell(126, "栏名小", "居住、工作", "起始"), cell(163, "填写中", since)),
        ),
        _row(
            11,
            cell(16, "栏名", "产　生", "方　式"),
            cell(163, "填写", "　".join(ways[:3]), "　".join(ways[3:]) + "　　（名单附后）"),
        ),
    ]


def _story() -> list[str]:
    resume = Cell(163, para("提示", "起止年月　　　　单位　　　　职务") + para("填写", "{{ c.resume|paragraphs }}"), top=True)
    has_kin = _box("c.kin == '无'", "否") + "　" + _box("c.kin and c.kin != '无'", "是")
    is_member = _box("c.on_committee == '否'", "否") + "　" + _box("c.on_committee == '是'", "是")
    kin = f"近亲属中有人同届参选或在任：{has_kin}（姓名、关系、职务）{{{{ '' if c.kin == '无' else c.kin }}}}"
    return [
        _row(38, cell(16, "栏名", "个　人", "简　历"), resume),
        _row(16, cell(16, "栏名", "主　要", "业　绩"), cell(163, "填写", "{{ c.merits|paragraphs }}", top=True)),
        _row(
            42,
            cell(16, "栏名", "履　职", "设　想", "（300字", "以内）"),
            cell(163, "填写", "{{ c.plans|paragraphs }}", top=True),
        ),
        _row(11, cell(16, "栏名", "亲　属", "情　况"), cell(163, "填写", kin, f"本人是本届选举委员会成员：{is_member}")),
    ]


def _decision() -> list[str]:
    vow = "　　本人自愿参选，所填属实，同意依法公布姓名、性别、出生年月、学历、政治面貌和简历。"
    signed = f"签名：{_GAP * 6}{_MONTH}　　日"
    verdicts = zip((53, 90, 126, 163), ("材料审核", "街道初审", "资格联审", "选举委员会意见（盖章）"), strict=True)
    room = para("填写") * 2 + para("提示中", "　　年　月　日")
    papers = " ".join(f"□{name}" for name in ("身份证复印件", "学历证书复印件", "联名提名表", "无犯罪记录证明", "组织推荐函"))
    return [
        _row(16, cell(16, "栏名", "本　人", "承　诺"), Cell(163, para("填写", vow) + para("填写右", signed))),
        _row(
            20,
            cell(16, "栏名", "审　核", "意　见"),
            *(Cell(edge, para("栏名小", name) + room, top=True) for edge, name in verdicts),
        ),
        _row(7, cell(163, "填写", f"材料清单：{papers}")),
    ]


_WAYS = (
    ("自荐", "自荐"),
    ("居民联名", "居民联名（{}人）"),
    ("户代表", "户代表联名（{}人）"),
    ("小组", "居民小组代表提名"),
    ("党组织", "党组织推荐"),
)
"""Part of the shown word by which a way of nomination is known -> how the form names it."""


def _way(word: str, label: str) -> str:
    count = f"{{{{ c.nominators or '{_GAP}' if '{word}' in c.nomination else '{_GAP}' }}}}"
    return _box(f"'{word}' in c.nomination", label.format(count))


def _box(condition: str, label: str) -> str:
    """A box to tick; √ and □ are in GB 2312, so every font has them."""
    return f"{{{{ '√' if {condition} else '□' }}}}{label}"


def _pair(edge: float, label: str, next_edge: float, word: str, style: str = "填写中") -> tuple[Cell, Cell]:
    return cell(edge, "栏名", *label.split("\n")), cell(next_edge, style, word)


def _row(height: float, *cells: Cell) -> str:
    return row(_EDGES, height, *cells)
