"""The screens, in the order in which a person meets them."""

from build_scripts.screenshots.scenes import asking, door, frame, importing, rights, tables

SCENES = (*door.SCENES, *frame.SCENES, *tables.SCENES, *importing.SCENES, *asking.SCENES, *rights.SCENES)
