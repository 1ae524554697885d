"""The command line from end to end: what goes out, where, and with which exit code."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from office import CHEAP, MODULES, OTHER_PASSWORD, PASSWORD, done, keep

from desktop import cli
from desktop.base.clock import Clock
from desktop.modules.meetings.records import Meeting
from desktop.modules.residents.records import Resident
from desktop.modules.setup.service import add_person
from desktop.store.vault import Vault
from desktop.work import session
from desktop.work.ask import Scripted
from desktop.work.desk import Desk
from desktop.work.jobs import Now
from desktop.work.records import Account

NUMBER, PHONE = "11010519491231002X", "13800138000"


class Outcome:
    """One run: exit code, standard output and error, and the JSON where there is one."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture(autouse=True)
def _cheap_vaults(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line takes the usual cost; a usual cost that tests can pay is all that differs."""
    usual: dict[str, Any] = Vault.__init__.__kwdefaults__  # type: ignore[assignment]
    monkeypatch.setitem(usual, "cost", CHEAP)
    monkeypatch.setitem(usual, "floor", CHEAP)


@pytest.fixture
def password(tmp_path: Path) -> Path:
    path = tmp_path / "password.txt"
    path.write_text(f"{PASSWORD}\nnot this line\n", encoding="utf-8")
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Run a command as it is typed."""

    def type_in(*words: object) -> Outcome:
        code = cli.run([str(word) for word in words], MODULES)
        seen = capsys.readouterr()
        return Outcome(code, seen.out, seen.err)

    return type_in


@pytest.fixture
def init(run: Callable[..., Outcome], tmp_path: Path, password: Path) -> Callable[..., Path]:
    """Make an installation; answers its folder."""

    def make(name: str = "office", *words: object, area: str = "示例苑居民区") -> Path:
        place = ("--data", tmp_path / name, "--password-file", password, "--recovery-out", tmp_path / f"{name}.code")
        made = run("init", *place, "--area", area, "--street", "示例街道", "--name", "示例书记", *words)
        assert made.code == 0, made.err
        return tmp_path / name

    return make


@pytest.fixture
def at(run: Callable[..., Outcome], password: Path) -> Callable[..., Outcome]:
    """Run a command at an installation, its JSON to standard output."""

    def type_in(folder: Path, *words: object) -> Outcome:
        return run(*words, "--data", folder, "--password-file", password, "--json", "-")

    return type_in


def within(folder: Path, work: Callable[[Desk], Any]) -> Any:
    """Sign in without the command line and do something."""
    with session.unlock(folder, "示例书记", PASSWORD, MODULES, Clock()) as opened:
        desk = opened.desk(Scripted(), Now())
        try:
            return work(desk)
        finally:
            desk.store.connection.close()


@pytest.fixture
def office(init: Callable[..., Path]) -> Path:
    """An installation with two residents and a meeting."""
    folder = init()
    residents = (Resident(name="张三", phone=PHONE, id_number=NUMBER), Resident(name="李四"))
    within(folder, lambda desk: keep(desk, *residents, Meeting(subject="居民代表会议", kind="M02")))
    return folder


@pytest.fixture
def street(init: Callable[..., Path]) -> Path:
    return init("street", "--role", "street", area="示例街道办事处")


@pytest.fixture
def acquaint(at: Callable[..., Outcome], tmp_path: Path) -> Callable[[Path, Path], Path]:
    """Let one installation trust another; answers the other's key file."""

    def meet(here: Path, there: Path) -> Path:
        key = tmp_path / f"{there.name}.xkey"
        digits = at(there, "key", "--out", key).json["digits"]
        assert at(here, "trust", key, "--digits", digits).code == 0
        return key

    return meet


@pytest.fixture
def package(
    at: Callable[..., Outcome], acquaint: Callable[[Path, Path], Path], office: Path, street: Path, tmp_path: Path
) -> Path:
    """A monthly package from the neighbourhood to the street, both having checked each other's keys."""
    acquaint(street, office)
    path = tmp_path / "monthly.xiang"
    assert at(office, "pack", "--to", acquaint(office, street), "--out", path).code == 0
    return path


def test_init_makes_an_installation_and_writes_the_recovery_code(init: Callable[..., Path], tmp_path: Path) -> None:
    folder = init("office", "--light")
    code = (tmp_path / "office.code").read_text(encoding="utf-8").strip()
    area = within(folder, lambda desk: desk.area)

    assert (area.name, area.street, area.level, area.light) == ("示例苑居民区", "示例街道", "neighbourhood", True)
    session.unlock_with_code(folder, code, MODULES, Clock()).close()


def test_init_shows_the_recovery_code_where_no_file_is_named(
    run: Callable[..., Outcome], tmp_path: Path, password: Path
) -> None:
    place = ("--data", tmp_path / "new", "--password-file", password)
    made = run("init", *place, "--area", "示例苑", "--street", "示例街道", "--name", "示例书记", "--json", "-")
    code = made.err.partition("：")[2].strip()

    assert (made.code, made.json) == (0, {"area": "示例苑", "level": "neighbourhood"})
    session.unlock_with_code(tmp_path / "new", code, MODULES, Clock()).close()


def test_init_shows_the_recovery_code_when_its_file_cannot_be_written(
    run: Callable[..., Outcome], tmp_path: Path, password: Path
) -> None:
    words = ("--area", "示例苑", "--street", "示例街道", "--name", "示例书记", "--recovery-out", tmp_path / "no" / "code")
    made = run("init", "--data", tmp_path / "new", "--password-file", password, *words)
    code = made.err.splitlines()[-1].partition("：")[2].strip()

    assert made.code == 0
    session.unlock_with_code(tmp_path / "new", code, MODULES, Clock()).close()


def test_init_twice_in_a_folder_is_refused(run: Callable[..., Outcome], office: Path, password: Path) -> None:
    words = ("--area", "示例苑", "--street", "示例街道", "--name", "示例书记", "--json", "-")
    again = run("init", "--data", office, "--password-file", password, *words)

    assert (again.code, again.json["error"]["title"]) == (1, "这个文件夹里已经有资料库了")


def test_search_answers_record_uid_label_why_and_how_long(at: Callable[..., Outcome], office: Path) -> None:
    found = at(office, "search", "张三")
    [result] = found.json["results"]

    assert (found.code, set(found.json), set(result)) == (0, {"results", "ms"}, {"record", "uid", "label", "why"})
    assert (result["record"], result["label"]) == ("resident", "张三")


def test_search_finds_nothing_without_complaint(at: Callable[..., Outcome], office: Path) -> None:
    found = at(office, "search", "没有这个人")

    assert (found.code, found.json["results"], found.err) == (0, [], "")


def test_an_answer_goes_into_a_file_when_one_is_named(
    run: Callable[..., Outcome], office: Path, password: Path, tmp_path: Path
) -> None:
    where = ("--data", office, "--password-file", password, "--json", tmp_path / "answer.json")
    found = run("search", "张三", *where)

    assert (found.code, found.out) == (0, "")
    assert json.loads((tmp_path / "answer.json").read_text(encoding="utf-8"))["results"][0]["label"] == "张三"


def test_an_answer_that_cannot_be_written_is_told(
    run: Callable[..., Outcome], office: Path, password: Path, tmp_path: Path
) -> None:
    where = ("--data", office, "--password-file", password, "--json", tmp_path / "no" / "answer.json")
    found = run("search", "张三", *where)

    assert (found.code, found.err.startswith("答案没有写进 ")) == (1, True)


def test_export_writes_excel_with_whole_numbers_for_the_secretary(
    at: Callable[..., Outcome], office: Path, tmp_path: Path
) -> None:
    path = tmp_path / "residents.xlsx"
    written = at(office, "export", "resident", "--out", path)
    cells = {cell for row in openpyxl.load_workbook(path).active.iter_rows(values_only=True) for cell in row}  # type: ignore[union-attr]

    assert (written.code, written.json) == (0, {"file": str(path), "rows": 2})
    assert {"张三", "李四", NUMBER, PHONE} <= cells


def test_export_writes_csv_by_the_tables_own_label(at: Callable[..., Outcome], office: Path, tmp_path: Path) -> None:
    path = tmp_path / "residents.csv"
    at(office, "export", "居民", "--out", path)

    assert "张三" in path.read_text(encoding="utf-8-sig")


def test_export_of_an_unknown_table_is_refused_with_what_there_is(
    at: Callable[..., Outcome], office: Path, tmp_path: Path
) -> None:
    refused = at(office, "export", "ghost", "--out", tmp_path / "x.xlsx")

    assert (refused.code, refused.json["error"]["title"]) == (1, "没有“ghost”这张表")
    assert "resident" in refused.json["error"]["advice"]


@pytest.mark.parametrize(("rows", "reason", "code"), [(249, "", 0), (250, "", 1), (250, "核对常住人口", 0)])
def test_many_whole_numbers_need_a_reason(
    at: Callable[..., Outcome], init: Callable[..., Path], tmp_path: Path, rows: int, reason: str, code: int
) -> None:
    folder, path = init(), tmp_path / "many.csv"
    within(folder, lambda desk: keep(desk, *(Resident(name="张三") for _ in range(rows))))
    written = at(folder, "export", "resident", "--out", path, *(["--reason", reason] if reason else []))

    assert (written.code, path.exists()) == (code, code == 0)


def test_an_export_is_in_the_log(at: Callable[..., Outcome], office: Path, tmp_path: Path) -> None:
    at(office, "export", "resident", "--out", tmp_path / "x.csv", "--reason", "核对")
    sql = "SELECT label, note FROM unit WHERE label LIKE '导出%'"
    [(label, note)] = within(office, lambda desk: desk.store.connection.execute(sql).fetchall())

    assert label == "导出居民 2 人"
    assert note.startswith("核对；完整的")


def test_whoever_may_not_export_is_refused(run: Callable[..., Outcome], office: Path, tmp_path: Path) -> None:
    within(office, lambda desk: done(desk, add_person, desk.smith, Account(name="示例访客", role="reader"), OTHER_PASSWORD))
    own = tmp_path / "reader.txt"
    own.write_text(OTHER_PASSWORD)
    where = ("--data", office, "--password-file", own, "--as", "示例访客")
    refused = run("export", "resident", "--out", tmp_path / "x.csv", *where)

    assert (refused.code, "需要更大的权限" in refused.err, (tmp_path / "x.csv").exists()) == (1, True, False)


def test_key_writes_the_file_and_says_the_digits(
    run: Callable[..., Outcome], office: Path, password: Path, tmp_path: Path
) -> None:
    said = run("key", "--out", tmp_path / "own.xkey", "--data", office, "--password-file", password)

    assert (said.code, (tmp_path / "own.xkey").exists()) == (0, True)
    assert len(said.out.partition("digits: ")[2].split()) == 6


def test_trust_with_wrong_digits_is_refused(at: Callable[..., Outcome], office: Path, street: Path, tmp_path: Path) -> None:
    at(street, "key", "--out", tmp_path / "street.xkey")
    refused = at(office, "trust", tmp_path / "street.xkey", "--digits", "12345 12345 12345 12345 12345 12345")

    assert (refused.code, refused.json["error"]["title"]) == (1, "数字对不上，没有信任这把公钥")


def test_trust_tells_whom(at: Callable[..., Outcome], office: Path, street: Path, tmp_path: Path) -> None:
    digits = at(street, "key", "--out", tmp_path / "street.xkey").json["digits"]
    trusted = at(office, "trust", tmp_path / "street.xkey", "--digits", digits)

    assert (trusted.code, trusted.json["name"], set(trusted.json)) == (0, "示例街道办事处", {"name", "area"})


def test_pack_for_somebody_not_trusted_is_refused(
    at: Callable[..., Outcome], office: Path, street: Path, tmp_path: Path
) -> None:
    at(street, "key", "--out", tmp_path / "street.xkey")
    refused = at(office, "pack", "--to", tmp_path / "street.xkey", "--out", tmp_path / "x.xiang")

    assert (refused.code, refused.json["error"]["title"]) == (1, "还没有核对过示例街道办事处的公钥，没有写交接包")


def test_pack_tells_what_it_wrote(
    at: Callable[..., Outcome], acquaint: Callable[[Path, Path], Path], office: Path, street: Path, tmp_path: Path
) -> None:
    path = tmp_path / "monthly.xiang"
    packed = at(office, "pack", "--to", acquaint(office, street), "--out", path).json

    assert (packed["file"], packed["kind"], packed["counter"], len(packed["digest"])) == (str(path), "monthly", 1, 64)
    assert path.read_bytes().startswith(b"\x8fXIANG\r\n")


def test_a_roster_without_its_basis_is_refused_and_with_it_written(
    at: Callable[..., Outcome], acquaint: Callable[[Path, Path], Path], office: Path, street: Path, tmp_path: Path
) -> None:
    key, path = acquaint(office, street), tmp_path / "roster.xiang"
    words = ("pack", "--kind", "roster", "--to", key, "--out", path)
    refused = at(office, *words)
    written = at(office, *words, "--basis", "示例街道〔2026〕3 号")

    assert ("写明依据" in refused.json["error"]["title"], refused.code, written.code) == (True, 1, 0)


def test_verify_says_whose_it_is_and_what_is_in_it(at: Callable[..., Outcome], street: Path, package: Path) -> None:
    looked = at(street, "verify", package)

    assert looked.code == 0
    assert {name: looked.json[name] for name in ("file", "from", "kind", "counter", "outcome", "missing")} == {
        "file": str(package),
        "from": "示例苑居民区",
        "kind": "monthly",
        "counter": 1,
        "outcome": "accept",
        "missing": [],
    }
    assert looked.json["counts"]["meeting"] == 1


def test_verify_of_an_altered_package_is_refused(at: Callable[..., Outcome], street: Path, package: Path) -> None:
    content = bytearray(package.read_bytes())
    content[-1] ^= 1
    package.write_bytes(content)
    refused = at(street, "verify", package)

    assert (refused.code, refused.json["error"]["title"]) == (1, "数据包已损坏或被改动，没有收下任何内容")


def test_merge_answers_in_the_shape_agreed_on(at: Callable[..., Outcome], street: Path, package: Path) -> None:
    [merged] = at(street, "merge", package).json["packages"]

    assert set(merged) >= {"file", "from", "counter", "new", "changed", "same", "conflicts", "refused"}
    assert (merged["from"], merged["counter"], merged["new"] > 0, merged["refused"]) == ("示例苑居民区", 1, True, None)


def test_merging_the_same_package_again_changes_nothing(at: Callable[..., Outcome], street: Path, package: Path) -> None:
    [first] = at(street, "merge", package).json["packages"]
    again = at(street, "merge", package)
    [second] = again.json["packages"]

    assert (again.code, second["new"], second["changed"], second["same"]) == (0, 0, 0, first["new"])


def test_one_bad_package_among_good_ones_is_named_and_the_good_ones_are_taken(
    at: Callable[..., Outcome], street: Path, package: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.xiang"
    bad.write_bytes(package.read_bytes()[:-1])
    merged = at(street, "merge", bad, package)
    first, second = merged.json["packages"]

    assert (merged.code, bool(first["refused"]), second["refused"], second["new"] > 0) == (1, True, None, True)
    assert merged.json["error"]["title"].startswith("1 份交接包没有收下")
    assert "1 份交接包没有收下" in merged.err


def test_receipts_list_what_went_and_what_came(at: Callable[..., Outcome], office: Path, street: Path, package: Path) -> None:
    at(street, "merge", package)
    [sent], [taken] = (at(folder, "receipts").json["handovers"] for folder in (office, street))

    assert (sent["direction"], sent["peer"], taken["direction"], taken["peer"]) == (
        "out",
        "示例街道办事处",
        "in",
        "示例苑居民区",
    )
    assert sent["digest"] == taken["digest"]


def test_unpack_writes_lines_and_a_schema(at: Callable[..., Outcome], street: Path, package: Path, tmp_path: Path) -> None:
    written = at(street, "unpack", package, "--out", tmp_path / "plain")

    assert {Path(file).name for file in written.json["files"]} >= {"meeting.ndjson", "schema.json"}


def test_check_of_a_whole_store(at: Callable[..., Outcome], office: Path) -> None:
    checked = at(office, "check")

    assert (checked.code, checked.json["ok"], checked.json["problems"], len(checked.json["head"])) == (0, True, [], 64)


def test_check_of_a_log_altered_behind_our_back(at: Callable[..., Outcome], office: Path) -> None:
    within(office, lambda desk: desk.file.writer.execute("UPDATE unit SET actor = '别人' WHERE seq = 2"))
    checked = at(office, "check")

    assert (checked.code, checked.json["ok"], checked.json["problems"]) == (
        1,
        False,
        [{"where": "操作记录第 2 条", "what": "内容被改动过"}],
    )


def test_backup_and_restore_bring_back_what_was_there(at: Callable[..., Outcome], office: Path) -> None:
    made = at(office, "backup").json
    within(office, lambda desk: keep(desk, Resident(name="王五")))
    restored = at(office, "restore", made["folder"])

    assert (made["counts"]["resident"], restored.code, restored.json["counts"]["resident"]) == (2, 0, 2)
    assert (at(office, "search", "王五").json["results"], at(office, "check").code) == ([], 0)


def test_restore_of_a_folder_that_is_no_backup_is_refused(at: Callable[..., Outcome], office: Path, tmp_path: Path) -> None:
    refused = at(office, "restore", tmp_path)

    assert (refused.code, refused.json["error"]["title"]) == (1, "这里没有备份，没有恢复")


def test_after_every_command_the_folder_is_free_and_its_journal_put_away(at: Callable[..., Outcome], office: Path) -> None:
    at(office, "search", "张三")

    assert not (office / "xiaoxiang.db-wal").exists()


def test_a_second_program_is_refused_with_the_holders_name(at: Callable[..., Outcome], office: Path) -> None:
    with session.unlock(office, "示例书记", PASSWORD, MODULES, Clock()):
        refused = at(office, "search", "张三")

    assert (refused.code, refused.json["error"]["title"].startswith("示例书记（电脑 ")) == (1, True)


def test_a_wrong_password_is_refused_with_the_usual_sentence(run: Callable[..., Outcome], office: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("wrong")
    refused = run("search", "张三", "--data", office, "--password-file", wrong)

    assert (refused.code, refused.out) == (1, "")
    assert refused.err.strip() == "密码或恢复码不对，没有打开。资料没有变动。请检查大小写和输入法，再试一次。"


@pytest.mark.parametrize(("content", "title"), [(None, "密码文件读不出来"), ("", "密码文件是空的"), ("\n\n", "密码文件是空的")])
def test_a_password_file_without_a_password_is_refused(
    run: Callable[..., Outcome], office: Path, tmp_path: Path, content: str | None, title: str
) -> None:
    path = tmp_path / "strange.txt"
    if content is not None:
        path.write_text(content)
    refused = run("search", "张三", "--data", office, "--password-file", path, "--json", "-")

    assert (refused.code, refused.json["error"]["title"]) == (1, title)


def test_a_folder_without_an_installation_is_refused(at: Callable[..., Outcome], tmp_path: Path) -> None:
    refused = at(tmp_path / "nowhere", "search", "张三")

    assert (refused.code, refused.json["error"]["title"]) == (1, f"{tmp_path / 'nowhere'} 里还没有资料")
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("words", [(), ("fly",), ("search",), ("search", "张三", "--data", "x"), ("sort", "--by", "moon")])
def test_wrong_usage_leaves_with_two(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.run(words, MODULES)

    assert (left.value.code, "usage:" in capsys.readouterr().err) == (2, True)


@pytest.mark.parametrize(
    ("by", "ordered"), [("strokes", ["丁一", "王五", "李四", "欧阳六"]), ("pinyin", ["丁一", "李四", "欧阳六", "王五"])]
)
def test_sort_orders_names_from_standard_input(
    run: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch, by: str, ordered: list[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("\ufeff李四\r\n王五\n\n  丁一\n欧阳六"))

    assert run("sort", "--by", by).out.splitlines() == ordered


def test_sort_reads_and_writes_utf8_whatever_the_code_page(
    run: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("𠮷野\n丁一\n".encode()), encoding="gbk"))

    assert run("sort").out.split() == ["丁一", "𠮷野"]


def test_sort_as_json_writes_nothing_else(run: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("李四\n丁一\n"))

    assert run("sort", "--json", "-").json == {"names": ["丁一", "李四"]}


def test_no_password_shows_in_any_output(
    at: Callable[..., Outcome], run: Callable[..., Outcome], office: Path, password: Path, tmp_path: Path
) -> None:
    answers = [
        at(office, "search", "张三"),
        at(office, "key", "--out", tmp_path / "own.xkey"),
        at(office, "backup"),
        at(office, "check"),
        at(office, "merge", tmp_path / "nothing.xiang"),
        run("search", "张三", "--data", tmp_path, "--password-file", password),
    ]

    assert [answer for answer in answers if PASSWORD in answer.out + answer.err] == []


def test_every_command_of_the_decisions_is_there_but_the_demo() -> None:
    agreed = [
        "init",
        "import",
        "search",
        "export",
        "sort",
        "key",
        "trust",
        "pack",
        "verify",
        "merge",
        "check",
        "backup",
        "restore",
        "receipts",
        "unpack",
    ]

    assert set(agreed) == cli.names(MODULES)
