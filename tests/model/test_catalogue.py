"""All record types of one program."""

from __future__ import annotations

import pytest
from kernel import House, Person

from desktop.model.catalogue import Catalogue


def test_types_are_found_by_table_in_the_order_given() -> None:
    catalogue = Catalogue(Person, House)
    assert (list(catalogue), catalogue["house"], len(catalogue)) == (["person", "house"], House, 2)


def test_what_is_not_declared_is_not_there() -> None:
    assert "street" not in Catalogue(House)


def test_two_types_of_one_table_are_refused() -> None:
    with pytest.raises(ValueError, match="house"):
        Catalogue(House, Person, House)


def test_who_points_at_a_table_is_known() -> None:
    catalogue = Catalogue(House, Person)
    assert [(kind.table, field.name) for kind, field in catalogue.pointing_at("person")] == [("person", "friends")]
    assert [field.name for _, field in catalogue.pointing_at("house")] == ["house"]


def test_nobody_points_at_what_is_not_there() -> None:
    assert list(Catalogue(House).pointing_at("person")) == []
