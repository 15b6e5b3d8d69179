"""How the pages are built."""

from importlib import metadata

project = "essmodel"
author = "The essmodel authors"
project_copyright = "2026, The essmodel authors"
release = metadata.version("essmodel")

extensions = ["myst_parser", "sphinx_copybutton", "sphinx_design"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
nitpicky = True
copybutton_exclude = ".linenos, .gp, .go"

html_theme = "furo"
html_title = f"essmodel {release}"
