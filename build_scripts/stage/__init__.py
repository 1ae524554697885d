"""The program's own window with nobody before it, and hands that press and type: for pictures, the walk and the tests.

    application()                         # once, before anything of Qt is shown
    with Stage(folder, clock) as stage:
        stage.sign_in("示例书记", password)
        stage.go("residents")
        stage.do(lambda: press(button(stage.page, "导入名册")), chooses(path))
        stage.picture().save("residents.png")

`Stage` knows when the window has come to rest; `hands` find, press and type as a person would; `answers` are what is
said to the dialogs that come up meanwhile; `offscreen` makes the application look the same on every machine.
"""

from build_scripts.stage.answers import agrees, chooses, closes, fills, picks, presses, renews, writes
from build_scripts.stage.hands import StageError, button, key, press, widget, write
from build_scripts.stage.offscreen import application
from build_scripts.stage.stage import Stage

__all__ = [
    "Stage",
    "StageError",
    "agrees",
    "application",
    "button",
    "chooses",
    "closes",
    "fills",
    "key",
    "picks",
    "press",
    "presses",
    "renews",
    "widget",
    "write",
    "writes",
]
