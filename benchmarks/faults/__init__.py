"""What becomes of faults, counted: `python -m benchmarks.faults`."""
