"""The screens, in the order in which a person meets them."""

from build_scripts.screenshots.scenes import (
    asking,
    days,
    demands,
    door,
    frame,
    grids,
    homes,
    importing,
    rights,
    tables,
    tasks,
    team,
    walks,
)

SCENES = (
    *door.SCENES,
    *frame.SCENES,
    *tables.SCENES,
    *days.SCENES,
    *grids.SCENES,
    *homes.SCENES,
    *demands.SCENES,
    *tasks.SCENES,
    *importing.SCENES,
    *asking.SCENES,
    *walks.SCENES,
    *team.SCENES,
    *rights.SCENES,
)
