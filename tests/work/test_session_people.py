"""Who is let in: with which password, under which name, by the code on paper."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from office import OTHER_PASSWORD, PASSWORD, Office, done

from desktop.base.clock import FixedClock
from desktop.base.errors import DeskError
from desktop.model.rights import Right
from desktop.modules.setup.service import add_person, change_password, renew_code, stop_person
from desktop.store.vault import KEYS, WrongPasswordError
from desktop.work import session
from desktop.work.desk import Desk
from desktop.work.records import Account
from desktop.work.session import Open


def helper(desk: Desk, name: str = "示例助手甲") -> Account:
    account: Account = done(desk, add_person, desk.smith, Account(name=name, role="assistant"), OTHER_PASSWORD)
    return account


def test_nobody_is_let_in_under_a_name_nobody_has(office: Office, unlock: Callable[..., Open]) -> None:
    office.close()
    with pytest.raises(DeskError, match="没有叫“张三”的人"):
        unlock("张三")


def test_somebody_added_signs_in_with_their_own_password_and_their_own_rights(
    office: Office, unlock: Callable[..., Open]
) -> None:
    account = helper(office.desk())
    office.close()
    opened = unlock("示例助手甲", OTHER_PASSWORD)

    assert (opened.actor.account, opened.actor.role) == (account.uid, "assistant")
    assert (opened.actor.may(Right.EDIT), opened.actor.may(Right.OWN)) == (True, False)


def test_somebody_stopped_does_not_sign_in_any_more(office: Office, unlock: Callable[..., Open]) -> None:
    desk = office.desk()
    done(desk, stop_person, desk.smith, helper(desk))
    office.close()

    with pytest.raises(DeskError, match="没有叫“示例助手甲”的人"):
        unlock("示例助手甲", OTHER_PASSWORD)


def test_somebody_new_with_the_name_of_somebody_stopped_signs_in(office: Office, unlock: Callable[..., Open]) -> None:
    desk = office.desk()
    done(desk, stop_person, desk.smith, helper(desk))
    successor = helper(desk)
    office.close()

    assert unlock("示例助手甲", OTHER_PASSWORD).actor.account == successor.uid


def test_a_name_changed_in_the_list_of_people_locks_nobody_out(office: Office, unlock: Callable[..., Open]) -> None:
    desk = office.desk()
    account = helper(desk)
    with desk.file.unit("改名", desk.actor) as unit:
        unit.change(account, Account(uid=account.uid, name="示例助手丙", role="assistant", slot=account.slot))
    office.close()

    assert unlock("示例助手甲", OTHER_PASSWORD).actor.name == "示例助手丙"


def test_an_account_marked_as_stopped_is_refused_even_with_its_key(office: Office, unlock: Callable[..., Open]) -> None:
    desk = office.desk()
    account = helper(desk)
    with desk.file.unit("停", desk.actor) as unit:
        unit.change(account, Account(uid=account.uid, name=account.name, role="assistant", slot=account.slot, stopped=True))
    office.close()

    with pytest.raises(DeskError, match="这个人员已停用"):
        unlock("示例助手甲", OTHER_PASSWORD)
    assert unlock().actor.name == "示例书记"


def test_a_changed_password_opens_and_the_old_one_does_not(
    office: Office, clock: FixedClock, unlock: Callable[..., Open]
) -> None:
    desk = office.desk()
    done(desk, change_password, desk.smith, desk.account, OTHER_PASSWORD)
    office.close()

    with pytest.raises(WrongPasswordError):
        unlock()
    clock.advance(minutes=1)
    assert unlock(password=OTHER_PASSWORD).actor.name == "示例书记"


def test_the_recovery_code_opens_as_the_secretary_and_the_log_says_so(
    office: Office, unlock_with_code: Callable[[str], Open]
) -> None:
    helper(office.desk())
    office.close()
    with unlock_with_code(office.code) as opened:
        (label,) = opened.store.writer.execute("SELECT label FROM unit ORDER BY seq DESC LIMIT 1").fetchone()

    assert (opened.actor.name, opened.actor.role, label) == ("示例书记", "owner", "用恢复码登录")


def test_a_mistyped_recovery_code_names_the_group(office: Office, unlock_with_code: Callable[[str], Open]) -> None:
    office.close()
    groups = office.code.split()
    groups[3] = groups[3][:4] + str((int(groups[3][4]) + 1) % 10)

    with pytest.raises(DeskError, match="第 4 组"):
        unlock_with_code(" ".join(groups))


def test_a_renewed_recovery_code_opens_and_the_old_one_does_not(
    office: Office, clock: FixedClock, unlock_with_code: Callable[[str], Open]
) -> None:
    desk = office.desk()
    fresh = done(desk, renew_code, desk.smith)
    office.close()

    with pytest.raises(WrongPasswordError):
        unlock_with_code(office.code)
    clock.advance(minutes=1)
    unlock_with_code(fresh).close()


def test_neither_password_nor_code_lie_in_any_file(office: Office, folder: Path) -> None:
    helper(office.desk())
    office.close()
    stored = b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())

    assert [
        word for word in (PASSWORD, OTHER_PASSWORD, office.code, office.code.replace(" ", "")) if word.encode() in stored
    ] == []


def test_people_are_known_before_anyone_signs_in_by_name_and_role_only(office: Office, folder: Path) -> None:
    helper(office.desk())
    shown = json.loads((folder / KEYS).read_text(encoding="utf-8"))

    assert [(one.name, one.role) for one in session.people(folder)] == [("示例书记", "owner"), ("示例助手甲", "assistant")]
    assert "示例苑" not in json.dumps(shown, ensure_ascii=False)
