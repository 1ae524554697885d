"""Paper: pages that are laid out once and shown, printed and saved alike.

print_listing(desk, listing, over)          # a list, after asking what of private columns it may hold
print_table(desk, table, "户", over)        # rows that are no records, with sections and blanks to be filled in by hand
show_pages(desk, "回执单", HtmlPages(html), over)   # a short paper of one's own
"""

from desktop.ui.print.html import HtmlPages
from desktop.ui.print.leaflets import CardPages, leaflet_pages
from desktop.ui.print.lists import Blank, ListPages, Table
from desktop.ui.print.preview import Preview, print_listing, print_table, show_pages

__all__ = [
    "Blank",
    "CardPages",
    "HtmlPages",
    "ListPages",
    "Preview",
    "Table",
    "leaflet_pages",
    "print_listing",
    "print_table",
    "show_pages",
]
