"""Co-operative law of Québec, Italy, Spain and Germany; a pack for each."""
