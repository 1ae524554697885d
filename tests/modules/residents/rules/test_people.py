"""Values of a judgement."""

from __future__ import annotations

from desktop.modules.residents.rules.numbers import Reason
from desktop.modules.residents.rules.people import At, Code, Kind, Person


def test_a_person_says_where_the_row_stands() -> None:
    assert Person("一号楼", 4, "示例甲").at == At("一号楼", 4)


def test_the_words_of_the_report_are_those_of_the_agreement() -> None:
    assert [kind.value for kind in Kind] == ["exact", "reformatted", "moved", "id_name_conflict", "no_id"]
    assert [code.value for code in Code] == [
        *("id_missing", "id_upgraded", "birth_mismatch", "birth_partial", "sex_mismatch", "phone_invalid", "phone_multiple"),
    ]
    assert [reason.value for reason in Reason] == [
        *("name_missing", "id_length", "id_charset", "id_masked", "id_checksum", "id_birthdate", "id_precision_lost"),
    ]
