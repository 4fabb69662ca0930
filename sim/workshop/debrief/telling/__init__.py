"""What a debrief says in words and charts, for a page and for slides alike."""
