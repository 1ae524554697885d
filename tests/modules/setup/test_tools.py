"""Setup on the command line: the store looked through, backed up, put back."""

from __future__ import annotations

from pathlib import Path

import pytest
from office import keep
from terminal import Terminal, within

from desktop.modules.residents.records import Resident


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    return Terminal(tmp_path, capsys, monkeypatch)


@pytest.fixture
def office(terminal: Terminal) -> Path:
    return terminal.office()


def test_check_of_a_whole_store(terminal: Terminal, office: Path) -> None:
    checked = terminal.at(office, "check")

    assert (checked.code, checked.json["ok"], checked.json["problems"], len(checked.json["head"])) == (0, True, [], 64)


def test_check_of_a_log_altered_behind_our_back(terminal: Terminal, office: Path) -> None:
    within(office, lambda desk: desk.file.writer.execute("UPDATE unit SET actor = '别人' WHERE seq = 2"))
    checked = terminal.at(office, "check")

    assert (checked.code, checked.json["ok"], checked.json["problems"]) == (
        1,
        False,
        [{"where": "操作记录第 2 条", "what": "内容被改动过"}],
    )


def test_backup_and_restore_bring_back_what_was_there(terminal: Terminal, office: Path) -> None:
    made = terminal.at(office, "backup").json
    within(office, lambda desk: keep(desk, Resident(name="王五")))
    restored = terminal.at(office, "restore", made["folder"])

    assert (made["counts"]["resident"], restored.code, restored.json["counts"]["resident"]) == (2, 0, 2)
    assert (terminal.at(office, "search", "王五").json["results"], terminal.at(office, "check").code) == ([], 0)


def test_restore_of_a_folder_that_is_no_backup_is_refused(terminal: Terminal, office: Path, tmp_path: Path) -> None:
    refused = terminal.at(office, "restore", tmp_path)

    assert (refused.code, refused.json["error"]["title"]) == (1, "这里没有备份，没有恢复")
