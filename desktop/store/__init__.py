"""Where records are kept: the encrypted file, units, history, merge. Knows no sheet, paper or screen."""
