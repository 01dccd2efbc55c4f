"""What an entry can say was done, and how it came out."""

from enum import StrEnum


class Act(StrEnum):
    """What somebody, or the device, did."""

    APP_START = "app.start"
    APP_STOP = "app.stop"
    HEARTBEAT = "heartbeat"
    CHECK = "check"
    ACKNOWLEDGE = "acknowledge"
    ASK_SECOND = "ask-second"
    ANSWER_SECOND = "answer-second"
    RELEASE = "release"
    HOLD = "hold"
    CANCEL = "cancel"
    BREAK_GLASS = "break-glass"
    RETURN = "return"
    INCIDENT = "incident"
    NEAR_MISS = "near-miss"
    POLICY_READ = "policy-read"
    PRACTICE_RESULT = "practice-result"
    ACTION = "action"
    CLOCK_JUMP = "clock.jump"
    DISK_FULL = "disk.full"
    DEVICE_RESTORED = "device.restored"
    CONFIG = "config"
    SYNC_ALARM = "sync.alarm"
    VIEW = "view"
    EXPORT = "export"
    DEVICE_ENROL = "device.enrol"
    DEVICE_REVOKE = "device.revoke"
    LOG_FORK = "log.fork"
    LOG_EPOCH = "log.epoch"
    """Reserved for a register that goes on under its name after a loss: nothing writes it yet."""
    ERASURE_DONE = "erasure.done"
    POLICY_CHANGE = "policy.change"


REGISTER_ACTS = frozenset(
    {
        Act.DEVICE_ENROL,
        Act.DEVICE_REVOKE,
        Act.LOG_FORK,
        Act.LOG_EPOCH,
        Act.ERASURE_DONE,
        Act.POLICY_CHANGE,
    }
)
"""Of the register only, in its own log; every log enrols itself with its first entry."""


class Out(StrEnum):
    """How it came out."""

    CLEAR = "clear"
    CHECK = "check"
    STOP = "stop"
    RELEASED = "released"
    HELD = "held"
    CANCELLED = "cancelled"
    DONE = "done"
    FAILED = "failed"


class Began(StrEnum):
    """Why a log was begun after another."""

    DAMAGED = "damaged"
    MISSING = "missing"
    OTHER_KEY = "other-key"
    FORKED = "forked"
    """The register knows another entry by the same number; said in version 2 only."""
    REVOKED = "revoked"
    """The register takes nothing of the log before any more; said in version 2 only."""
