"""How records come in and go out: sheets, papers, packages. Knows no store and no screen."""
