"""What the day looks like."""

from desktop.modules.today.page.today import Page

__all__ = ["Page"]
