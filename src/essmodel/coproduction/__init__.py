"""What is done together: services, who may have them, and at what price."""
