"""What the general verbs may not touch."""

from __future__ import annotations

import dataclasses

import pytest
from office import Office, as_role, done, keep

from desktop.base.errors import RefusedError
from desktop.modules.exchange.records import Peer
from desktop.modules.tasks.records import Task
from desktop.modules.team.records import Member
from desktop.work.history import put_back
from desktop.work.keep import keep_change, keep_new, put_away
from desktop.work.records import Area


@pytest.fixture
def assistant(office: Office):
    return office.desk(as_role(office.desk(), "assistant"))


def test_an_assistant_cannot_make_themselves_the_secretary(office: Office, assistant) -> None:
    account = office.desk().account
    with pytest.raises(RefusedError):
        done(assistant, keep_change, account, dataclasses.replace(account, role="owner", letters="large"))


def test_an_assistant_cannot_put_an_account_away(office: Office, assistant) -> None:
    with pytest.raises(RefusedError):
        done(assistant, put_away, (office.desk().account,))


def test_trust_cannot_be_typed_in(assistant) -> None:
    with pytest.raises(RefusedError):
        done(assistant, keep_new, Peer(name="示例街道", area="X", keys="{}"))


def test_a_demo_cannot_be_declared_real(office: Office) -> None:
    desk = office.desk()
    with pytest.raises(RefusedError):
        done(desk, keep_change, desk.area, dataclasses.replace(desk.area, demo=not desk.area.demo))
    assert isinstance(desk.area, Area)


def test_work_cannot_be_passed_by_typing_that_it_is_done(office: Office, assistant) -> None:
    task = keep(office.desk(), Task(subject="贴通知", status="submitted"))
    with pytest.raises(RefusedError):
        done(assistant, keep_change, task, dataclasses.replace(task, status="done"))
    with pytest.raises(RefusedError):
        done(assistant, put_back, task, "status", "done")


def test_the_link_from_member_to_account_is_the_secretarys(office: Office, assistant) -> None:
    member = keep(office.desk(), Member(name="示例助手", role="young_assistant", account=assistant.actor.account))
    with pytest.raises(RefusedError):
        done(assistant, keep_change, member, dataclasses.replace(member, account=None))


def test_what_is_typed_is_kept_as_ever(office: Office, assistant) -> None:
    task = keep(office.desk(), Task(subject="贴通知", status="assigned"))
    assert done(assistant, keep_change, task, dataclasses.replace(task, words="两份")).words == "两份"
