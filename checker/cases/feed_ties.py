"""Who lives with whom in one case of HMCTS's private-law feed, and what of it is confidential."""

from checker.cases.feed_people import CHILD, RESPONDENT, Feed, address
from checker.cases.feed_values import Node, OddFeedError, snake
from checker.cases.snapshot import Json
from checker.matching.folding import fold
from checker.model import EVERYONE
from checker.words import say

_RELATIONS = (
    ("childAndApplicantRelations", "applicant", "childAndApplicantRelation"),
    ("childAndRespondentRelations", "respondent", "childAndRespondentRelation"),
    ("childAndOtherPeopleRelations", "otherPeople", "childAndOtherPeopleRelation"),
)
"""Each list, and how its older fields begin and are called."""
_CHILDREN = ("newChildDetails", "children")


def tie(feed: Feed, data: Node) -> None:
    """Add the relations of the children to the parties, and where the children live.

    Raises:
        OddFeedError: a confidential relation names nobody of the case, or a value is odd.
    """
    for key, older, relation in _RELATIONS:
        for _, one in data.elements(key):
            _add_relation(feed, one, older, relation)
    for key in _CHILDREN:
        for child, one in data.elements(key):
            if isinstance(one.held.get("whoDoesTheChildLiveWith"), dict):
                _add_home(feed, child, one.at("whoDoesTheChildLiveWith"))


def _add_relation(feed: Feed, one: Node, older: str, relation: str) -> None:
    party = one.text("partyId") or one.text(f"{older}Id")
    child = one.text("childId") or _named(feed, one.text("childFullName"))
    secret = one.says("isChildLivesWithPersonConfidential")
    if party not in feed.people or child not in feed.people:
        if secret:
            raise OddFeedError(one.path, say("the ids of a party and a child of the case"))
        return  # it speaks of somebody who is not in the case any more, and protects nobody
    kind = snake(one.text("relationType") or one.text(relation))
    feed.relationships[party, child] = {
        "from": party,
        "to": child,
        "kind": "" if kind == "other" else kind,
        "lives_with": one.says("childLivesWith"),
        "lives_with_confidential": secret,
    }
    if secret:
        _keep(feed, party, ["identity"], f"lives-with/{party}")
        _keep(feed, child, ["address"], f"home/{child}")


def _keep(feed: Feed, whom: str, what: list[Json], name: str) -> None:
    """Keep something of somebody from the respondents, who are not told who the child lives with.

    Where the case has none, from everyone.
    """
    hidden: list[Json] = [one for one in feed.holding(RESPONDENT) if one != whom]
    wanted: Json = {
        "id": name, "subject": whom, "what": what, "from": hidden or [str(EVERYONE)], "basis": "c8",
    }  # fmt: skip
    if wanted not in feed.restrictions:
        feed.restrictions.append(wanted)


def _add_home(feed: Feed, child: str, home: Node) -> None:
    """Add where a child lives: as confidential as the home of the party whom it lives with."""
    party = home.text("partyId")
    held = feed.people.get(child)
    if held is None:
        return
    if party in feed.people:
        empty: dict[str, Json] = {"from": party, "to": child}
        feed.relationships.setdefault((party, child), empty)["lives_with"] = True
    if home.has("childAddress"):
        flag, known = _as_theirs(feed, party)
        kept = feed.relationships.get((party, child), {}).get("lives_with_confidential")
        held["addresses"] = [
            address(
                home.at("childAddress"),
                f"{child}/home",
                confidential="c8" if kept else flag,
                known=known,
            )
        ]


def _as_theirs(feed: Feed, party: str) -> tuple[str, bool]:
    """Say how confidential a party's own address is, and whether it is known."""
    addresses = feed.people.get(party, {}).get("addresses")
    own = addresses[0] if isinstance(addresses, list) and addresses else None
    if not isinstance(own, dict):
        return "unknown", True
    return str(own["confidential"]), own["kind"] != "no_fixed_abode"


def _named(feed: Feed, full_name: str) -> str:
    """Give the id of the one child of this name, or nothing."""
    wanted = fold(full_name)
    found = [
        whom
        for whom in feed.holding(CHILD)
        if fold(f"{feed.people[whom].get('first_name')} {feed.people[whom].get('last_name')}")
        == wanted
    ]
    return found[0] if len(found) == 1 else ""
