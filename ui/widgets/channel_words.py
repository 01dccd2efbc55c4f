"""How something travels, in words and with an icon."""

from checker.model import Channel
from checker.words import say


def channel_words(channel: Channel) -> str:
    """Give a channel in words."""
    words = {
        Channel.POST: say("Post"),
        Channel.EMAIL: say("Email"),
        Channel.DX: say("DX"),
        Channel.HAND: say("By hand"),
    }
    return words[channel]


def channel_icon(channel: Channel) -> str:
    """Give the icon of a channel."""
    icons = {
        Channel.POST: "mail",
        Channel.EMAIL: "send",
        Channel.DX: "package",
        Channel.HAND: "hand",
    }
    return icons[channel]
