"""A judgement as the JSON of the command line: what a program, not a person, reads."""

from __future__ import annotations

from typing import Any

from desktop.formats.roster import Unread
from desktop.modules.residents.rules.people import At, Judgement, Person


def to_json(judgement: Judgement) -> dict[str, Any]:
    """People, doubles, rejections and warnings, each with where its row stands; and what was left out.

    `at` is [sheet name, row] for workbooks and the record number for csv and paste. A value that is not
    there is null. Remarks set aside and withheld columns are named here, never quoted.
    """
    return {
        "people": [_person(person) for person in judgement.people],
        "duplicates": [{"at": _at(double.at), "kind": double.kind.value} for double in judgement.doubles],
        "rejected": [{"at": _at(row.at), "reason": row.reason.value} for row in judgement.rejections],
        "warnings": [
            {"at": _at(person.at), "codes": [code.value for code in person.codes]}
            for person in judgement.people
            if person.codes
        ],
        "skipped": [{"at": _at(row.at), "reason": row.why} for row in judgement.skipped],
        "set_aside": [{"at": _at(aside.at), "field": aside.field} for aside in judgement.asides],
        "unread": [
            {"sheet": sheet.name, "heading": heading, "reason": reason}
            for sheet in judgement.sheets
            for heading, reason in dict.fromkeys(_left_out(column) for head in sheet.heads for column in head.unread)
        ],
        "sheets_skipped": [sheet.name for sheet in judgement.sheets if not sheet.is_read] + list(judgement.hidden),
    }


def _left_out(column: Unread) -> tuple[str, str]:
    """Its heading, by its place where it has none, and why."""
    return column.heading or f"第 {column.index + 1} 列", column.topic or ("chosen" if column.chosen else "unknown")


def _person(person: Person) -> dict[str, Any]:
    words = {
        "id": person.id_number,
        "name": person.name,
        "sex": person.sex,
        "birth": person.birth,
        "phone": person.phone,
        "compound": person.place.compound,
        "building": person.place.building,
        "room": person.place.room,
        "head": person.head,
        "ethnic": person.ethnic,
        "edu": person.edu,
        "politics": person.politics,
        "relation": person.relation,
        "hukou": person.hukou,
    }
    return {"at": _at(person.at)} | {name: word or None for name, word in words.items()}


def _at(at: At) -> list[str | int] | int:
    return [at.sheet, at.row] if at.sheet else at.row
