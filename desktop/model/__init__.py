"""What is kept: kinds of value, fields, records, code lists, rights. No storage, no screen."""
