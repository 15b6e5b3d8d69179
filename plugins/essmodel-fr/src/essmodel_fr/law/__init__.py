"""The law of the SCIC, an article a module, each norm with its dates and how well it was read."""
