"""Verbs and readings of tasks, each sort in a file of its own."""

from desktop.modules.tasks.service.checklist import add_item, drop_item, items_of, notes_of, tick
from desktop.modules.tasks.service.giving import assign, change_task, draft_task, put_tasks_away
from desktop.modules.tasks.service.periodwords import may_see, may_write, subjects, unwritten, words_of, write_words
from desktop.modules.tasks.service.readings import hints, statistics, timeline
from desktop.modules.tasks.service.recurrences import (
    change_recurrence,
    is_staffed,
    keep_recurrence,
    made_of,
    make_due_tasks,
    next_of,
)
from desktop.modules.tasks.service.samedoor import same_door
from desktop.modules.tasks.service.several import move_all, reassign
from desktop.modules.tasks.service.standing import standing, why_not
from desktop.modules.tasks.service.starters import starters
from desktop.modules.tasks.service.steps import (
    accept,
    advise,
    approve,
    archive,
    ask_help,
    cancel,
    move,
    note_progress,
    pause,
    reopen,
    resume,
    send_back,
    submit,
    take_back,
)
from desktop.modules.tasks.service.summaries import month_sheet, sheet_of, week_sheet
from desktop.modules.tasks.service.training import (
    add_tip,
    set_stage,
    stage_of,
    stages_of,
    take_starters,
    template_of,
    tips_of,
)
from desktop.modules.tasks.service.waiting import due

__all__ = [
    "accept",
    "add_item",
    "add_tip",
    "advise",
    "approve",
    "archive",
    "ask_help",
    "assign",
    "cancel",
    "change_recurrence",
    "change_task",
    "draft_task",
    "drop_item",
    "due",
    "hints",
    "is_staffed",
    "items_of",
    "keep_recurrence",
    "made_of",
    "make_due_tasks",
    "may_see",
    "may_write",
    "month_sheet",
    "move",
    "move_all",
    "next_of",
    "note_progress",
    "notes_of",
    "pause",
    "put_tasks_away",
    "reassign",
    "reopen",
    "resume",
    "same_door",
    "send_back",
    "set_stage",
    "sheet_of",
    "stage_of",
    "stages_of",
    "standing",
    "starters",
    "statistics",
    "subjects",
    "submit",
    "take_back",
    "take_starters",
    "template_of",
    "tick",
    "timeline",
    "tips_of",
    "unwritten",
    "week_sheet",
    "why_not",
    "words_of",
    "write_words",
]
