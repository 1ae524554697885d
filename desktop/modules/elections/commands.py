"""Offers about elections."""

from __future__ import annotations

from collections.abc import Callable

from desktop.base.errors import DeskError
from desktop.model.record import Record
from desktop.modules.elections.records import Candidate, Election, Post
from desktop.modules.elections.service import forms, in_order, open_posts, public_list, register
from desktop.modules.residents.records import Resident
from desktop.work.command import Command, Needs
from desktop.work.desk import Desk
from desktop.work.keep import keep_new
from desktop.work.paper import print_paper, write_paper


def _new(blank: Callable[[Desk], Record], title: str) -> Callable[[Desk], None]:
    def run(desk: Desk) -> None:
        record = desk.ask.fill(blank(desk), title)
        if record:
            desk.do(keep_new, record).then(lambda kept: desk.ask.tell(f"已登记{kept.title()}", undo=True))

    return run


def _register(desk: Desk) -> None:
    (resident,) = desk.selected
    assert isinstance(resident, Resident)
    found = open_posts(desk.store)
    if not found:
        desk.ask.refuse(DeskError("没有可以竞选的职位，没有登记候选人", "先在“换届”里新建选举、设职位。办完的选举不能再登记。"))
        return
    chosen = desk.ask.pick("竞选哪个职位？", [f"{election.title()} {post.title()}" for post, election in found])
    if chosen is not None:
        desk.do(register, resident, found[chosen][0]).then(lambda one: desk.ask.tell(f"已登记候选人 {one.no}", undo=True))


def _forms(desk: Desk) -> None:
    chosen = [one for one in desk.selected if isinstance(one, Candidate)]
    write_paper(desk, "候选人登记表", forms(desk.store, chosen, desk.area.name or ""), f"候选人登记表 {len(chosen)} 份")


def _list(desk: Desk) -> None:
    (election,) = desk.selected
    assert isinstance(election, Election)
    words = public_list(desk.store, election, desk.area.name or "")
    write_paper(desk, "候选人名单", words, f"候选人名单 {len(in_order(desk.store, election))} 人")


COMMANDS = (
    Command(
        "elections.new",
        "新建选举",
        _new(lambda _: Election(status="draft"), "新建换届选举"),
        keep_new,
        menu="换届",
        icon="plus",
        primary=True,
    ),
    Command(
        "elections.post",
        "设职位",
        _new(lambda desk: Post(election=desk.selected[0].uid), "设职位"),
        keep_new,
        menu="换届",
        on=Election.table,
        needs=Needs.ONE,
    ),
    Command(
        "elections.list", "候选人名单", _list, print_paper, menu="换届", icon="file-text", on=Election.table, needs=Needs.ONE
    ),
    Command(
        "elections.register", "登记为候选人", _register, register, menu="换届", icon="id", on=Resident.table, needs=Needs.ONE
    ),
    Command(
        "elections.forms", "打印登记表", _forms, print_paper, menu="换届", icon="printer", on=Candidate.table, needs=Needs.SOME
    ),
)
