"""Pages outside docs_dir in a site: where they go, what their links lead to, how they are shown."""

from mkdocs_gapreport.mounting.github import Dialect, as_github_shows
from mkdocs_gapreport.mounting.links import Links
from mkdocs_gapreport.mounting.places import Mount, mounts
from mkdocs_gapreport.mounting.showing import MountExtension

__all__ = ["Dialect", "Links", "Mount", "MountExtension", "as_github_shows", "mounts"]
