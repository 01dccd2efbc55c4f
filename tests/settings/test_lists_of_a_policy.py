"""What is made of a policy's lists is made once, and anew for another policy."""

from dataclasses import replace

from checker.settings import Policy, load_policy, of_policy, word_list

THEIRS = load_policy()
OURS = replace(THEIRS, lists={"relations": ("nain=grandmother",)})


def test_what_is_made_of_a_policy_is_made_once_until_another_one_is_asked_about() -> None:
    """However often a policy is asked about, and never with what another one's lists gave."""
    made: list[Policy] = []

    @of_policy
    def relations(policy: Policy) -> int:
        made.append(policy)
        return len(word_list("relations", policy))

    counts = [relations(one) for one in (OURS, OURS, THEIRS, OURS)]

    assert made == [OURS, THEIRS, OURS]
    assert counts == [counts[0], counts[0], counts[0] - 1, counts[0]]
