"""The command line as a person types it, for the tests of everything that is offered there."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from office import CHEAP, MODULES, PASSWORD, keep

from desktop import cli
from desktop.base.clock import Clock
from desktop.modules.meetings.records import Meeting
from desktop.modules.residents.records import Resident
from desktop.store.vault import Vault
from desktop.work import session
from desktop.work.ask import Scripted
from desktop.work.desk import Desk
from desktop.work.jobs import Now

NUMBER, PHONE = "11010519491231002X", "13800138000"


@dataclass(frozen=True)
class Outcome:
    """One run: exit code, standard output and error."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What standard output says, where that is JSON."""
        return json.loads(self.out)


class Terminal:
    """A folder to work in and a password file; the usual cost of a vault is one that tests can pay."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self._capsys = folder, capsys
        self.password = folder / "password.txt"
        self.password.write_text(f"{PASSWORD}\nnot this line\n", encoding="utf-8")
        usual: dict[str, Any] = Vault.__init__.__kwdefaults__  # type: ignore[assignment]
        for word in ("cost", "floor"):
            monkeypatch.setitem(usual, word, CHEAP)

    def run(self, *words: object) -> Outcome:
        """Run a command as it is typed."""
        code = cli.run([str(word) for word in words], MODULES)
        seen = self._capsys.readouterr()
        return Outcome(code, seen.out, seen.err)

    def at(self, folder: Path, *words: object) -> Outcome:
        """Run a command at an installation, its JSON to standard output."""
        return self.run(*words, "--data", folder, "--password-file", self.password, "--json", "-")

    def init(self, name: str = "office", *words: object, area: str = "示例苑居民区") -> Path:
        """Make an installation; answers its folder. The recovery code lies beside it."""
        folder = self.folder / name
        place = ("--data", folder, "--password-file", self.password, "--recovery-out", self.folder / f"{name}.code")
        made = self.run("init", *place, "--area", area, "--street", "示例街道", "--name", "示例书记", *words)
        assert made.code == 0, made.err
        return folder

    def office(self) -> Path:
        """An installation with two residents and a meeting."""
        folder = self.init()
        residents = (Resident(name="张三", phone=PHONE, id_number=NUMBER), Resident(name="李四"))
        within(folder, lambda desk: keep(desk, *residents, Meeting(subject="居民代表会议", kind="M02")))
        return folder

    def acquaint(self, here: Path, there: Path) -> Path:
        """Let one installation trust another; answers the other's key file."""
        key = self.folder / f"{there.name}.xkey"
        digits = self.at(there, "key", "--out", key).json["digits"]
        assert self.at(here, "trust", key, "--digits", digits).code == 0
        return key


def within(folder: Path, work: Callable[[Desk], Any]) -> Any:
    """Sign in without the command line and do something."""
    with session.unlock(folder, "示例书记", PASSWORD, MODULES, Clock()) as opened:
        desk = opened.desk(Scripted(), Now())
        try:
            return work(desk)
        finally:
            desk.store.connection.close()
