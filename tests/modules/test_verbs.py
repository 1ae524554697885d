"""Who may do what: every verb of every slice and of the kernel, for every role; and no way past the verbs."""

from __future__ import annotations

import ast
import importlib
import inspect
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from office import MODULES, as_role, open_office

from desktop.base.clock import FixedClock
from desktop.base.errors import RefusedError
from desktop.model.rights import ROLES, Right
from desktop.work import export, handout, history, paper, viewing
from desktop.work import keep as keeping
from desktop.work.desk import Desk
from desktop.work.verb import Verb

SLICES = Path(__file__).resolve().parents[2] / "desktop" / "modules"
SERVICES = [importlib.import_module(f"desktop.modules.{module.name}.service") for module in MODULES]
KERNEL = [keeping, export, history, paper, handout, viewing]

NEEDS = {
    Right.PRESENT: {"change_password", "prefer"},
    Right.READ: {"undo", "verify", "keep_changes", "keep_view", "change_view", "rename_view", "drop_view"},
    Right.PRIVATE: {"reveal"},
    Right.EDIT: {
        *("register_resident", "change_resident", "move_to", "import_roster", "log_visit", "log_visits", "register"),
        *("open_tag", "amend_tag", "review_tag", "close_tag"),
        *("merge", "split", "tell_apart", "doubt_again"),
        *("register_home", "change_home"),
        *("register_household", "add_member", "change_head", "relate", "depart", "move_household_out"),
        *("pin_note", "change_note", "take_down"),
        *("assign", "accept", "submit", "approve", "send_back", "cancel", "carry_out", "draft_task", "change_task"),
        *("put_tasks_away", "pause", "resume", "ask_help", "advise", "move", "note_progress", "take_back", "reopen", "archive"),
        *("tick", "add_item", "drop_item", "add_tip", "take_starters", "reassign", "move_all"),
        *("keep_recurrence", "change_recurrence", "make_due_tasks", "write_words"),
        *("log_demand", "change_demand", "accept_demand", "decline_demand", "assign_demand", "reply_to_demand"),
        *("solve_demand", "escalate_demand", "answer_demand", "meet_about_demand", "conclude_demand", "postpone_demand"),
        *("review_demand", "resume_demand", "tell_resident", "miss_resident", "close_demand", "reopen_demand"),
        *("keep_new", "keep_change", "put_away", "bring_back", "bring_all_back", "put_back"),
        *("log_talk", "move_competence", "rotate", "appraise_halfway", "conclude", "review_diary"),
        *("give_consent", "change_consent", "correct_resident"),
    },
    Right.MEET: {"keep_meeting", "resolve", "amend"},
    Right.EXPORT: {
        *(
            "note_export",
            "note_print",
            "note_problems",
            "note_rows_exported",
            "note_rows_printed",
            "print_paper",
            "note_ledger",
            "note_contacts",
        ),
    },
    Right.OWN: {
        *("own_keys", "write_key", "trust", "pack", "take", "unpack", "write_plain"),
        *("set_cadence", "add_person", "stop_person", "renew_code", "note_backup", "note_restore"),
        *("set_limits", "set_few", "set_stage"),
        *("register_member", "change_member", "remove_members"),
        *("open_tenure", "change_tenure", "end_tenure", "strike_out"),
        *("appraise", "record_step", "record_applicants", "set_team_rules", "pair_up", "change_pair"),
        *("withdraw_consent", "stop_using", "resume_using", "purge_resident", "purge_record", "note_renewal"),
        *("note_dossier", "note_decision", "set_gone_years", "change_area"),
    },
}
"""Right -> names of the verbs that need it, written down a second time: a verb that nobody thought about fails here.

Source: decisions on people and rights; test A1 of the security paper."""


def offered(module: ModuleType) -> Iterator[tuple[str, Any]]:
    """What a service offers: its own public names, or those its package lists."""
    names = getattr(module, "__all__", None) or [name for name in vars(module) if not name.startswith("_")]
    for name in names:
        value = getattr(module, name)
        if getattr(value, "__module__", "").startswith(module.__name__):
            yield name, value


VERBS = {name: value for module in (*SERVICES, *KERNEL) for name, value in offered(module) if isinstance(value, Verb)}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One desk for all: nothing is done at it, or it is done by somebody without the right."""
    made = open_office(tmp_path_factory.mktemp("office"), FixedClock(date(2026, 8, 28)))
    yield made.desk()
    made.close()


def takes_a_unit(value: object) -> bool:
    """Whether it is a plain function whose first parameter is a unit: it could write and asks nobody's right."""
    return inspect.isfunction(value) and next(iter(inspect.signature(value).parameters), "") == "unit"


def test_every_verb_has_the_right_that_was_thought_of() -> None:
    assert {name: verb.needs for name, verb in VERBS.items()} == {
        name: right for right, names in NEEDS.items() for name in names
    }


@pytest.mark.parametrize(("name", "role"), list(product(sorted(VERBS), ROLES)))
def test_a_verb_is_open_to_exactly_the_roles_that_have_its_right(desk: Desk, name: str, role: str) -> None:
    allowed = True
    with desk.file.unit("试", as_role(desk, role)) as unit:
        try:
            VERBS[name](unit)
        except RefusedError:
            allowed = False
        except TypeError:
            pass  # past the question of rights: it missed its arguments

    assert allowed is (VERBS[name].needs in ROLES[role])


@pytest.mark.parametrize("module", [*SERVICES, *KERNEL], ids=lambda module: module.__name__.removeprefix("desktop."))
def test_whatever_a_service_offers_that_writes_is_a_verb(module: ModuleType) -> None:
    assert [name for name, value in offered(module) if takes_a_unit(value)] == []


def test_the_search_for_what_writes_finds_it() -> None:
    homes = importlib.import_module("desktop.modules.residents.service.homes")

    assert "move" in [name for name, value in offered(homes) if takes_a_unit(value)]


@pytest.mark.parametrize("path", sorted(SLICES.rglob("*.py")), ids=lambda path: path.relative_to(SLICES).as_posix())
def test_commands_and_pages_reach_for_nothing_behind_the_verbs(path: Path) -> None:
    if "service" in (path.parent.name, path.stem):
        return
    imports = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.ImportFrom)]
    for node in imports:
        if node.module and node.module.startswith("desktop.modules.") and ".service" in node.module:
            module = importlib.import_module(node.module)
            assert [one.name for one in node.names if takes_a_unit(getattr(module, one.name))] == []
