"""The co-operative law of Italy."""
