"""Where many letters come in: drop a folder or a list of them, or choose one."""

from checker.words import say
from ui.widgets.drop_zone import DropZone


class FolderZone(DropZone):
    """The same place to drop on; the second button chooses a list."""

    other_key = ""

    def words(self) -> tuple[str, str, str, str, str]:
        """Speak of a folder."""
        return (
            say("Drop a folder of letters here"),
            say("Drop a folder of letters here"),
            say(
                "Each file in it is a letter; a folder in it is one letter with its enclosures. A "
                'list is a CSV file with the columns "letter", "case", "to" and "via".'
            ),
            say("Choose a folder (Ctrl+O)"),
            say("Choose a list"),
        )
