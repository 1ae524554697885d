"""Who serves, and which of them signed in."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from office import done, keep

from desktop.base.errors import DeskError, RefusedError
from desktop.modules.residents.records import Resident
from desktop.modules.team.records import Member, Tenure
from desktop.modules.team.service import (
    assistants,
    change_member,
    open_tenure,
    person_of,
    register_member,
    remove_members,
    self_of,
    serving,
    tenures_of,
)
from desktop.work.desk import Desk


def member(desk: Desk, name: str, **given: object) -> Member:
    kept: Member = keep(desk, Member(name=name, **{"role": "young_assistant"} | given))
    return kept


def test_a_member_with_a_last_day_no_longer_serves(desk: Desk) -> None:
    stays = member(desk, "示例助手甲")
    member(desk, "示例助手乙", until=date(2026, 7, 1))

    assert list(serving(desk.store)) == [stays]


def test_only_young_assistants_are_assistants(desk: Desk) -> None:
    young = member(desk, "示例助手甲")
    member(desk, "示例主任", role="committee_director")

    assert assistants(desk.store) == [young]


def test_the_signed_in_person_is_the_member_with_their_account(desk: Desk) -> None:
    member(desk, "示例助手甲", account="ANOTHER")
    me = member(desk, "示例书记", account=desk.actor.account)

    assert self_of(desk.store, desk.actor) == me


def test_a_person_without_an_account_is_nobody_in_the_team(desk: Desk) -> None:
    member(desk, "示例助手甲", account=None)

    assert self_of(desk.store, desk.actor) is None


def test_somebody_who_left_is_no_longer_that_member(desk: Desk) -> None:
    member(desk, "示例书记", account=desk.actor.account, until=date(2026, 1, 1))

    assert self_of(desk.store, desk.actor) is None


def registered(desk: Desk, **given: object) -> Member:
    asked = {"name": "示例主任", "role": "committee_director", "since": date(2024, 1, 1)} | given
    found: Member = done(desk, register_member, Member(**asked))
    return found


def spans(desk: Desk, member: Member) -> list[tuple[str | None, date | None, date | None]]:
    return [(one.role, one.since, one.until) for one in tenures_of(desk.store, member)]


def test_whoever_is_taken_in_holds_the_role_from_that_day(desk: Desk) -> None:
    assert spans(desk, registered(desk)) == [("committee_director", date(2024, 1, 1), None)]


def test_a_member_kept_before_there_were_spans_holds_what_the_record_says(desk: Desk) -> None:
    old = member(desk, "示例助手甲", since=date(2025, 1, 1))

    assert spans(desk, old) == [("young_assistant", date(2025, 1, 1), None)]


def test_another_role_typed_into_the_record_corrects_the_only_span(desk: Desk) -> None:
    before = registered(desk)
    after = done(desk, change_member, before, dataclasses.replace(before, role="volunteer", since=date(2023, 1, 1)))

    assert spans(desk, after) == [("volunteer", date(2023, 1, 1), None)]


def test_a_last_day_typed_into_the_record_ends_everything_that_is_held(desk: Desk) -> None:
    before = registered(desk)
    done(desk, open_tenure, Tenure(member=before.uid, role="volunteer", since=date(2024, 5, 1)))
    now = desk.store.get(Member, before.uid)
    assert now is not None
    done(desk, change_member, now, dataclasses.replace(now, until=date(2026, 1, 1)))

    assert {until for _, _, until in spans(desk, now)} == {date(2026, 1, 1)}


def test_of_several_offices_it_is_not_guessed_which_is_meant(desk: Desk) -> None:
    before = registered(desk)
    done(desk, open_tenure, Tenure(member=before.uid, role="volunteer"))
    now = desk.store.get(Member, before.uid)
    assert now is not None

    with pytest.raises(RefusedError, match="几项职务"):
        done(desk, change_member, now, dataclasses.replace(now, role="community_worker"))
    assert desk.store.get(Member, before.uid) == now


def test_nobody_leaves_before_they_came(desk: Desk) -> None:
    before = registered(desk)

    with pytest.raises(DeskError, match="比任职"):
        done(desk, change_member, before, dataclasses.replace(before, until=date(2023, 12, 31)))


def test_a_telephone_number_changes_no_span(desk: Desk) -> None:
    before = registered(desk)
    after = done(desk, change_member, before, dataclasses.replace(before, phone="13900001234"))

    assert (after.phone, spans(desk, after)) == ("13900001234", [("committee_director", date(2024, 1, 1), None)])


def test_whoever_is_a_resident_lives_in_the_area_unless_it_is_said_otherwise(desk: Desk) -> None:
    person = keep(desk, Resident(name="示例安"))

    assert [registered(desk, resident=person.uid, local=local).local for local in (None, False)] == [True, False]


def test_sex_and_birth_are_the_residents_where_the_member_is_one(desk: Desk) -> None:
    person = keep(desk, Resident(name="示例安", sex="2"))

    assert [person_of(desk.store, registered(desk, sex="1", resident=uid)).sex for uid in (person.uid, None)] == ["2", "1"]


def test_a_member_put_away_takes_their_offices_along_and_brings_them_back(desk: Desk) -> None:
    one = registered(desk)
    done(desk, remove_members, (one,))
    gone = list(desk.store.find(Tenure))
    desk.undo_last()

    assert (gone, [span.role for span in desk.store.find(Tenure)]) == ([], ["committee_director"])


def test_taking_somebody_in_is_one_step(desk: Desk) -> None:
    registered(desk)
    desk.undo_last()

    assert (list(desk.store.find(Member)), list(desk.store.find(Tenure))) == ([], [])


@pytest.mark.parametrize("until", [date(2026, 8, 28), date(2026, 8, 29)])
def test_somebody_may_leave_on_the_day_they_came(desk: Desk, until: date) -> None:
    kept = done(desk, register_member, Member(name="示例主任", role="volunteer", since=date(2026, 8, 28), until=until))

    assert kept.until == until


def test_a_last_day_before_the_first_is_refused_when_taken_in_and_when_changed(desk: Desk) -> None:
    asked = Member(name="示例主任", role="volunteer", since=date(2026, 8, 28), until=date(2026, 8, 27))
    with pytest.raises(DeskError, match="离任日期比任职日期还早"):
        done(desk, register_member, asked)
    kept = done(desk, register_member, dataclasses.replace(asked, until=None))

    for days in ({"until": date(2026, 8, 27)}, {"since": date(2026, 9, 1), "until": date(2026, 8, 31)}):
        with pytest.raises(DeskError, match="离任日期比任职日期还早"):
            done(desk, change_member, kept, dataclasses.replace(kept, **days))
    assert desk.store.get(Member, kept.uid) == kept
