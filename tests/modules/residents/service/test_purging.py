"""Deleting a person for good: every trace is found, each sort of record is decided about, and not a byte is left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office import Office, as_role, done, keep, open_office
from pages import bytes_of

from desktop.base.clock import FixedClock
from desktop.base.errors import RefusedError, StaleError
from desktop.modules.meetings.records import Meeting
from desktop.modules.residents.records import CareTag, Consent, Home, Household, PinnedNote, Resident, Stay
from desktop.modules.residents.service import (
    Leaving,
    backups_of,
    change_resident,
    farewell,
    give_consent,
    open_tag,
    pin_note,
    purge_resident,
    register_resident,
    renew_backups,
    stop_using,
)
from desktop.modules.tasks.records import Task
from desktop.modules.team.records import Member
from desktop.modules.visits.records import Visit
from desktop.modules.visits.service import log_visit
from desktop.store import backup, chain, drafts, purge, traces
from desktop.work.desk import Desk
from desktop.work.keep import put_away, reveal

NAME, NUMBER, PHONE, DOOR = "示例龘靐", "11010519491231002X", "13987654321", "示例龖路909弄7号1502"
OTHER_DOOR = "示例路100弄5号302"


@pytest.fixture
def person(desk: Desk) -> Resident:
    found: Resident = done(
        desk, register_resident, Resident(name=NAME, id_number=NUMBER, phone=PHONE, address=DOOR, note="爱下棋爱唱戏")
    )
    return found


def gone(desk: Desk, person: Resident, fates: dict[str, Leaving] | None = None, *, homes: bool = True) -> int:
    count: int = done(desk, purge_resident, person, fates or {}, homes=homes)
    assert purge.cleanse(desk.file)
    return count


def left(desk: Desk, *words: str) -> list[str]:
    """Those of the words whose bytes are still in the file or its journal."""
    found = bytes_of(desk.file.path, desk.file.key)
    return [word for word in words if word.encode() in found or word.encode("utf-16-le") in found]


def whole(desk: Desk) -> list[object]:
    return list(chain.verify(desk.file.writer))


def test_nothing_of_the_person_is_left_not_even_in_free_pages(desk: Desk, person: Resident) -> None:
    before = left(desk, NAME, NUMBER, PHONE, DOOR)
    gone(desk, person)

    assert (before, left(desk, NAME, NUMBER, PHONE, DOOR, "爱下棋爱唱戏"), whole(desk)) == ([NAME, NUMBER, PHONE, DOOR], [], [])


def test_what_is_only_about_them_goes_along(desk: Desk, person: Resident) -> None:
    done(desk, give_consent, Consent(resident=person.uid, scope="visits", way="oral", witness="示例見"))
    found = farewell(desk.store, person)

    assert sorted(one.table for one in found.own) == ["consent", "household", "resident", "stay"]
    assert [one.title() for one in found.homes] == [DOOR]
    assert gone(desk, person) == 5
    assert [desk.store.count(kind) for kind in (Resident, Stay, Household, Home, Consent)] == [0, 0, 0, 0, 0]


def test_their_care_and_the_notes_about_them_go_along(desk: Desk, person: Resident) -> None:
    done(desk, open_tag, CareTag(need="每周打一次电话", apart="C01", basis="duty", source="示例鱻名单", resident=person.uid))
    done(desk, pin_note, PinnedNote(words="耳背，敲门要响", resident=person.uid))
    gone(desk, person)

    assert [desk.store.count(kind) for kind in (CareTag, PinnedNote)] == [0, 0]
    assert left(desk, "每周打一次电话", "示例鱻名单", "耳背，敲门要响") == []


def test_a_door_may_stay(desk: Desk, person: Resident) -> None:
    gone(desk, person, homes=False)

    assert ([one.address for one in desk.store.find(Home)], left(desk, NAME, NUMBER, PHONE)) == ([DOOR], [])


def test_a_household_of_others_stays_without_them(desk: Desk, person: Resident) -> None:
    other = done(desk, register_resident, Resident(name="示例宁", address=DOOR))
    household = desk.store.get(Household, person.household or "")
    assert household is not None
    keep_head(desk, household)
    gone(desk, person)
    now = desk.store.get(Household, household.uid)

    assert now is not None
    assert (now.head, now.contact, now.address, left(desk, NAME)) == (None, None, DOOR, [])
    assert [one.uid for one in desk.store.find(Resident)] == [other.uid]


def keep_head(desk: Desk, household: Household) -> None:
    resident = next(iter(desk.store.find(Resident, name=NAME)))
    with desk.file.unit("改", desk.actor) as unit:
        unit.label = f"改户主：{NAME}"
        unit.change(household, replace(household, head=NAME, contact=resident.uid))


@pytest.mark.parametrize(
    ("fate", "resident", "words"),
    [
        (Leaving.UNNAMED, None, "某居民说漏水，约了周一"),
        (Leaving.EMPTIED, None, None),
    ],
)
def test_a_visit_stays_without_them(
    desk: Desk, person: Resident, fate: Leaving, resident: str | None, words: str | None
) -> None:
    done(desk, log_visit, Visit(method="2", resident=person.uid, words=f"{NAME}说漏水，约了周一"))
    gone(desk, person, {"visit": fate})
    (visit,) = desk.store.find(Visit)

    assert (visit.resident, visit.words, visit.method, left(desk, NAME), whole(desk)) == (resident, words, "2", [], [])


def test_a_visit_goes_along_when_that_is_chosen(desk: Desk, person: Resident) -> None:
    done(desk, log_visit, Visit(method="2", resident=person.uid, words="漏水的地方在厨房"))
    gone(desk, person, {"visit": Leaving.ERASED})

    assert (desk.store.count(Visit), left(desk, NAME, "漏水的地方在厨房")) == (0, [])


def test_where_a_name_must_stay_only_the_tie_is_cut(desk: Desk, person: Resident) -> None:
    keep(desk, Member(name=NAME, role="building_head", resident=person.uid))
    gone(desk, person, {"member": Leaving.UNTIED})
    (member,) = desk.store.find(Member)

    assert (member.name, member.resident, whole(desk)) == (NAME, None, [])


def test_lists_of_people_lose_them_only(desk: Desk, person: Resident) -> None:
    other = keep(desk, Resident(name="示例宁"))
    keep(desk, Task(subject=f"看望{NAME}", about=(person.uid, other.uid)))
    gone(desk, person)
    (task,) = desk.store.find(Task)

    assert (task.subject, task.about) == ("看望某居民", (other.uid,))


def test_what_only_mentions_them_is_found_in_every_slice(desk: Desk, person: Resident) -> None:
    keep(desk, Meeting(subject="听证会", opinions=f"{NAME}：先修漏点。电话{PHONE}"))

    assert {table: one.count for table, one in farewell(desk.store, person).remains.items()} == {"meeting": 1}
    gone(desk, person)
    (meeting,) = desk.store.find(Meeting)
    assert meeting.opinions == "某居民：先修漏点。电话某居民"


def test_what_lies_in_the_bin_is_not_forgotten(desk: Desk, person: Resident) -> None:
    visit = done(desk, log_visit, Visit(method="2", resident=person.uid, words=f"见到{NAME}"))
    done(desk, put_away, (visit,))
    done(desk, put_away, (person,))
    gone(desk, person)

    assert left(desk, NAME, NUMBER, PHONE) == []


def test_whoever_is_held_back_can_be_purged(desk: Desk, person: Resident) -> None:
    done(desk, stop_using, person, "本人要求")
    gone(desk, person)

    assert left(desk, NAME, NUMBER, PHONE, "本人要求") == []


def test_former_names_numbers_and_doors_go_too(desk: Desk, person: Resident) -> None:
    later = done(desk, change_resident, person, replace(person, name="示例麤爩", phone="13711112222", address=OTHER_DOOR))
    keep(desk, Task(subject="给示例麤爩送通知"))
    gone(desk, later)

    assert left(desk, NAME, PHONE, "示例麤爩", "13711112222", DOOR, OTHER_DOOR) == []


def test_the_log_does_not_say_any_more_whose_number_was_looked_at(desk: Desk, person: Resident) -> None:
    done(desk, reveal, person, "id_number")
    gone(desk, person)

    labels = [label for (label,) in desk.file.writer.execute("SELECT label FROM unit ORDER BY seq DESC LIMIT 3")]
    assert labels == ["彻底删除 1 人", "查看完整内容", "登记居民"]


def test_half_typed_forms_about_them_are_gone(desk: Desk, person: Resident) -> None:
    drafts.keep(desk.file, desk.actor.account, f"form:visit:{person.uid}", {"words": "再去"})
    gone(desk, person)

    assert drafts.places(desk.file, desk.actor.account) == []


def test_a_namesake_keeps_their_records_and_their_past(desk: Desk, person: Resident) -> None:
    other = done(desk, register_resident, Resident(name=NAME, birth=date(1990, 1, 1)))
    changed = done(desk, change_resident, other, replace(other, note="新来的"))
    gone(desk, person)

    assert list(desk.store.find(Resident)) == [changed]
    rows = desk.file.writer.execute("SELECT count(*) FROM change WHERE uid = ? AND diff IS NULL", (other.uid,)).fetchone()
    assert (rows[0], whole(desk)) == (0, [])


def test_a_shared_telephone_stays_with_whom_it_belongs_to_as_well(desk: Desk, person: Resident) -> None:
    other = keep(desk, Resident(name="示例宁", phone=PHONE))
    gone(desk, person)

    assert [one.phone for one in desk.store.find(Resident)] == [other.phone]


def test_the_account_of_a_namesake_who_works_here_is_left_alone(desk: Desk) -> None:
    person = done(desk, register_resident, Resident(name=desk.actor.name))
    gone(desk, person)

    assert desk.account.name == desk.actor.name


def test_it_can_be_done_once(desk: Desk, person: Resident) -> None:
    gone(desk, person)
    with pytest.raises(StaleError):
        done(desk, purge_resident, person, {})


def test_nobody_but_the_secretary_deletes_for_good(office: Office, desk: Desk, person: Resident) -> None:
    helper = office.desk(as_role(desk, "assistant"))
    with pytest.raises(RefusedError):
        done(helper, purge_resident, person, {})

    assert left(desk, NAME) == [NAME]


def test_it_is_not_taken_back(desk: Desk, person: Resident) -> None:
    gone(desk, person)
    desk.undo_last()

    assert (desk.ask.told, desk.store.count(Resident)) == (["没有可以撤销的"], 0)  # type: ignore[attr-defined]


def test_old_backups_still_hold_them_until_they_are_renewed(desk: Desk, person: Resident) -> None:
    backup.make(desk.file, desk.file.folder / backup.FOLDER, desk.clock)
    desk.clock.advance(milliseconds=5)  # type: ignore[attr-defined]
    (old,) = backups_of(desk.file)
    gone(desk, person)
    held = NAME.encode() in bytes_of(old.folder / desk.file.path.name, desk.file.key)
    made = renew_backups(desk.file)

    assert held
    assert [one.folder for one in backups_of(desk.file)] == [made.folder]
    assert NAME.encode() not in bytes_of(made.folder / desk.file.path.name, desk.file.key)


deeds = st.lists(
    st.sampled_from(("visit", "task", "meeting", "rename", "move", "phone", "consent", "look", "bin", "undo", "member")),
    max_size=7,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(deeds, st.sampled_from((Leaving.UNNAMED, Leaving.EMPTIED, Leaving.ERASED)))
def test_whatever_an_office_did_with_somebody_nothing_is_left(
    tmp_path_factory: pytest.TempPathFactory, done_before: list[str], fate: Leaving
) -> None:
    made = open_office(Path(tmp_path_factory.mktemp("office")), FixedClock(date(2026, 8, 28)))
    try:
        desk = made.desk()
        person = done(desk, register_resident, Resident(name=NAME, id_number=NUMBER, phone=PHONE, address=DOOR))
        words = {NAME, NUMBER, PHONE, DOOR}
        for place, deed in enumerate(done_before):
            person = live(desk, person, deed, place, words)
        tables = farewell(desk.store, person).remains
        gone(desk, person, dict.fromkeys(tables, fate))

        assert (left(desk, *words), whole(desk)) == ([], [])
    finally:
        made.close()


def live(desk: Desk, person: Resident, deed: str, place: int, words: set[str]) -> Resident:
    """One thing the office does with somebody; answers them as they are afterwards."""
    now = desk.store.get(Resident, person.uid)
    if now is None:
        return person
    kept = {
        "task": Task(subject=f"看望{now.name}", about=(now.uid,)),
        "meeting": Meeting(subject="听证会", opinions=f"{now.name}（{now.phone}）：同意"),
        "member": Member(name=now.name, role="volunteer", resident=now.uid),
        "consent": Consent(resident=now.uid, scope="other", way="written", purpose=f"{now.name}的事"),
    }
    if deed in kept:
        keep(desk, kept[deed])
    elif deed == "visit":
        done(desk, log_visit, Visit(method="2", resident=now.uid, words=f"{now.name}说第 {place} 件事"))
    elif deed == "look":
        done(desk, reveal, now, "phone")
    elif deed == "bin":
        done(desk, put_away, (now,))
    elif deed == "undo":
        desk.undo_last()
        if traces.state_of(desk.store, now) is None:  # the registration itself: then there is nobody to be purged
            desk.redo_last()
    else:
        new = {"rename": {"name": f"示例龖{'甲乙丙丁戊己庚'[place]}"}, "phone": {"phone": f"1370000{place:04d}"}}
        said = new.get(deed, {"address": f"示例龖路{900 + place}弄1号101"})
        words |= set(said.values())
        return done(desk, change_resident, now, replace(now, **said))  # type: ignore[arg-type,no-any-return]
    return now
