"""The letter or its reader asks for another way of sending than the one that was chosen."""

from collections.abc import Iterator

from checker.checks.matter import Matter
from checker.checks.people.standing import addressee
from checker.checks.places import place_of
from checker.checks.raised import raised
from checker.checks.wording import reader
from checker.model import Channel, Evidence, Finding, Mention, MentionKind, Person
from checker.words import say

WAYS = {
    Channel.POST: lambda: say("by post"),
    Channel.EMAIL: lambda: say("by email"),
    Channel.DX: lambda: say("by DX"),
    Channel.HAND: lambda: say("by hand"),
}


def channel_mismatch(matter: Matter) -> Iterator[Finding]:
    """Say that the letter asks to be sent another way, or that its reader does.

    Why: "by email only" is often there because post is not safe, or is too late.
    Quiet when: one of the ways that the letter names is the chosen one.
    """
    chosen = matter.dispatch.channel
    asked = _instructions(matter)
    liked = _preferred(matter)
    if asked and all(one.value != chosen for one in asked):
        way = WAYS[Channel(asked[0].value)]()
        detail = say("The letter says that it goes {way}.", way=way)
        if liked is not None and liked == asked[0].value:
            detail += " " + say("So does the case, for {name}.", name=reader(matter))
        yield raised(
            "channel.mismatch",
            say(
                "The letter is to go {way}, but {chosen} was chosen", way=way, chosen=_noun(chosen)
            ),
            detail=detail,
            actions=(say("Send it {way}", way=way),),
            place=place_of(asked[0]),
            evidence=Evidence(letter=asked[0].text),
        )
    elif not asked and liked is not None and liked != chosen:
        way = WAYS[liked]()
        yield raised(
            "channel.mismatch",
            say("{name} asked to be written to {way}", name=reader(matter), way=way),
            detail=say("{chosen} was chosen.", chosen=_noun(chosen).capitalize()),
            actions=(say("Send it {way}", way=way),),
            evidence=Evidence(record=way),
        )


def _instructions(matter: Matter) -> tuple[Mention, ...]:
    """Give how the letter itself, not what is enclosed, says that it goes."""
    letter = matter.dispatch.letter
    return tuple(
        mention
        for mention in matter.mentions
        if mention.kind is MentionKind.INSTRUCTION
        and letter is not None
        and mention.file == letter.name
        and mention.hidden is None
    )


def _preferred(matter: Matter) -> Channel | None:
    known = addressee(matter)
    liked = known.preferences.channel if isinstance(known, Person) else ""
    return Channel(liked) if liked in set(Channel) else None


def _noun(channel: Channel) -> str:
    nouns = {
        Channel.POST: say("post"),
        Channel.EMAIL: say("email"),
        Channel.DX: say("DX"),
        Channel.HAND: say("delivery by hand"),
    }
    return nouns[channel]
