"""Windows' walls: the process gives up its privileges, its integrity, and starting programs.

The parent's job object (`checker.worker.job_object`) limits its memory and its time.
"""

import sys

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _ADJUST, _CHANGE = 0x00A8, 0x0080  # query, adjust privileges and defaults; change defaults
    _INTEGRITY, _PRIVILEGES = 25, 3
    _REMOVED = 0x4
    _LOW = b"\x01\x01\x00\x00\x00\x00\x00\x10\x00\x10\x00\x00"  # S-1-16-4096
    _IS_INTEGRITY = 0x20
    _POLICIES = ((6, 1), (10, 3), (13, 1))
    """No extension points; no code from the network or of low integrity; no programs of its own."""

    class _Labelled(ctypes.Structure):
        """TOKEN_MANDATORY_LABEL."""

        _fields_ = (("sid", ctypes.c_void_p), ("attributes", wintypes.DWORD))

    def walls(without: tuple[str, ...]) -> tuple[str, ...]:
        """Put up every wall but those named, and give the names of those that stand."""
        standing = []
        token = _own_token()
        if token and "no-privileges" not in without and _drop_privileges(token):
            standing.append("no-privileges")
        if "no-programs" not in without and _keep_to_policies():
            standing.append("no-programs")
        if token and "low-integrity" not in without and _sink(token):
            standing.append("low-integrity")
        return tuple(standing)

    def _own_token() -> wintypes.HANDLE | None:
        token = wintypes.HANDLE()
        kernel, advapi = ctypes.windll.kernel32, ctypes.windll.advapi32
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        own = wintypes.HANDLE(kernel.GetCurrentProcess())
        opened = advapi.OpenProcessToken(own, _ADJUST | _CHANGE, ctypes.byref(token))
        return token if opened else None

    def _drop_privileges(token: wintypes.HANDLE) -> bool:
        """Remove every privilege that the person has, for good."""
        advapi = ctypes.windll.advapi32
        needed = wintypes.DWORD()
        advapi.GetTokenInformation(token, _PRIVILEGES, None, 0, ctypes.byref(needed))
        held = ctypes.create_string_buffer(max(needed.value, 4))
        if not advapi.GetTokenInformation(
            token, _PRIVILEGES, held, len(held), ctypes.byref(needed)
        ):
            return False
        count = int.from_bytes(held.raw[:4], "little")
        for place in range(count):  # a count, then twelve bytes each: a name and what it is
            at = 4 + 12 * place + 8
            ctypes.memmove(ctypes.byref(held, at), _REMOVED.to_bytes(4, "little"), 4)
        return bool(advapi.AdjustTokenPrivileges(token, 0, held, 0, None, None))

    def _sink(token: wintypes.HANDLE) -> bool:
        """Lower the process's own integrity: it can write nowhere that the person can."""
        sid = ctypes.create_string_buffer(_LOW, len(_LOW))
        label = _Labelled(ctypes.cast(sid, ctypes.c_void_p), _IS_INTEGRITY)
        size = ctypes.sizeof(label) + len(_LOW)
        told = ctypes.windll.advapi32.SetTokenInformation(
            token, _INTEGRITY, ctypes.byref(label), size
        )
        return bool(told)

    def _keep_to_policies() -> bool:
        kernel = ctypes.windll.kernel32
        held = [
            kernel.SetProcessMitigationPolicy(which, ctypes.byref(wintypes.DWORD(flags)), 4)
            for which, flags in _POLICIES
        ]
        return bool(held[-1])

else:

    def walls(without: tuple[str, ...]) -> tuple[str, ...]:
        """Say that none of these stand elsewhere."""
        del without
        return ()
