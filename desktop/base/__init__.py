"""What everything may use. No Qt, no SQL, no knowledge of residents."""
