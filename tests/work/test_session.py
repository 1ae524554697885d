"""An installation made, opened by those who may, locked; and refused in words to everyone else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from office import MODULES, PASSWORD, Office, first_run, keep, open_office, safe

from desktop.base.clock import FixedClock
from desktop.base.errors import DeskError
from desktop.modules import residents
from desktop.modules.residents.records import Resident
from desktop.store import purge
from desktop.store.hold import HeldError
from desktop.store.store import FILE
from desktop.store.vault import COPY, KEYS, TooSoonError, WrongPasswordError
from desktop.work import session
from desktop.work.records import Account, Area
from desktop.work.session import Open


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_folder_is_new_until_something_is_installed_in_it(folder: Path, clock: FixedClock) -> None:
    before = session.is_new(folder)
    open_office(folder, clock).close()

    assert (before, session.is_new(folder)) == (True, False)


def test_a_store_that_lost_its_keys_is_not_taken_for_a_new_folder(folder: Path, clock: FixedClock) -> None:
    open_office(folder, clock).close()
    for name in (KEYS, COPY):
        (folder / name).unlink()
    kept = (folder / FILE).read_bytes()

    with pytest.raises(DeskError, match="这个文件夹里已经有资料库了"):
        open_office(folder, clock)
    assert (session.is_new(folder), (folder / FILE).read_bytes()) == (False, kept)
    with pytest.raises(DeskError, match=r"keys\.json 不见了"):
        session.people(folder)


def test_the_first_person_is_the_secretary_of_the_own_area(office: Office) -> None:
    desk = office.desk()

    assert (desk.area.name, desk.area.street, desk.area.level, desk.area.light, desk.area.demo) == (
        "示例苑居民区",
        "示例街道",
        "neighbourhood",
        False,
        False,
    )
    assert (desk.account.name, desk.account.role, desk.account.letters, desk.area.uid) == (
        "示例书记",
        "owner",
        "medium",
        desk.actor.owner,
    )


def test_a_second_installation_in_the_folder_is_refused_and_the_first_stays(
    folder: Path, clock: FixedClock, unlock: Callable[..., Open]
) -> None:
    open_office(folder, clock).close()
    before = files(folder)

    with pytest.raises(DeskError, match="这个文件夹里已经有资料库了"):
        open_office(folder, clock, name="别人")
    assert (files(folder), unlock().actor.name) == (before, "示例书记")


def test_a_beginning_that_breaks_off_leaves_the_folder_new(folder: Path, clock: FixedClock) -> None:
    twice = (*MODULES, residents.MODULE)
    with pytest.raises(ValueError, match="declared twice"):
        session.begin(folder, first_run(), twice, clock, safe=safe(folder, clock))

    assert session.is_new(folder)
    open_office(folder, clock).close()


def test_a_live_store_in_a_synced_folder_is_refused(tmp_path: Path, clock: FixedClock) -> None:
    with pytest.raises(DeskError, match="OneDrive"):
        open_office(tmp_path / "OneDrive" / "office", clock)


def test_whoever_knows_the_password_opens_it_again_with_everything_in_it(office: Office, unlock: Callable[..., Open]) -> None:
    kept = keep(office.desk(), Resident(name="张三"))
    office.close()
    opened = unlock()
    reader = opened.store.reader(opened.actor)
    found = reader.get(Resident, kept.uid)
    reader.connection.close()

    assert (found, opened.actor) == (kept, office.opened.actor)


def test_every_sign_in_is_in_the_log(office: Office, unlock: Callable[..., Open]) -> None:
    office.close()
    opened = unlock()

    assert opened.store.writer.execute("SELECT label, actor FROM unit ORDER BY seq").fetchall() == [
        ("建立资料库", "示例书记"),
        ("登录", "示例书记"),
    ]


def test_an_open_store_knows_whose_key_opened_it_even_when_it_is_closed(
    office: Office, folder: Path, unlock: Callable[..., Open]
) -> None:
    office.close()
    opened = unlock()
    opened.store.close()

    assert opened.who == session.people(folder)[0].id


def test_one_signs_in_by_name_or_by_id(office: Office, folder: Path, unlock: Callable[..., Open]) -> None:
    office.close()
    [who] = session.people(folder)
    unlock(who.id).close()

    assert unlock(who.name).actor.name == "示例书记"


def test_a_wrong_password_says_so_and_no_more(office: Office, folder: Path, unlock: Callable[..., Open]) -> None:
    office.close()
    with pytest.raises(WrongPasswordError) as refusal:
        unlock(password="hongcha-luyou-mantou-shanyang")

    assert str(refusal.value) == "密码或恢复码不对，没有打开。资料没有变动。请检查大小写和输入法，再试一次。"


def test_after_a_wrong_password_one_waits(office: Office, clock: FixedClock, unlock: Callable[..., Open]) -> None:
    office.close()
    for _ in range(6):
        with pytest.raises(DeskError):
            unlock(password="wrong")
    with pytest.raises(TooSoonError):
        unlock()
    clock.advance(seconds=40)

    assert unlock().actor.name == "示例书记"


def test_after_a_wrong_password_the_folder_is_free(office: Office, unlock: Callable[..., Open], clock: FixedClock) -> None:
    office.close()
    with pytest.raises(WrongPasswordError):
        unlock(password="wrong")
    clock.advance(minutes=1)

    assert unlock().store.folder.exists()


def test_a_second_program_is_refused_with_the_holders_name(office: Office, unlock: Callable[..., Open]) -> None:
    with pytest.raises(HeldError) as refusal:
        unlock()

    assert refusal.value.title.startswith("示例书记（电脑 ")
    assert refusal.value.title.endswith("正在使用这个资料库")


def test_a_locked_store_answers_nothing_and_forgets_its_key(office: Office) -> None:
    desk = office.desk()
    office.close()

    with pytest.raises(DeskError, match="资料已经锁上"):
        keep(desk, Resident(name="张三"))
    assert desk.file.key == ""


def test_leaving_the_block_locks(folder: Path, clock: FixedClock, unlock: Callable[..., Open]) -> None:
    opened, _ = session.begin(folder, first_run(), MODULES, clock, safe=safe(folder, clock))
    with opened:
        pass

    assert unlock().store.key


def test_no_name_of_a_resident_lies_in_any_file_unencrypted(office: Office, folder: Path) -> None:
    keep(office.desk(), Resident(name="欧阳示例", phone="13800138000"))
    stored = b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())
    traces = [word.encode(code) for word in ("欧阳示例", "13800138000") for code in ("utf-8", "utf-16-le", "gbk")]

    assert [trace for trace in traces if trace in stored] == []


def test_the_store_of_another_installation_is_refused_with_the_right_password(
    office: Office, folder: Path, tmp_path: Path, clock: FixedClock, unlock: Callable[..., Open]
) -> None:
    open_office(tmp_path / "other", clock).close()
    office.close()
    (folder / FILE).write_bytes((tmp_path / "other" / FILE).read_bytes())

    with pytest.raises(DeskError, match="资料文件不是用这把钥匙锁的"):
        unlock()


def test_a_damaged_store_is_refused_and_the_folder_is_free_again(
    office: Office, folder: Path, unlock: Callable[..., Open]
) -> None:
    office.close()
    whole = (folder / FILE).read_bytes()
    (folder / FILE).write_bytes(whole[:100] + bytes(4000) + whole[4100:])
    with pytest.raises(DeskError):
        unlock()
    (folder / FILE).write_bytes(whole)

    assert unlock().actor.name == "示例书记"


def test_a_folder_that_was_moved_opens_as_before(office: Office, folder: Path, tmp_path: Path, clock: FixedClock) -> None:
    office.close()
    there = folder.rename(tmp_path / "elsewhere")
    with session.unlock(there, "示例书记", PASSWORD, MODULES, clock, safe=safe(there, clock)) as opened:
        assert opened.store.meta("schema")


def test_a_store_made_without_the_slices_learns_them_when_it_is_opened(
    folder: Path, clock: FixedClock, unlock: Callable[..., Open]
) -> None:
    opened, _ = session.begin(folder, first_run(), (), clock, safe=safe(folder, clock))
    opened.close()

    assert set(unlock().store.shapes) > {Area.table, Account.table, Resident.table}


def test_nobody_can_undo_the_installation_itself(office: Office) -> None:
    desk = office.desk()
    desk.undo_last()
    assert (desk.area.name, desk.account.name) == ("示例苑居民区", "示例书记")


def test_a_purge_cut_short_by_a_crash_is_finished_at_the_next_sign_in(
    folder: Path, clock: FixedClock, unlock: Callable[..., Open]
) -> None:
    made = open_office(folder, clock)
    person = keep(made.desk(), Resident(name="示例龘靐"))
    with made.opened.store.unit("彻底删除", made.opened.actor) as unit:
        purge.erase(unit, purge.Erasure((person,), (), frozenset(("示例龘靐",))))
    made.close()
    opened = unlock()

    assert not purge.is_pending(opened.store)
