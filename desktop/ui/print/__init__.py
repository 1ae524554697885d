"""Paper: pages that are laid out once and shown, printed and saved alike.

print_listing(desk, listing, over)          # a list, after asking what of private columns it may hold
show_pages(desk, "回执单", HtmlPages(html), over)   # a short paper of one's own
"""

from desktop.ui.print.html import HtmlPages
from desktop.ui.print.leaflets import CardPages, leaflet_pages
from desktop.ui.print.lists import ListPages
from desktop.ui.print.preview import Preview, print_listing, show_pages

__all__ = ["CardPages", "HtmlPages", "ListPages", "Preview", "leaflet_pages", "print_listing", "show_pages"]
