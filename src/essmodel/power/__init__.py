"""Who can decide, before anybody has said what they want: games of votes, and indices of power."""
