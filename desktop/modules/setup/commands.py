"""Offers of setup, in the window and on the command line."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop.base.errors import DeskError
from desktop.base.problems import Problem
from desktop.modules.setup.service import (
    add_person,
    back_up,
    change_area,
    change_password,
    check,
    note_backup,
    note_restore,
    renew_code,
    restore,
    stop_person,
)
from desktop.store import backup
from desktop.store.backup import Backup
from desktop.store.vault import Locksmith
from desktop.work.command import Command, Needs
from desktop.work.desk import Desk
from desktop.work.records import Account
from desktop.work.tool import PartlyError, Tool, argument


def _smith(desk: Desk) -> Locksmith:
    if desk.smith is None:
        raise DeskError("这里不能改密码", "请在自己的电脑上登录后再改。")
    return desk.smith


def _area(desk: Desk) -> None:
    before = desk.area
    after = desk.ask.fill(before, "单位资料")
    if after is not None:
        desk.do(change_area, before, after).then(lambda _: desk.ask.tell("单位资料已保存", undo=True))


def _add(desk: Desk) -> None:
    account = desk.ask.fill(Account(role="assistant", letters="medium"), "添加人员")
    password = desk.ask.new_password("给新人员设密码", [account.name or ""]) if account else None
    if account and password:
        desk.do(add_person, _smith(desk), account, password).then(lambda kept: desk.ask.tell(f"已添加 {kept.name}"))


def _password(desk: Desk) -> None:
    chosen = desk.selected[0] if desk.selected else desk.account
    account = chosen if isinstance(chosen, Account) else desk.account
    password = desk.ask.new_password(f"{account.name}的新密码", [account.name or ""])
    if password:
        desk.do(change_password, _smith(desk), account, password).then(lambda _: desk.ask.tell("密码已改，下次用新密码"))


def _stop(desk: Desk) -> None:
    (account,) = desk.selected
    assert isinstance(account, Account)
    if desk.ask.confirm(f"停用{account.name}？", "停用后这个人不能再登录，做过的事都留着。", "停用"):
        desk.do(stop_person, _smith(desk), account).then(lambda kept: desk.ask.tell(f"已停用 {kept.name}"))


def _code(desk: Desk) -> None:
    if desk.ask.confirm("换一张新的恢复码？", "旧的恢复码马上作废，新的要抄在纸上收好。", "换新的"):
        desk.do(renew_code, _smith(desk)).then(desk.ask.show_code)


def _back_up(desk: Desk) -> None:
    def tell(made: Backup) -> None:
        desk.ask.tell(f"已备份并核对：{made.folder.name}")

    noted = desk.do(note_backup)
    noted.then(lambda _: desk.jobs.start("备份", lambda _: back_up(desk.file), tell, desk.ask.refuse))


def _restore(desk: Desk) -> None:
    kept = backup.listed(desk.file.folder / backup.FOLDER)
    if not kept:
        desk.ask.refuse(DeskError("还没有备份，没有恢复", "先点“现在备份”。"))
        return
    chosen = desk.ask.pick("恢复到哪一份？", [f"{one.folder.name}　居民 {one.counts.get('resident', 0):,} 人" for one in kept])
    if chosen is not None and desk.ask.confirm(
        "恢复这份备份？", "现在的资料会先另存一份备份，然后换成选的这一份，需要重新登录。", "恢复"
    ):
        desk.store.connection.close()
        desk.jobs.start(
            "恢复",
            lambda _: restore(desk.file, kept[chosen], desk.actor),
            lambda _: desk.lock(),
            lambda error: _failed(desk, error),
        )


def _failed(desk: Desk, error: DeskError) -> None:
    desk.ask.refuse(error)
    desk.lock()


def _check(desk: Desk) -> None:
    desk.jobs.start("检查资料", lambda _: check(desk.file), lambda found: _tell(desk, found), desk.ask.refuse)


def _tell(desk: Desk, found: list[Problem]) -> None:
    if found:
        desk.ask.problems("检查资料", found)
    else:
        desk.ask.tell("资料、操作记录、备份都完好")


COMMANDS = (
    Command("setup.area", "单位资料", _area, change_area, menu="文件", icon="building-community"),
    Command("setup.backup", "现在备份", _back_up, note_backup, menu="文件", icon="database", primary=True),
    Command("setup.restore", "从备份恢复", _restore, note_restore, menu="文件", icon="refresh"),
    Command("setup.check", "检查资料", _check, menu="文件", icon="shield-check"),
    Command("setup.add", "添加人员", _add, add_person, menu="文件", icon="plus"),
    Command("setup.password", "修改密码", _password, change_password, menu="文件", icon="lock"),
    Command("setup.stop", "停用人员", _stop, stop_person, menu="文件", on=Account.table, needs=Needs.ONE),
    Command("setup.code", "换新恢复码", _code, renew_code, menu="文件"),
)


def _run_check(desk: Desk, _: Namespace) -> Mapping[str, Any]:
    found = check(desk.file)
    answer = {
        "ok": not found,
        "problems": [{"where": one.where, "what": one.what} for one in found],
        "head": desk.file.head().hash,
    }
    if found:
        raise PartlyError(answer, f"查出 {len(found)} 处问题：{found[0]}", "请从最近一份好的备份恢复。")
    return answer


def _run_backup(desk: Desk, asked: Namespace) -> Mapping[str, Any]:
    into = Path(asked.out) if asked.out else None
    desk.do(note_backup, into).now()
    made = back_up(desk.file, into)
    return {"folder": str(made.folder), "counts": made.counts, "head": made.head}


def _run_restore(desk: Desk, asked: Namespace) -> Mapping[str, Any]:
    folder = Path(asked.backup).resolve()
    chosen = next((one for one in backup.listed(folder.parent) if one.folder.resolve() == folder), None)
    if chosen is None:
        raise DeskError("这里没有备份，没有恢复", "请写 backups 里某一份备份的文件夹。")
    desk.store.connection.close()
    restore(desk.file, chosen, desk.actor)
    return {"restored": chosen.folder.name, "counts": chosen.counts}


TOOLS = (
    Tool("check", "look through the store, its log and its backups", (), _run_check),
    Tool("backup", "copy the store, open the copy and compare", (argument("--out", metavar="DIR"),), _run_backup),
    Tool("restore", "put a backup in place of what is there", (argument("backup", metavar="DIR"),), _run_restore),
)
