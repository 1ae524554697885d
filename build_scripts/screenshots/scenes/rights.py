"""The rights of residents: what is asked, what is shown before it is printed, what the secretary decides about."""

from __future__ import annotations

from functools import partial

from build_scripts.screenshots.studio import Scene, Studio
from build_scripts.stage import Stage, agrees, picks, press, writes
from build_scripts.stage.answers import Answer
from desktop.model.record import Record
from desktop.modules.residents.page.ended import Ended
from desktop.modules.residents.records import Consent, Resident
from desktop.modules.residents.rules.retention import GONE_YEARS
from desktop.modules.residents.service import farewell, resume_using, set_gone_years, standing, stop_using
from desktop.modules.visits.records import Visit
from desktop.store.query import Query

_WHY = "本人来电话要求，不想再出现在名单上"


def _selected(stage: Stage, *chosen: Record) -> None:
    stage.frame.desk.selected = chosen


def _visited(stage: Stage) -> Resident:
    """Somebody of whom there is something to tell."""
    store = stage.frame.desk.store
    for visit in store.find(Visit):
        found = store.get(Resident, visit.resident or "")
        if found is not None:
            return found
    return next(store.find(Resident))


def _agreed(stage: Stage) -> Resident:
    store = stage.frame.desk.store
    people = (store.get(Resident, one.resident or "") for one in store.find(Consent))
    return next(one for one in people if one is not None and standing(store, one))


def _about(name: str, command: str, studio: Studio, *before: Answer) -> None:
    """A command about one person: these answers, then a look at what comes up."""
    stage = studio.demo
    _selected(stage, _visited(stage))
    stage.do(lambda: stage.frame.carry_out(command), *before, studio.seen(stage, name))


def _blank_notices(studio: Studio) -> None:
    stage = studio.demo
    stage.do(lambda: stage.frame.carry_out("residents.notice_blank"), writes("2"), studio.seen(stage, "residents-notice_blank"))


def _withdraw(studio: Studio) -> None:
    stage = studio.demo
    _selected(stage, _agreed(stage))
    stage.do(lambda: stage.frame.carry_out("residents.withdraw"), studio.seen(stage, "residents-withdraw"))


def _labels(studio: Studio) -> None:
    stage = studio.demo
    people = stage.frame.desk.store
    _selected(stage, *people.page(Resident, people.ids(Resident, Query())[:60]))
    stage.do(lambda: stage.frame.carry_out("residents.labels"), studio.seen(stage, "residents-labels_what"))
    stage.do(lambda: stage.frame.carry_out("residents.labels"), agrees, studio.seen(stage, "residents-labels"))
    stage.do(lambda: stage.frame.carry_out("residents.cards"), agrees, studio.seen(stage, "residents-cards"))


def _purge(studio: Studio) -> None:
    stage = studio.demo
    person = _visited(stage)
    _selected(stage, person)
    stage.do(lambda: stage.frame.carry_out("residents.purge"), studio.seen(stage, "residents-purge_fate"))
    quiet = next(one for one in reversed(list(stage.frame.desk.store.find(Resident))) if one.uid != person.uid)
    _selected(stage, quiet)
    found = farewell(stage.frame.desk.store, quiet)
    kept = [agrees] * (len(found.remains) + bool(found.homes))
    stage.do(lambda: stage.frame.carry_out("residents.purge"), *kept, studio.seen(stage, "residents-purge_confirm"))


def _ended(studio: Studio) -> None:
    """Two people are held back for the picture, and let go again."""
    stage = studio.demo
    desk = stage.frame.desk
    people = desk.store.page(Resident, desk.store.ids(Resident, Query())[:2])
    for person in people:
        desk.do(stop_using, person, _WHY).then(lambda _: None)
    stage.settle()
    page = studio.table(stage, "residents", "到期与停用")
    assert isinstance(page, Ended)
    press(page.chips["已停止使用"])
    page.table.selectRow(0)
    studio.see(stage, "residents-ended_stopped")
    press(page.chips["到期清单"])
    desk.do(set_gone_years, 1).then(lambda _: None)
    stage.settle()
    page.table.selectRow(0)
    studio.see(stage, "residents-ended_list")
    desk.do(set_gone_years, GONE_YEARS).then(lambda _: None)
    for person in people:
        desk.do(resume_using, person).then(lambda _: None)
    stage.settle()


SCENES = (
    Scene("residents-notice", partial(_about, "residents-notice", "residents.notice")),
    Scene("residents-notice_blank", _blank_notices),
    Scene("residents-consent_new", partial(_about, "residents-consent_new", "residents.consent")),
    Scene(
        "residents-agreement", lambda studio: _about("residents-agreement", "residents.agreement", studio, picks("照护需要"))
    ),
    Scene("residents-withdraw", _withdraw),
    Scene("residents-dossier_why", partial(_about, "residents-dossier_why", "residents.dossier")),
    Scene(
        "residents-dossier", lambda studio: _about("residents-dossier", "residents.dossier", studio, writes("本人来要求查阅"))
    ),
    Scene("residents-correct", partial(_about, "residents-correct", "residents.correct")),
    Scene("residents-stop", partial(_about, "residents-stop", "residents.stop")),
    Scene("residents-labels", _labels),
    Scene("residents-purge", _purge),
    Scene("residents-ended_decide", _ended),
)
