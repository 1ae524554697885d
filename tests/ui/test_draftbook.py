"""Half-typed words outlive locks and power cuts."""

from __future__ import annotations

import pytest

from desktop.store.store import Store
from desktop.ui.draftbook import DraftBook
from desktop.work.jobs import Now


class Counting(Now):
    """Jobs that count."""

    count = 0

    def start(self, *words: object) -> None:
        self.count += 1
        super().start(*words)


@pytest.fixture
def jobs() -> Counting:
    return Counting()


@pytest.fixture
def book(store: Store, jobs: Counting) -> DraftBook:
    return DraftBook(store, "ACCOUNT-1", jobs)


def again(store: Store, account: str = "ACCOUNT-1") -> DraftBook:
    return DraftBook(store, account, Now())


def test_what_was_half_typed_is_there_after_the_next_sign_in(book: DraftBook, store: Store) -> None:
    book.keep("page:residents", {"name": "王示"})

    assert again(store).words("page:residents") == {"name": "王示"}


def test_nobody_else_sees_it(book: DraftBook, store: Store) -> None:
    book.keep("page:residents", {"name": "王示"})

    assert again(store, "ACCOUNT-2").words("page:residents") == {}


def test_nothing_typed_forgets_the_place(book: DraftBook, store: Store) -> None:
    book.keep("page:residents", {"name": "王示"})
    book.keep("page:residents", {})

    assert again(store).words("page:residents") == {}


def test_the_same_words_again_are_not_written_again(book: DraftBook, jobs: Counting) -> None:
    book.keep("page:residents", {"name": "王示"})
    book.keep("page:residents", {"name": "王示"})

    assert jobs.count == 1


def test_places_are_found_by_their_beginning(book: DraftBook) -> None:
    book.keep("page:residents", {"name": "王示"})
    book.keep("form:visit:", {"note": "漏水"})

    assert book.under("page:") == {"residents": {"name": "王示"}}


def test_words_on_their_way_are_kept_until_the_record_is_written(book: DraftBook) -> None:
    book.hand_over("form:visit:", "visit", {"note": "漏水"})
    before = book.words("form:visit:")

    book.written({"visit": {"01"}})

    assert (before, book.words("form:visit:")) == ({"note": "漏水"}, {})


def test_a_record_of_another_sort_does_not_count_as_written(book: DraftBook) -> None:
    book.hand_over("form:visit:", "visit", {"note": "漏水"})

    book.written({"task": {"01"}})

    assert book.words("form:visit:") == {"note": "漏水"}
