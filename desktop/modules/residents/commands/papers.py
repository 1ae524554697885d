"""Papers about residents: notices, agreements to sign, a person's own file, labels, cards, address books."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from desktop.base.errors import DeskError
from desktop.base.problems import Problem
from desktop.base.progress import Progress
from desktop.base.text import counted
from desktop.formats import vcard
from desktop.model.record import Record
from desktop.modules.residents.commands.rights import selected
from desktop.modules.residents.records import Household, Resident
from desktop.modules.residents.rules.consents import SCOPES, SEPARATE
from desktop.modules.residents.rules.retention import GONE_YEARS
from desktop.modules.residents.service import (
    ON_LABELS,
    Chapter,
    cards,
    contacts,
    dossier,
    households_of,
    labels,
    note_contacts,
    note_dossier,
)
from desktop.work.ask import FileKind
from desktop.work.command import Command, Needs
from desktop.work.desk import Desk
from desktop.work.leaflet import CAPTION, HEADING, PAIR, SIGN, TITLE, Cards, Leaflet, Line, leaflet
from desktop.work.listing import columns_of
from desktop.work.paper import WORD, print_paper, render_paper

VCARD = FileKind("通讯录", ("vcf",))
_MOST_COPIES = 500
_ON_CARDS = tuple(one.field.name for one in columns_of(Resident) if one.field is not None)


def _people(desk: Desk) -> list[Resident]:
    return [one for one in desk.selected if isinstance(one, Resident)]


def _show(desk: Desk, title: str, paper: Leaflet | Cards, template: str, words: Mapping[str, Any]) -> None:
    """Show a paper that the log has noted, with the way to the same as a Word document."""

    def write() -> None:
        path = desk.ask.save_file(f"保存{template}", f"{title}.docx", WORD)
        if path is not None:
            render_paper(desk, template, words, path)

    desk.ask.show_paper(title, paper, write)


def _notice(desk: Desk, people: Sequence[Resident], copies: int) -> None:
    area = desk.area
    said = {
        "area": area.name or "",
        "street": area.street or "",
        "contact": desk.actor.name,
        "telephone": area.phone or "",
        "years": str(area.gone_years or GONE_YEARS),
    }
    words = [{**said, "name": one.name or ""} for one in people] or [{**said, "name": ""}] * copies
    title = f"告知书 {counted(len(words), '份')}"
    noted = desk.do(print_paper, title, people)
    noted.then(lambda _: _show(desk, title, leaflet("告知书", words), "告知书", {"copies": words}))


def _blank_notice(desk: Desk) -> None:
    asked = desk.ask.words("要几份空白告知书？", "一户一份，写一个数", "打印")
    if asked is None:
        return
    if not asked.isdecimal() or not 0 < int(asked) <= _MOST_COPIES:
        desk.ask.refuse(DeskError(f"“{asked}”不是份数，没有打印", f"写 1 到 {_MOST_COPIES} 之间的整数。"))
        return
    _notice(desk, (), int(asked))


def _agreement(desk: Desk) -> None:
    resident = selected(desk)
    place = desk.ask.pick("哪一件事的同意书？", SCOPES.labels)
    if place is None:
        return
    code = tuple(SCOPES.entries)[place]
    words = {
        "name": resident.name or "",
        "address": resident.address or "",
        "area": desk.area.name or "",
        "scope": SCOPES.label(code),
        "purpose": "",
        "case": "yes" if code in SEPARATE else "",
    }
    title = f"同意书：{resident.title()}"
    noted = desk.do(print_paper, title, (resident,))
    noted.then(lambda _: _show(desk, title, leaflet("同意书", [words]), "同意书", {"copies": [words]}))


def _dossier(desk: Desk) -> None:
    resident = selected(desk)
    purpose = desk.ask.words(f"为什么要{resident.title()}的本人信息单？", "例如：本人来要求查阅、复制", "做信息单")
    if not purpose:
        return
    events, carried = desk.timeline(resident), desk.carried(resident)

    def read(_: Progress) -> list[Chapter]:
        reader = desk.file.reader(desk.actor)
        try:
            return dossier(reader, resident, events, carried)
        finally:
            reader.connection.close()

    def show(found: list[Chapter]) -> None:
        chapters = [{"title": one.title, "lines": [{"label": a, "text": b} for a, b in one.lines]} for one in found]
        day = f"{desk.today.year} 年 {desk.today.month} 月 {desk.today.day} 日"
        words = {"name": resident.title(), "area": desk.area.name or "", "day": day, "chapters": chapters}
        _show(desk, f"本人信息单：{resident.title()}", _own_file(words), "本人信息单", words)

    noted = desk.do(note_dossier, resident, purpose)
    noted.then(lambda _: desk.jobs.start("本人信息单", read, show, desk.ask.refuse))


def _own_file(words: Mapping[str, Any]) -> Leaflet:
    lines = [Line(TITLE, "本人信息单"), Line(CAPTION, f"{words['area']}　{words['day']}　{words['name']}")]
    for chapter in words["chapters"]:
        lines.append(Line(HEADING, chapter["title"]))
        lines += [Line(PAIR, one["text"], one["label"]) for one in chapter["lines"]]
    lines.append(Line(SIGN, "本人收到（签名）：　　　　　　　　　　　日期：　　　　年　　月　　日"))
    return Leaflet("本人信息单", (tuple(lines),))


def _labels(desk: Desk) -> None:
    chosen = [one for one in desk.selected if isinstance(one, (Household, Resident))]
    ticked = desk.ask.tick("标签上写什么？", ON_LABELS, (0, 1))
    if ticked is None:
        return
    columns = [ON_LABELS[place] for place in ticked]
    made = tuple(labels(desk.store, households_of(desk.store, chosen), columns))
    said = ["\n".join(words for _, words in one) for one in made]
    words = {"rows": [{"left": left, "right": right} for left, right in zip_longest(said[::2], said[1::2], fillvalue="")]}
    _put(desk, "标签", Cards("标签", made), words, "没有要贴标签的户")


def _cards(desk: Desk) -> None:
    names = [Resident.fields[name].label for name in _ON_CARDS]
    ticked = desk.ask.tick("登记卡上写哪几项？", names, tuple(range(len(names))))
    if ticked is None:
        return
    people = _people(desk)
    made = tuple(cards(desk.store, people, [_ON_CARDS[place] for place in ticked]))
    said = [{"breaks": at and at % 2 == 0, "lines": [{"label": a, "text": b} for a, b in one]} for at, one in enumerate(made)]
    paper = Cards("居民登记卡", made, across=1, down=2, ruled=True)
    _put(desk, "登记卡", paper, {"cards": said}, "选中的人都已迁出、离世或作废", people)


def _put(desk: Desk, template: str, paper: Cards, words: Mapping[str, Any], nothing: str, about: Iterable[Record] = ()) -> None:
    if not paper.cards:
        desk.ask.refuse(DeskError(f"{nothing}，没有打印", "换几个人再选。"))
        return
    title = f"{template} {counted(len(paper.cards), '张')}"
    desk.do(print_paper, title, tuple(about)).then(lambda _: _show(desk, title, paper, template, words))


def _address_book(desk: Desk) -> None:
    people = _people(desk)
    path = desk.ask.save_file("存通讯录", f"通讯录 {desk.today.isoformat()}.vcf", VCARD)
    if path is None:
        return

    def tell(agreed: list[Resident]) -> None:
        left_out = [Problem(one.title(), "没有同意进通讯录，没有写进去") for one in people if one not in agreed]
        desk.ask.tell(f"已存 {counted(len(agreed), '人')}到 {path.name}")
        if left_out:
            desk.ask.problems("没有写进通讯录的人", left_out)

    def write(agreed: list[Resident]) -> Callable[[Progress], None]:
        return lambda _: vcard.write(path, contacts(agreed, desk.area.name or ""))

    noted = desk.do(note_contacts, people)
    noted.then(lambda agreed: desk.jobs.start("存通讯录", write(agreed), lambda _: tell(agreed), desk.ask.refuse))


ONE, SOME = Needs.ONE, Needs.SOME
COMMANDS = (
    Command(
        "residents.notice",
        "告知书",
        lambda desk: _notice(desk, _people(desk), 1),
        print_paper,
        menu="居民",
        icon="file-text",
        on=Resident.table,
        needs=SOME,
    ),
    Command("residents.notice_blank", "空白告知书", _blank_notice, print_paper, menu="居民"),
    Command("residents.agreement", "同意书", _agreement, print_paper, menu="居民", on=Resident.table, needs=ONE),
    Command("residents.dossier", "本人信息单", _dossier, note_dossier, menu="居民", icon="id", on=Resident.table, needs=ONE),
    Command("residents.labels", "标签", _labels, print_paper, menu="居民", icon="tag"),
    Command("residents.cards", "登记卡", _cards, print_paper, menu="居民", on=Resident.table, needs=SOME),
    Command("residents.contacts", "存通讯录", _address_book, note_contacts, menu="居民", on=Resident.table, needs=SOME),
)
