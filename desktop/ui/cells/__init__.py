"""表格编辑: a record table that is typed into like a sheet. A block is one unit; what cannot be read stays red and unkept."""
