"""What is seen: tables and charts for the terminal; reads saved results only."""
