"""How it looks: pages, forms, tables, menus, built from declarations."""
