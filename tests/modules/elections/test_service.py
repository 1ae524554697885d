"""Candidates registered, forms and the public list in words."""

from __future__ import annotations

import dataclasses
import json
from datetime import date

import pytest
from office import done, keep

from desktop.base.errors import DeskError, StaleError
from desktop.modules.elections.records import Candidate, Election, Post
from desktop.modules.elections.service import (
    ahead,
    forms,
    in_order,
    open_posts,
    public_list,
    register,
    seats_of,
    standing_for,
    timeline,
)
from desktop.modules.residents.records import Resident
from desktop.work.desk import Desk
from desktop.work.keep import keep_change
from desktop.work.module import Period

NUMBER, PHONE = "11010519491231002X", "13800138000"
DAY = date(2026, 9, 20)


@pytest.fixture
def election(desk: Desk) -> Election:
    kept: Election = keep(desk, Election(term="第十二届居民委员会", day=DAY, status="running"))
    return kept


@pytest.fixture
def post(desk: Desk, election: Election) -> Post:
    kept: Post = keep(desk, Post(name="member", election=election.uid, seats=3))
    return kept


def resident(desk: Desk, name: str = "张三", birth: date | None = date(1970, 3, 2), **given: object) -> Resident:
    kept: Resident = keep(desk, Resident(name=name, birth=birth, **given))
    return kept


def stand(desk: Desk, post: Post, name: str) -> Candidate:
    candidate: Candidate = done(desk, register, resident(desk, name), post, "self")
    return candidate


def test_a_candidate_gets_a_number_and_a_copy_of_what_the_law_makes_public(desk: Desk, post: Post) -> None:
    candidate = done(desk, register, resident(desk, sex="1"), post, "voters")

    assert (candidate.no, candidate.status, candidate.name, candidate.sex, candidate.birth, candidate.nomination) == (
        "HX-2026-0001",
        "registered",
        "张三",
        "1",
        date(1970, 3, 2),
        "voters",
    )


@pytest.mark.parametrize(("birth", "stands"), [(date(2008, 9, 20), True), (date(2008, 9, 21), False), (None, False)])
def test_eighteen_on_the_very_day_may_stand_and_a_day_younger_may_not(
    desk: Desk, post: Post, birth: date | None, *, stands: bool
) -> None:
    young = resident(desk, birth=birth)
    if stands:
        assert done(desk, register, young, post).person == young.uid
    else:
        with pytest.raises(DeskError, match="张三没有登记为候选人"):
            done(desk, register, young, post)
        assert desk.store.count(Candidate) == 0


def test_one_person_stands_for_one_post_only(desk: Desk, election: Election, post: Post) -> None:
    director = keep(desk, Post(name="director", election=election.uid, seats=1))
    person = resident(desk)
    done(desk, register, person, post)

    with pytest.raises(DeskError, match="一人只能竞选一个职位"):
        done(desk, register, person, director)


def test_who_withdrew_may_stand_again(desk: Desk, election: Election, post: Post) -> None:
    person = resident(desk)
    first = done(desk, register, person, post)
    done(desk, keep_change, first, dataclasses.replace(first, status="withdrawn"))
    second = done(desk, register, person, post)

    assert in_order(desk.store, election) == [second]


def test_who_stood_in_an_election_before_may_stand_in_this_one(desk: Desk, post: Post) -> None:
    before = keep(desk, Election(term="第十一届居民委员会", day=date(2021, 9, 20)))
    person = resident(desk)
    done(desk, register, person, keep(desk, Post(name="member", election=before.uid, seats=3)))

    assert done(desk, register, person, post).post == post.uid


@pytest.mark.parametrize("gone", ["resident", "post", "election"])
def test_nobody_is_registered_where_something_lies_in_the_bin(desk: Desk, election: Election, post: Post, gone: str) -> None:
    person = resident(desk)
    with desk.file.unit("删", desk.actor) as unit:
        unit.remove({"resident": person, "post": post, "election": election}[gone])

    with pytest.raises(StaleError):
        done(desk, register, person, post)


def test_the_birth_date_is_the_one_that_is_kept_and_not_the_one_on_an_old_page(desk: Desk, post: Post) -> None:
    opened = resident(desk)
    with desk.file.unit("改", desk.actor) as unit:
        unit.change(opened, Resident(uid=opened.uid, name="张三", birth=date(2010, 1, 1)))

    with pytest.raises(DeskError, match="未满 18 周岁"):
        done(desk, register, opened, post)


def test_one_undo_takes_a_registration_back(desk: Desk, post: Post) -> None:
    stand(desk, post, "张三")
    desk.undo_last()

    assert desk.store.count(Candidate) == 0


def test_candidates_stand_in_the_order_of_strokes(desk: Desk, election: Election, post: Post) -> None:
    for name in ("魏六", "王五", "丁一", "李四"):
        stand(desk, post, name)

    assert [one.name for one in in_order(desk.store, election)] == ["丁一", "王五", "李四", "魏六"]


def test_the_form_prints_what_the_residents_record_knows(desk: Desk, post: Post) -> None:
    person = resident(desk, id_number=NUMBER, phone=PHONE, address="示例路100弄5号302", edu="21", politics="01", ethnic="01")
    candidate = done(desk, register, person, post, "self")
    [form] = forms(desk.store, [candidate], "示例苑居民区")["candidates"]  # type: ignore[misc]

    shown = ("number", "term", "area", "post", "name", "birth", "id_number", "phone", "edu", "politics", "ethnic", "nomination")
    assert {word: form[word] for word in shown} == {
        "number": "HX-2026-0001",
        "term": "第十二届居民委员会",
        "area": "示例苑居民区",
        "post": "委员",
        "name": "张三",
        "birth": "1970.03",
        "id_number": NUMBER,
        "phone": PHONE,
        "edu": "大学本科毕业",
        "politics": "中共党员",
        "ethnic": "汉族",
        "nomination": "自荐",
    }


def test_nothing_of_the_form_that_belongs_to_the_resident_is_copied_into_the_candidate(desk: Desk, post: Post) -> None:
    done(desk, register, resident(desk, id_number=NUMBER, phone=PHONE), post)
    kept = json.dumps(desk.store.connection.execute("SELECT * FROM candidate").fetchall(), default=str)

    assert NUMBER not in kept
    assert PHONE not in kept


def test_the_public_list_holds_no_number_no_phone_and_no_day_of_birth(desk: Desk, election: Election, post: Post) -> None:
    done(desk, register, resident(desk, id_number=NUMBER, phone=PHONE, address="示例路100弄5号302"), post)
    words = json.dumps(public_list(desk.store, election, "示例苑居民区"), ensure_ascii=False)

    assert "1970.03" in words
    assert [word for word in (NUMBER, NUMBER[-4:], PHONE, PHONE[-4:], "302", "03-02") if word in words] == []


def test_the_public_list_leaves_out_who_no_longer_stands(desk: Desk, election: Election, post: Post) -> None:
    stand(desk, post, "张三")
    with desk.file.unit("退", desk.actor) as unit:
        out = next(desk.store.find(Candidate))
        unit.change(out, dataclasses.replace(out, status="rejected"))
    stand(desk, post, "李四")
    people = public_list(desk.store, election, "示例苑居民区")["candidates"]

    assert [(one["no"], one["name"]) for one in people] == [("1", "李四")]  # type: ignore[index,union-attr]


def test_a_candidacy_stands_on_the_residents_page_on_election_day(desk: Desk, post: Post) -> None:
    candidate = stand(desk, post, "张三")
    person = desk.store.get(Resident, candidate.person or "") or Resident()
    [event] = timeline(desk.store, person)

    assert (event.kind, event.text, event.at) == ("换届", "第十二届居民委员会 已报名", 1789833600000)


def test_an_election_under_way_is_counted_down_to_its_day(desk: Desk, election: Election) -> None:
    def told(today: date) -> list[tuple[date, str]]:
        return [(one.day, one.place) for one in ahead(desk.store, Period(today, today))]

    keep(desk, Election(term="以前的", day=date(2026, 9, 30), status="archived"))

    assert told(date(2026, 8, 28)) == [(DAY, "第十二届居民委员会")]
    assert told(DAY) == [(DAY, "第十二届居民委员会")]
    assert told(date(2026, 9, 21)) == []


def test_who_withdrew_no_longer_stands_for_the_post(desk: Desk, post: Post) -> None:
    stand(desk, post, "王示例")
    gone = stand(desk, post, "丁示例")
    done(desk, keep_change, gone, dataclasses.replace(gone, status="withdrawn"))

    assert [one.name for one in standing_for(desk.store, post)] == ["王示例"]


def test_seats_are_those_of_all_posts(desk: Desk, election: Election, post: Post) -> None:
    keep(desk, Post(name="chair", election=election.uid, seats=1))

    assert seats_of(desk.store, election) == 4


@pytest.mark.parametrize("status", ["valid", "void", "shortfall", "filed", "handed_over", "archived"])
def test_nobody_is_registered_for_an_election_that_is_over(desk: Desk, election: Election, post: Post, status: str) -> None:
    over = keep(desk, Election(term="第十一届居民委员会", day=date(2021, 9, 20), status=status))
    keep(desk, Post(name="director", election=over.uid, seats=1))

    assert open_posts(desk.store) == [(post, election)]


@pytest.mark.parametrize("status", ["draft", "approved", "running", None])
def test_until_the_vote_posts_are_offered_the_next_election_first(
    desk: Desk, election: Election, post: Post, status: str | None
) -> None:
    later = keep(desk, Election(term="第十三届居民委员会", day=date(2031, 9, 20), status=status))
    member = keep(desk, Post(name="member", election=later.uid, seats=5))

    assert open_posts(desk.store) == [(post, election), (member, later)]
