"""Deleting a person for good: what goes, what stays, what the old backups hold. Source: 个人信息保护法 第四十七条."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desktop.base.progress import Progress
from desktop.base.text import counted, listed
from desktop.modules.residents.commands.rights import selected
from desktop.modules.residents.records import Resident
from desktop.modules.residents.service import (
    Farewell,
    Leaving,
    backups_of,
    farewell,
    note_renewal,
    purge_resident,
    renew_backups,
)
from desktop.store import purge
from desktop.work.command import Command, Needs
from desktop.work.desk import Desk

_FATES = tuple(Leaving)


def _purge(desk: Desk) -> None:
    purge_person(desk, selected(desk))


def purge_person(desk: Desk, resident: Resident, then: Callable[[], None] = lambda: None) -> None:
    """Ask what is to become of everything about a person, and delete them for good; goes on with `then` when it is done."""

    def look(_: Progress) -> Farewell:
        reader = desk.file.reader(desk.actor)
        try:
            return farewell(reader, resident)
        finally:
            reader.connection.close()

    desk.jobs.start("查找本人的全部资料", look, lambda found: _settle(desk, found, then), desk.ask.refuse)


def _settle(desk: Desk, found: Farewell, then: Callable[[], None]) -> None:
    fates = _fates(desk, found)
    if fates is None:
        return
    homes = False
    if found.homes:
        doors = listed(one.title() for one in found.homes)
        place = desk.ask.pick(
            f"{doors}只住过{found.person.title()}，房屋怎么办？", ("房屋留下，门牌不是个人信息", "房屋也一起彻底删除")
        )
        if place is None:
            return
        homes = place == 1
    if desk.ask.confirm(f"彻底删除{found.person.title()}？", consequence(desk, found, fates), "彻底删除"):
        doing = desk.do(purge_resident, found.person, fates, homes=homes)
        doing.then(lambda _: finish(desk, "已彻底删除 1 人", then))


def _fates(desk: Desk, found: Farewell) -> Mapping[str, Leaving] | None:
    """Type by type, what becomes of records that only name the person; None when somebody thinks better of it."""
    fates = {}
    for table, remains in found.remains.items():
        many = counted(remains.count, remains.kind.measure)
        place = desk.ask.pick(
            f"{remains.kind.label} {many}提到{found.person.title()}，怎么办？", [fate.value for fate in _FATES]
        )
        if place is None:
            return None
        fates[table] = _FATES[place]
    return fates


def consequence(desk: Desk, found: Farewell, fates: Mapping[str, Leaving]) -> str:
    """What somebody has to know before the act: what goes, what stays, where else the person still is."""
    kinds = {one.table: one for one in found.own}
    goes = [f"{one.label} {counted(sum(o.table == table for o in found.own), one.measure)}" for table, one in kinds.items()]
    for table, remains in found.remains.items():
        if fates[table] is Leaving.ERASED:
            goes.append(f"{remains.kind.label} {counted(remains.count, remains.kind.measure)}")
    parts = [f"会清除{listed(goes)}，连同历史、搜索和草稿，不能撤销，也不能恢复。"]
    carried = desk.carried(found.person)
    if carried:
        parts.append(f"已经交出去的收不回来：{listed(carried)}。下次交包会把那边也清空，还要通知对方删除。")
    old = len(backups_of(desk.file))
    if old:
        parts.append(f"旧备份 {old} 份里还有本人，做完会问要不要换成新的；U 盘上的备份要自己清。")
    return "".join(parts)


def finish(desk: Desk, said: str, then: Callable[[], None]) -> None:
    """Take the bytes away too, say so, and ask what is to become of the old backups."""

    def tell(is_clean: bool) -> None:  # noqa: FBT001 - what the job answers
        desk.ask.tell(said if is_clean else f"{said}，退出小巷时清完最后的痕迹")
        then()
        _offer_backups(desk)

    desk.jobs.start("清除痕迹", lambda _: purge.cleanse(desk.file), tell, desk.ask.refuse)


def _offer_backups(desk: Desk) -> None:
    old = len(backups_of(desk.file))
    question = f"把 {old} 份旧备份换成一份新的？"
    why = "旧备份里还有刚才删除的人。先做好并核对一份新的，再删掉旧的；以后不能恢复到今天以前。"
    if not old or not desk.ask.confirm(question, why, "换成新的"):
        return

    def tell(_: object) -> None:
        desk.ask.tell(f"已换成一份新备份，删掉旧的 {old} 份")

    noted = desk.do(note_renewal, old)
    noted.then(lambda _: desk.jobs.start("换新备份", lambda _: renew_backups(desk.file), tell, desk.ask.refuse))


COMMANDS = (
    Command(
        "residents.purge",
        "彻底删除",
        _purge,
        purge_resident,
        menu="居民",
        icon="trash",
        on=Resident.table,
        needs=Needs.ONE,
    ),
)
