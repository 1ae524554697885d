"""The command line: what goes out, where, and with which exit code."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import openpyxl
import pytest
from office import MODULES, OTHER_PASSWORD, PASSWORD, done, keep
from terminal import NUMBER, PHONE, Terminal, within

from desktop import cli
from desktop.base.clock import Clock
from desktop.modules.residents.records import Resident
from desktop.modules.setup.service import add_person
from desktop.work import session
from desktop.work.records import Account


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    return Terminal(tmp_path, capsys, monkeypatch)


@pytest.fixture
def office(terminal: Terminal) -> Path:
    return terminal.office()


def test_init_makes_an_installation_and_writes_the_recovery_code(terminal: Terminal, tmp_path: Path) -> None:
    folder = terminal.init("office", "--light")
    code = (tmp_path / "office.code").read_text(encoding="utf-8").strip()
    area = within(folder, lambda desk: desk.area)

    assert (area.name, area.street, area.level, area.light) == ("示例苑居民区", "示例街道", "neighbourhood", True)
    session.unlock_with_code(folder, code, MODULES, Clock()).close()


def test_init_shows_the_recovery_code_where_no_file_is_named(terminal: Terminal, tmp_path: Path) -> None:
    place = ("--data", tmp_path / "new", "--password-file", terminal.password)
    made = terminal.run("init", *place, "--area", "示例苑", "--street", "示例街道", "--name", "示例书记", "--json", "-")
    code = made.err.partition("：")[2].strip()

    assert (made.code, made.json) == (0, {"area": "示例苑", "level": "neighbourhood"})
    session.unlock_with_code(tmp_path / "new", code, MODULES, Clock()).close()


def test_init_shows_the_recovery_code_when_its_file_cannot_be_written(terminal: Terminal, tmp_path: Path) -> None:
    words = ("--area", "示例苑", "--street", "示例街道", "--name", "示例书记", "--recovery-out", tmp_path / "no" / "code")
    made = terminal.run("init", "--data", tmp_path / "new", "--password-file", terminal.password, *words)
    code = made.err.splitlines()[-1].partition("：")[2].strip()

    assert made.code == 0
    session.unlock_with_code(tmp_path / "new", code, MODULES, Clock()).close()


def test_init_twice_in_a_folder_is_refused(terminal: Terminal, office: Path) -> None:
    words = ("--area", "示例苑", "--street", "示例街道", "--name", "示例书记", "--json", "-")
    again = terminal.run("init", "--data", office, "--password-file", terminal.password, *words)

    assert (again.code, again.json["error"]["title"]) == (1, "这个文件夹里已经有资料库了")


def test_search_answers_record_uid_label_why_and_how_long(terminal: Terminal, office: Path) -> None:
    found = terminal.at(office, "search", "张三")
    [result] = found.json["results"]

    assert (found.code, set(found.json), set(result)) == (0, {"results", "ms"}, {"record", "uid", "label", "why"})
    assert (result["record"], result["label"]) == ("resident", "张三")


def test_search_finds_nothing_without_complaint(terminal: Terminal, office: Path) -> None:
    found = terminal.at(office, "search", "没有这个人")

    assert (found.code, found.json["results"], found.err) == (0, [], "")


def test_an_answer_goes_into_a_file_when_one_is_named(terminal: Terminal, office: Path, tmp_path: Path) -> None:
    where = ("--data", office, "--password-file", terminal.password, "--json", tmp_path / "answer.json")
    found = terminal.run("search", "张三", *where)

    assert (found.code, found.out) == (0, "")
    assert json.loads((tmp_path / "answer.json").read_text(encoding="utf-8"))["results"][0]["label"] == "张三"


def test_an_answer_that_cannot_be_written_is_told(terminal: Terminal, office: Path, tmp_path: Path) -> None:
    where = ("--data", office, "--password-file", terminal.password, "--json", tmp_path / "no" / "answer.json")
    found = terminal.run("search", "张三", *where)

    assert (found.code, found.err.startswith("答案没有写进 ")) == (1, True)


def test_export_writes_excel_with_whole_numbers_for_the_secretary(terminal: Terminal, office: Path, tmp_path: Path) -> None:
    path = tmp_path / "residents.xlsx"
    written = terminal.at(office, "export", "resident", "--out", path)
    cells = {cell for row in openpyxl.load_workbook(path).active.iter_rows(values_only=True) for cell in row}  # type: ignore[union-attr]

    assert (written.code, written.json) == (0, {"file": str(path), "rows": 2})
    assert {"张三", "李四", NUMBER, PHONE} <= cells


def test_export_writes_csv_by_the_tables_own_label(terminal: Terminal, office: Path, tmp_path: Path) -> None:
    path = tmp_path / "residents.csv"
    terminal.at(office, "export", "居民", "--out", path)

    assert "张三" in path.read_text(encoding="utf-8-sig")


def test_export_of_an_unknown_table_is_refused_with_what_there_is(terminal: Terminal, office: Path, tmp_path: Path) -> None:
    refused = terminal.at(office, "export", "ghost", "--out", tmp_path / "x.xlsx")

    assert (refused.code, refused.json["error"]["title"]) == (1, "没有“ghost”这张表")
    assert "resident" in refused.json["error"]["advice"]


@pytest.mark.parametrize(("rows", "reason", "code"), [(249, "", 0), (250, "", 1), (250, "核对常住人口", 0)])
def test_many_whole_numbers_need_a_reason(terminal: Terminal, tmp_path: Path, rows: int, reason: str, code: int) -> None:
    folder, path = terminal.init(), tmp_path / "many.csv"
    within(folder, lambda desk: keep(desk, *(Resident(name="张三") for _ in range(rows))))
    written = terminal.at(folder, "export", "resident", "--out", path, *(["--reason", reason] if reason else []))

    assert (written.code, path.exists()) == (code, code == 0)


def test_an_export_is_in_the_log(terminal: Terminal, office: Path, tmp_path: Path) -> None:
    terminal.at(office, "export", "resident", "--out", tmp_path / "x.csv", "--reason", "核对")
    sql = "SELECT label, note FROM unit WHERE label LIKE '导出%'"
    [(label, note)] = within(office, lambda desk: desk.store.connection.execute(sql).fetchall())

    assert label == "导出居民 2 人"
    assert note.startswith("核对；完整的")


def test_whoever_may_not_export_is_refused(terminal: Terminal, office: Path, tmp_path: Path) -> None:
    within(office, lambda desk: done(desk, add_person, desk.smith, Account(name="示例访客", role="reader"), OTHER_PASSWORD))
    own = tmp_path / "reader.txt"
    own.write_text(OTHER_PASSWORD)
    where = ("--data", office, "--password-file", own, "--as", "示例访客")
    refused = terminal.run("export", "resident", "--out", tmp_path / "x.csv", *where)

    assert (refused.code, "需要更大的权限" in refused.err, (tmp_path / "x.csv").exists()) == (1, True, False)


def test_after_every_command_the_folder_is_free_and_its_journal_put_away(terminal: Terminal, office: Path) -> None:
    terminal.at(office, "search", "张三")

    assert not (office / "xiaoxiang.db-wal").exists()


def test_a_second_program_is_refused_with_the_holders_name(terminal: Terminal, office: Path) -> None:
    with session.unlock(office, "示例书记", PASSWORD, MODULES, Clock()):
        refused = terminal.at(office, "search", "张三")

    assert (refused.code, refused.json["error"]["title"].startswith("示例书记（电脑 ")) == (1, True)


def test_a_wrong_password_is_refused_with_the_usual_sentence(terminal: Terminal, office: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("wrong")
    refused = terminal.run("search", "张三", "--data", office, "--password-file", wrong)

    assert (refused.code, refused.out) == (1, "")
    assert refused.err.strip() == "密码或恢复码不对，没有打开。资料没有变动。请检查大小写和输入法，再试一次。"


@pytest.mark.parametrize(("content", "title"), [(None, "密码文件读不出来"), ("", "密码文件是空的"), ("\n\n", "密码文件是空的")])
def test_a_password_file_without_a_password_is_refused(
    terminal: Terminal, office: Path, tmp_path: Path, content: str | None, title: str
) -> None:
    path = tmp_path / "strange.txt"
    if content is not None:
        path.write_text(content)
    refused = terminal.run("search", "张三", "--data", office, "--password-file", path, "--json", "-")

    assert (refused.code, refused.json["error"]["title"]) == (1, title)


def test_a_folder_without_an_installation_is_refused(terminal: Terminal, tmp_path: Path) -> None:
    refused = terminal.at(tmp_path / "nowhere", "search", "张三")

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
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, by: str, ordered: list[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("\ufeff李四\r\n王五\n\n  丁一\n欧阳六"))

    assert terminal.run("sort", "--by", by).out.splitlines() == ordered


def test_sort_reads_and_writes_utf8_whatever_the_code_page(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("𠮷野\n丁一\n".encode()), encoding="gbk"))

    assert terminal.run("sort").out.split() == ["丁一", "𠮷野"]


def test_sort_as_json_writes_nothing_else(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("李四\n丁一\n"))

    assert terminal.run("sort", "--json", "-").json == {"names": ["丁一", "李四"]}


def test_no_password_shows_in_any_output(terminal: Terminal, office: Path, tmp_path: Path) -> None:
    answers = [
        terminal.at(office, "search", "张三"),
        terminal.at(office, "key", "--out", tmp_path / "own.xkey"),
        terminal.at(office, "backup"),
        terminal.at(office, "check"),
        terminal.at(office, "merge", tmp_path / "nothing.xiang"),
        terminal.run("search", "张三", "--data", tmp_path, "--password-file", terminal.password),
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
