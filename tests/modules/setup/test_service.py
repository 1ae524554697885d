"""People and their passwords."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable

import pytest
from office import OTHER_PASSWORD, PASSWORD, Office, as_role, done

from desktop.base.errors import DeskError, RefusedError
from desktop.model.rights import Actor
from desktop.modules.setup.service import (
    add_person,
    change_area,
    change_password,
    note_backup,
    renew_code,
    stop_person,
)
from desktop.work import past, session
from desktop.work.desk import Desk
from desktop.work.records import Account

WEAK = ["123456", "Admin@123", "zhangsan1990", "示例苑居民区2026", "Shili2026!!", ""]


def labels(desk: Desk) -> list[str]:
    return [label for (label,) in desk.file.writer.execute("SELECT label FROM unit ORDER BY seq")]


def test_the_office_has_another_name_and_a_telephone_and_one_step_takes_both_back(desk: Desk) -> None:
    before = desk.area
    done(desk, change_area, before, dataclasses.replace(before, name="示例新苑居民区", phone="021-55550100"))
    assert (desk.area.name, desk.area.phone) == ("示例新苑居民区", "021-55550100")

    past.take_back(desk, next(iter(past.log(desk, limit=1)))).now()

    assert (desk.area.name, desk.area.phone) == (before.name, None)


@pytest.mark.parametrize("wrong", [{"name": None}, {"street": None}, {"phone": "没有"}, {"gone_years": 0}])
def test_an_office_that_cannot_be_is_refused_and_nothing_changed(desk: Desk, wrong: dict[str, object]) -> None:
    before = desk.area

    with pytest.raises(DeskError, match="单位资料没有改"):
        done(desk, change_area, before, dataclasses.replace(before, **wrong))

    assert desk.area == before


def test_only_who_owns_the_store_changes_what_the_office_is(office: Office, desk: Desk) -> None:
    helper = office.desk(as_role(desk, "assistant"))

    with pytest.raises(RefusedError):
        done(helper, change_area, desk.area, dataclasses.replace(desk.area, name="示例新苑居民区"))


def test_somebody_added_has_an_account_with_a_way_in(desk: Desk, add: Callable[..., Account]) -> None:
    account = add()
    [_, holder] = session.people(desk.file.folder)

    assert (account.slot, account.name, account.role) == (holder.id, holder.name, holder.role)


@pytest.mark.parametrize("password", WEAK)
def test_a_weak_password_is_refused_and_nobody_added(desk: Desk, add: Callable[..., Account], password: str) -> None:
    with pytest.raises(DeskError, match="密码没有设成"):
        add(password=password)

    assert (desk.store.count(Account), len(session.people(desk.file.folder))) == (1, 1)


def test_a_password_made_of_the_persons_own_name_is_refused(add: Callable[..., Account]) -> None:
    with pytest.raises(DeskError):
        add("欧阳示例", "OuyangShili-1990")


@pytest.mark.parametrize("given", [{"name": None}, {"role": None}, {"role": "emperor"}])
def test_a_person_without_name_or_role_is_not_added(desk: Desk, add: Callable[..., Account], given: dict[str, object]) -> None:
    with pytest.raises(DeskError, match="没有添加"):
        add(**given)

    assert desk.store.count(Account) == 1


def test_a_name_is_given_once(add: Callable[..., Account]) -> None:
    add()
    with pytest.raises(DeskError, match="已经有叫“示例助手甲”的人了"):
        add()


def test_adding_a_person_is_not_undone_because_their_way_in_would_stay(desk: Desk, add: Callable[..., Account]) -> None:
    add()
    desk.undo_last()

    assert desk.store.count(Account) == 2


def test_the_last_secretary_is_not_stopped(desk: Desk) -> None:
    with pytest.raises(DeskError, match="至少要留一位书记"):
        done(desk, stop_person, desk.smith, desk.account)

    assert (desk.account.stopped, len(session.people(desk.file.folder))) == (None, 1)


def test_one_of_two_secretaries_may_go(desk: Desk, add: Callable[..., Account]) -> None:
    add("示例副书记", role="owner")
    done(desk, stop_person, desk.smith, desk.account)

    assert [one.name for one in session.people(desk.file.folder)] == ["示例副书记"]


def test_somebody_stopped_is_not_stopped_again(desk: Desk, add: Callable[..., Account]) -> None:
    account = add()
    done(desk, stop_person, desk.smith, account)

    with pytest.raises(DeskError, match="示例助手甲已经停用"):
        done(desk, stop_person, desk.smith, account)


def test_somebody_stopped_gets_no_new_password(desk: Desk, add: Callable[..., Account]) -> None:
    account = add()
    done(desk, stop_person, desk.smith, account)

    with pytest.raises(DeskError, match="示例助手甲已经停用"):
        done(desk, change_password, desk.smith, account, PASSWORD)


def test_an_assistant_changes_their_own_password(office: Office, desk: Desk, add: Callable[..., Account]) -> None:
    account = add()
    own = office.desk(Actor("示例助手甲", "assistant", account.uid, desk.actor.owner))
    done(own, change_password, desk.smith, account, PASSWORD)

    assert labels(desk)[-1] == "修改密码：示例助手甲"


def test_an_assistant_does_not_change_anybody_elses(office: Office, desk: Desk, add: Callable[..., Account]) -> None:
    account = add()
    own = office.desk(Actor("示例助手甲", "assistant", account.uid, desk.actor.owner))

    with pytest.raises(RefusedError, match="别人的密码只有书记能改"):
        done(own, change_password, desk.smith, desk.account, OTHER_PASSWORD)


def test_the_secretarys_way_in_dressed_up_as_ones_own_account_is_no_way_around(
    office: Office, desk: Desk, add: Callable[..., Account], reopen: Callable[..., Desk]
) -> None:
    account = add()
    own = office.desk(Actor("示例助手甲", "assistant", account.uid, desk.actor.owner))
    done(
        own,
        change_password,
        desk.smith,
        dataclasses.replace(account, slot=desk.account.slot, role="owner"),
        "qiche-lianhua-5-shuiguo",
    )

    assert reopen().actor.role == "owner"
    assert reopen("示例助手甲", "qiche-lianhua-5-shuiguo").actor.role == "assistant"


def test_a_weak_new_password_leaves_the_old_one(desk: Desk, reopen: Callable[..., Desk]) -> None:
    with pytest.raises(DeskError):
        done(desk, change_password, desk.smith, desk.account, "123456")

    assert reopen().actor.name == "示例书记"


def test_no_password_and_no_code_lie_in_the_log(desk: Desk, add: Callable[..., Account]) -> None:
    add()
    done(desk, change_password, desk.smith, desk.account, OTHER_PASSWORD)
    code = done(desk, renew_code, desk.smith)
    log = json.dumps(
        [desk.file.writer.execute(f"SELECT * FROM {table}").fetchall() for table in ("unit", "change")], default=str
    )

    assert [word for word in (PASSWORD, OTHER_PASSWORD, code) if word in log] == []


@pytest.mark.parametrize("role", ["assistant", "recorder", "reader", "supervisor"])
def test_only_the_secretary_handles_people_codes_and_backups(office: Office, desk: Desk, role: str) -> None:
    other = office.desk(as_role(desk, role))
    for verb, *arguments in ((add_person, Account(), ""), (stop_person, desk.account), (renew_code,)):
        with pytest.raises(RefusedError):
            done(other, verb, desk.smith, *arguments)
    with pytest.raises(RefusedError):
        done(other, note_backup)
