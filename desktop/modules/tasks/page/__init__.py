"""What the room of tasks looks like."""

from desktop.modules.tasks.page.tasks import AT_WORK, WAITING, Page, views_of

__all__ = ["AT_WORK", "WAITING", "Page", "views_of"]
