"""What is measured: concentration by lens, and the record that a run leaves."""
