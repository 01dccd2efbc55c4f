"""The words of the review room: what a letter is there for, without anybody's name."""

from checker.words import say

_WHY = {
    "address.unknown": "The address is not on the case record",
    "address.previous": "The address has ended",
    "address.other-person": "The address is somebody else's in this case",
    "address.other-case": "The address belongs to another case",
    "address.near-miss": "The address is close, but not the same",
    "address.missing": "No address was found",
    "address.surfaces-disagree": "Letter and envelope name different addresses",
    "address.shared-home": "The address is shared with somebody who must be kept apart",
    "address.no-post": "The record says not to post there",
    "address.gone-away": "Post to this address came back",
    "address.known-wrong": "Something went there by mistake before",
    "email.unknown": "The email address is not on the case record",
    "email.other-person": "The email address is another party's",
    "record.missing": "There is no case record to compare with",
    "record.old": "The case record is old",
}
_FAMILIES = {
    "address": "The address",
    "case": "Another case",
    "child": "A child in this case",
    "dispatch": "How it is sent",
    "document": "The document",
    "email": "The email address",
    "enclosure": "What is enclosed",
    "hidden": "Something the page does not show",
    "pages": "Pages that do not belong",
    "person": "Somebody who is not in this case",
    "privileged": "Privileged material",
    "protected": "Confidential address or place",
    "recipient": "Whether this recipient may have it",
    "record": "The case record",
    "reference": "The case number",
    "restricted": "Material with restrictions",
    "source": "Who gave information",
    "unread": "Something could not be read",
}


def why_words(code: str) -> str:
    """Say in a few words what a finding of a code is about; nobody is named."""
    told = _WHY.get(code) or _FAMILIES.get(code.partition(".")[0])
    return say(told or "Something that needs another pair of eyes")
