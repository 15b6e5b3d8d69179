"""How a multi-stakeholder co-operative governs itself: statutes, members, meetings, outcomes."""
